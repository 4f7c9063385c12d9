/** The form in which a passage is coded: filled from the keyboard, kept as it is typed. */

import { draftAt, dropDraft, keepDraft } from "../highlighting/drafts";
import { startComboboxes } from "../parts/combobox";
import { find, findAll, findField } from "../parts/elements";
import { say, sayProblem } from "../parts/line";
import { fetchPage } from "../parts/page";
import { startActorWords, startFactorArea } from "./known";
import { startMarks } from "./marks_of_degree";
import { startWhen } from "./understood";
import { draftOf, fill, lastValues, parsed, type Values, valuesOf, wanted } from "./values";

/**
 * What a form is for: a new claim on a passage, or a claim to be changed. `save` gets what is to
 * be sent and what to do once it is kept; `close` is called when the form is gone.
 */
export interface Coding {
  study: string;
  address: string;
  place: string;
  save: (claim: Record<string, unknown>, kept: () => Promise<void>) => Promise<unknown>;
  close?: () => void;
  fresh: boolean;
}

/** Open the form in the element that answers to `holder`; `refresh` shows the page anew. */
export async function openCodingForm(
  holder: string,
  coding: Coding,
  refresh: () => Promise<void>,
): Promise<void> {
  const [page, draft] = await Promise.all([
    fetchPage(coding.address),
    draftAt(coding.place).catch(() => ""),
  ]);
  const form = find("#coding-form", page) as HTMLFormElement | null;
  const place = find(holder);
  if (!form || !place) return;
  find("#coding-form")?.remove();
  const before = [...place.childNodes];
  form.addEventListener("leave", () => form.replaceWith(...before));
  place.replaceChildren(form);
  wire(form, coding, parsed(draft), refresh);
  form.scrollIntoView({ block: "nearest" });
  (findField("[name=who]", form) as HTMLInputElement | null)?.select();
}

function wire(
  form: HTMLFormElement,
  coding: Coding,
  draft: Values | null,
  refresh: () => Promise<void>,
): void {
  startComboboxes(form);
  startMarks(form);
  const given = valuesOf(form);
  if (draft) fill(form, draft);
  else if (coding.fresh) fill(form, lastValues(coding.study));
  startWhen(form, coding.study);
  startActorWords(form, coding.study);
  startFactorArea(form);
  startCondition(form);
  const first = draftOf(valuesOf(form));
  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, () => keepDraft(coding.place, draftOf(valuesOf(form))));
  }
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.defaultPrevented && isField(event)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void save(form, coding, given, refresh);
  });
  find("[data-close-form]", form)?.addEventListener("click", () => {
    form.dispatchEvent(new Event("leave"));
    if (draftOf(valuesOf(form)) !== first) {
      say("Kept as a draft: go on with it whenever you like.");
    }
    coding.close?.();
  });
}

/** What hangs on a condition is asked for only when the claim is conditional. */
function startCondition(form: HTMLFormElement): void {
  const modality = findField("[name=modality]", form);
  const part = find(".coding-if", form);
  const show = () => {
    if (part) part.hidden = modality?.value !== "conditional";
  };
  modality?.addEventListener("change", show);
  show();
}

async function save(
  form: HTMLFormElement,
  coding: Coding,
  given: Values,
  refresh: () => Promise<void>,
): Promise<void> {
  const values = valuesOf(form);
  for (const old of findAll("[aria-invalid]", form)) old.removeAttribute("aria-invalid");
  form.dataset.kept = "";
  try {
    await coding.save(coding.fresh ? wanted(values) : changed(form, values, given), async () => {
      await dropDraft(coding.place);
      if (coding.fresh) lastValues(coding.study, values);
      form.remove();
      await refresh();
    });
    coding.close?.();
  } catch (error) {
    delete form.dataset.kept;
    showProblem(form, error);
  }
}

/** What a changed claim is sent as: a date that was not touched stays, whatever it was read from. */
function changed(form: HTMLFormElement, values: Values, given: Values): Record<string, unknown> {
  const { when, ...rest } = wanted(values);
  const touched = values.when === given.when ? {} : { when };
  return { ...rest, ...touched, revision: form.dataset.revision };
}

/** Say what is wrong above the buttons too, and bring the keyboard to the field it names. */
function showProblem(form: HTMLFormElement, error: unknown): void {
  sayProblem(error);
  const said = find(".coding-problem", form);
  const words = error instanceof Error ? error.message : String(error);
  said?.replaceChildren(words);
  const field = findAll("[data-named]", form)
    .map((each) => ({ each, at: words.search(new RegExp(`\\b${each.dataset.named}\\b`, "i")) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0]?.each;
  field?.setAttribute("aria-invalid", "true");
  field?.focus();
}

function isField(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.matches("input, select, textarea");
}
