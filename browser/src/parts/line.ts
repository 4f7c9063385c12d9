/** The line that speaks: what was done, and how to undo it. Heard by screen readers too. */

import { find, make, makeButton } from "./elements";

/** Something that may follow on what was said. */
export interface Offer {
  word: string;
  act: () => unknown;
  key?: string;
}

/** Say what happened, with what may be done about it; it stands until the next is said. */
export function say(words: string, ...offers: Offer[]): void {
  const line = find("#line");
  find("#line-words")?.replaceChildren(words);
  find("#line-acts")?.replaceChildren(...offers.map(offered));
  if (line) delete line.dataset.empty;
}

/** An offer to undo, under the key U. */
export function undo(act: () => unknown): Offer {
  return { word: "Undo", act, key: "u" };
}

/** Say what went wrong, in the words of whoever noticed. */
export function sayProblem(error: unknown): void {
  say(error instanceof Error ? error.message : String(error));
}

/** Tell a screen reader alone. */
export function hear(words: string): void {
  find("#heard")?.replaceChildren(words);
}

/** Take the line away; whether there was one. */
export function hush(): boolean {
  const line = find("#line");
  if (!line || "empty" in line.dataset) return false;
  line.dataset.empty = "";
  find("#line-words")?.replaceChildren();
  find("#line-acts")?.replaceChildren();
  return true;
}

/** Make the line's own button work. */
export function startLine(): void {
  find("#line-close")?.addEventListener("click", hush);
}

function offered({ word, act, key }: Offer): HTMLElement {
  const button = makeButton(
    word,
    async () => {
      hush();
      try {
        await act();
      } catch (error) {
        sayProblem(error);
      }
    },
    key ? { "data-key": key } : {},
  );
  if (key) button.append(" ", make("kbd", {}, key.toUpperCase()));
  return button;
}
