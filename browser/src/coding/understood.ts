/** What is typed, understood and shown back while it is typed: dates as written, actors by name. */

import { ask, path } from "../api/desk";
import { find, findField } from "../parts/elements";
import { sayProblem } from "../parts/line";

const PAUSE = 150;

/** What words mean, said back. */
export interface Understood {
  shown: string;
  problem?: string;
}

/** Say under the form's field `when` what its words are understood as. */
export function startWhen(form: HTMLFormElement, study: string): void {
  const field = findField("[name=when]", form) as HTMLInputElement | null;
  if (!field) return;
  showUnderstood(field, find("#coding-when-said", form), "at any time", (written) => {
    const query = new URLSearchParams({ written });
    return ask<Understood>("GET", `${path("studies", study, "when")}?${query}`);
  });
}

/** Show in `said` what `read` makes of a field, and mark the field when it makes nothing of it. */
export function showUnderstood(
  field: HTMLInputElement,
  said: HTMLElement | null,
  empty: string,
  read: (typed: string) => Understood | Promise<Understood>,
): void {
  // What the desk has said already: of nothing, and of the words that the field came with.
  const known: Record<string, Understood> = { "": { shown: empty } };
  if (said?.textContent) known[field.defaultValue] = { shown: said.textContent };
  let waiting = 0;
  let asked = 0;
  const show = async () => {
    asked += 1;
    const mine = asked;
    const typed = field.value.trim();
    const { shown, problem = "" } = await (known[typed] ?? read(typed));
    if (mine !== asked) return;
    said?.replaceChildren(problem || shown);
    said?.classList.toggle("doubt", problem !== "");
    field.toggleAttribute("aria-invalid", problem !== "");
    if (problem) field.setAttribute("aria-invalid", "true");
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => void show().catch(sayProblem), PAUSE);
  });
  void show().catch(sayProblem);
}
