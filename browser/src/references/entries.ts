/** The entries of a reference list: what can be done with each, by button and by key. */

import { ask, path } from "../api/desk";
import { act, doAct } from "../parts/acts";
import { device } from "../parts/device";
import { find, findAll } from "../parts/elements";
import { hear, say, undo } from "../parts/line";
import { light, unlight } from "./light";
import { shelve, shelveSure } from "./shelving";

/** Where the list stands: how it is shown anew, and how an entry is shown in its text. */
export interface Place {
  refresh: () => Promise<void>;
  go?: (card: HTMLElement, places?: string) => Promise<void>;
}

const KEYS: Record<string, string> = {
  Enter: "correct-entry",
  v: "entry-seen",
  g: "entry-into",
  z: "go-reference",
  "+": "entry-join",
  d: "entry-out",
};

/** The list on the page. */
export function list(): HTMLElement | null {
  return find("#reference-lists");
}

/** The address of the list, or of something of it, in the API. */
export function ofList(...parts: string[]): string {
  return path("references", list()?.dataset.document ?? "", ...parts);
}

/** The card of an entry that a button stands on. */
export function cardOf(source: Element | null): HTMLElement | null {
  return source?.closest<HTMLElement>("[data-entry]") ?? null;
}

/** The place of a card's entry in the text. */
export function spanOf(card: HTMLElement): { start: number; end: number } {
  const [start, end] = (card.dataset.entry ?? "").split(":").map(Number);
  return { start: start ?? 0, end: end ?? 0 };
}

/** Make the buttons and keys of entries work. */
export function startEntries(place: Place): void {
  const { refresh } = place;
  act("correct-entry", async (_, source) => {
    const card = cardOf(source);
    if (!card) return;
    const { openEntryForm } = await import("./form");
    await openEntryForm(card, refresh);
  });
  act("entry-seen", (_, source) => seen(cardOf(source), refresh));
  act("entry-into", (_, source) => shelve(cardOf(source), refresh));
  act("entry-is", (work, source) => shelve(cardOf(source), refresh, work));
  act("entries-into", () => shelveSure(refresh));
  act("entry-join", (_, source) => join(cardOf(source), refresh));
  act("entry-out", (_, source) => leaveOut(cardOf(source), true, refresh));
  act("entry-back", (_, source) => leaveOut(cardOf(source), false, refresh));
  act("undo-correction", () => takeBack("undo", refresh));
  act("redo-correction", () => takeBack("redo", refresh));
  act("go-reference", (_, source) => {
    const card = cardOf(source);
    return card && place.go?.(card);
  });
  document.addEventListener("keydown", (event) => pressed(event), true);
  for (const kind of ["focusin", "pointerover"]) {
    document.addEventListener(kind, (event) => light(event.target as Element));
  }
  document.addEventListener("pointerout", (event) => {
    if (!(event.relatedTarget as Element | null)?.closest?.("[data-places]")) unlight();
  });
  document.addEventListener("click", (event) => {
    const value = (event.target as Element).closest<HTMLElement>(".ref-value[data-places]");
    const card = cardOf(value);
    if (value && card) void place.go?.(card, value.dataset.places);
  });
}

/** An offer to take back the last correction. */
export function undoLast(refresh: () => Promise<void>) {
  return undo(() => takeBack("undo", refresh));
}

/** Show the list anew with the keyboard on an entry: that one, or the one now in its place. */
export async function refreshAt(
  card: HTMLElement | null,
  refresh: () => Promise<void>,
): Promise<void> {
  const id = card?.id ?? "";
  const at = cards().indexOf(card as HTMLElement);
  await refresh();
  const there = document.getElementById(id) ?? cards()[Math.min(at, cards().length - 1)];
  there?.focus();
}

async function takeBack(deed: "undo" | "redo", refresh: () => Promise<void>): Promise<void> {
  const card = cardOf(document.activeElement);
  await ask("POST", ofList(deed));
  await refreshAt(card, refresh);
  say(deed === "undo" ? "Taken back." : "Done again.");
}

async function seen(card: HTMLElement | null, refresh: () => Promise<void>): Promise<void> {
  if (!card) return;
  const next = cards().indexOf(card) + 1;
  await ask("POST", ofList("seen"), { spans: [spanOf(card)] });
  await refresh();
  const waiting = cards().filter((each) => each.querySelector('[data-act="entry-seen"]'));
  const rest = waiting.find((each) => cards().indexOf(each) >= next) ?? waiting[0];
  (rest ?? document.getElementById(card.id))?.focus();
  say(
    rest ? "Kept as right. Here is the next." : "Kept as right; nothing more needs a look.",
    undoLast(refresh),
  );
}

async function join(card: HTMLElement | null, refresh: () => Promise<void>): Promise<void> {
  const next = cards()[cards().indexOf(card as HTMLElement) + 1];
  if (!card || !next) {
    say("There is no entry after this one.");
    return;
  }
  await ask("POST", ofList("joined"), { spans: [spanOf(card), spanOf(next)] });
  await refreshAt(card, refresh);
  say("The two are one entry.", undoLast(refresh));
}

async function leaveOut(
  card: HTMLElement | null,
  out: boolean,
  refresh: () => Promise<void>,
): Promise<void> {
  if (!card) return;
  await ask("POST", ofList("left-out"), { spans: [spanOf(card)], left_out: out });
  await refreshAt(card, refresh);
  say(out ? "Left out as no reference." : "It is in the list again.", undoLast(refresh));
}

function pressed(event: KeyboardEvent): void {
  const card = event.target as HTMLElement;
  if (!card.matches?.(".ref-card") || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const deed = KEYS[event.key];
  if (step) {
    const next = cards()[cards().indexOf(card) + step];
    next?.focus();
    if (!next) hear("There is no entry further on.");
  } else if (deed && (event.key === "Enter" || device().keys)) {
    void doAct(deed, "", card);
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

function cards(): HTMLElement[] {
  return findAll(".ref-card");
}
