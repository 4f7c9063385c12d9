/** The form in which an entry is corrected, filled with what was read. */

import { offsetAfter, pointsBefore } from "../anchoring/code_points";
import type { Span } from "../anchoring/page_text";
import { ask } from "../api/desk";
import { find, findAll, findField } from "../parts/elements";
import { type Offer, say, sayProblem } from "../parts/line";
import { fetchPage } from "../parts/page";
import { list, ofList, refreshAt, undoLast } from "./entries";
import { spansOf } from "./light";

type Refresh = () => Promise<void>;
type Typed = Record<string, string>;

interface Rule {
  variable: string;
  old: string;
  new: string;
  values: { span: { start: number; end: number }; value: unknown }[];
}

/** Open the form in an entry's card; what stood there comes back when it is closed. */
export async function openEntryForm(card: HTMLElement, refresh: Refresh): Promise<void> {
  const document_ = list()?.dataset.document ?? "";
  const page = await fetchPage(`/references/${document_}/entries/${card.dataset.entry}`);
  const form = find("#entry-form", page) as HTMLFormElement | null;
  if (!form || card.querySelector("form")) return;
  find("#entry-form")?.dispatchEvent(new Event("leave"));
  const before = [...card.childNodes];
  form.addEventListener("leave", () => {
    form.replaceWith(...before);
    card.focus();
  });
  card.replaceChildren(form);
  wire(form, card, refresh);
  form.scrollIntoView({ block: "nearest" });
  findField("[name=author]", form)?.focus();
}

function wire(form: HTMLFormElement, card: HTMLElement, refresh: Refresh): void {
  const given = typedIn(form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void keep(form, card, given, refresh);
  });
  form.addEventListener("keydown", (event) => {
    const field = event.target as HTMLElement;
    if (event.key !== "Enter" || event.shiftKey || !field.matches("input, textarea[name]")) return;
    event.preventDefault();
    form.requestSubmit();
  });
  find("[data-close-form]", form)?.addEventListener("click", () => {
    form.dispatchEvent(new Event("leave"));
  });
  find("[data-cut-entry]", form)?.addEventListener("click", () => void cut(form, card, refresh));
  find("[data-add-field]", form)?.addEventListener("change", (event) => {
    const choice = event.target as HTMLSelectElement;
    const field = find(`[data-variable="${CSS.escape(choice.value)}"]`, form);
    if (field) field.hidden = false;
    findField("[name]", field ?? form)?.focus();
    choice.selectedOptions[0]?.remove();
    choice.value = "";
  });
}

async function keep(
  form: HTMLFormElement,
  card: HTMLElement,
  given: Typed,
  refresh: Refresh,
): Promise<void> {
  const typed = Object.entries(typedIn(form));
  const values = Object.fromEntries(typed.filter(([name, value]) => value !== given[name]));
  if (!Object.keys(values).length) {
    form.dispatchEvent(new Event("leave"));
    return;
  }
  try {
    const { rules } = await ask<{ rules: Rule[] }>(
      "PATCH",
      ofList("entries", card.dataset.entry ?? ""),
      { values },
    );
    await refreshAt(card, refresh);
    say("Corrected.", ...rules.map((rule) => offered(rule, card, refresh)), undoLast(refresh));
  } catch (error) {
    sayProblem(error);
    const said = error instanceof Error ? error.message : String(error);
    find(".coding-problem", form)?.replaceChildren(said);
  }
}

/** An offer to do the same in the entries that a rule fits. */
function offered(rule: Rule, card: HTMLElement, refresh: Refresh): Offer {
  const others = rule.values.length === 1 ? "1 other" : `${rule.values.length} others`;
  return {
    word: `${rule.old ? `${rule.old} → ` : ""}${rule.new} in ${others} too`,
    act: async () => {
      await ask("POST", ofList("rules"), { variable: rule.variable, values: rule.values });
      await refreshAt(document.getElementById(card.id), refresh);
      say(`Done in ${others} too.`, undoLast(refresh));
    },
  };
}

/** Cut the entry where the caret stands in its words. */
async function cut(form: HTMLFormElement, card: HTMLElement, refresh: Refresh): Promise<void> {
  const words = find("#entry-raw", form) as HTMLTextAreaElement | null;
  if (!words) return;
  const inside = pointsBefore(words.value, words.selectionStart);
  const at = inText(spansOf(words.dataset.parts ?? ""), inside);
  if (inside === 0 || offsetAfter(words.value, inside) >= words.value.length) {
    say("Put the caret where the second reference begins, in the words as they stand.");
    words.focus();
    return;
  }
  try {
    await ask("POST", ofList("entries", card.dataset.entry ?? "", "cut"), { at });
    await refreshAt(card, refresh);
    say("Cut in two.", undoLast(refresh));
  } catch (error) {
    sayProblem(error);
  }
}

/** Where a place in an entry's words stands in the text; its parts have a line break between. */
function inText(parts: Span[], inside: number): number {
  let offset = inside;
  for (const { start, end } of parts) {
    if (offset <= end - start) return start + offset;
    offset -= end - start + 1;
  }
  return parts.at(-1)?.end ?? 0;
}

function typedIn(form: HTMLFormElement): Typed {
  const fields = findAll("[name]", form) as (HTMLInputElement | HTMLSelectElement)[];
  return Object.fromEntries(fields.map(({ name, value }) => [name, value.trim()]));
}
