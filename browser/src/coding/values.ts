/** What stands in a coding form: read, filled, kept as a draft, sent. */

import { findAll, findField } from "../parts/elements";

/** A form's fields by name, as they were typed. */
export type Values = Record<string, string>;

const NAME = "carrel.coding.";
const KEPT = [
  "who",
  "whom",
  "when",
  "area",
  "factor",
  "strength",
  "certainty",
  "modality",
  "horizon",
  "symmetric",
];
const NUMBERS = ["direction", "strength", "certainty"];

/** The fields of a form. */
export function valuesOf(form: HTMLFormElement): Values {
  const values: Values = {};
  for (const [name, value] of new FormData(form)) values[name] = String(value);
  return values;
}

/** Put values into a form; a field that is not among them stays as it is. */
export function fill(form: HTMLFormElement, values: Values): void {
  for (const field of findAll("[name]", form) as HTMLInputElement[]) {
    const value = values[field.name];
    if (field.type === "radio") {
      if (value !== undefined) field.checked = field.value === value;
    } else if (field.type === "checkbox") field.checked = values[field.name] === field.value;
    else if (value !== undefined) field.value = value;
  }
}

/** Values as the text of a draft. */
export function draftOf(values: Values): string {
  return JSON.stringify(values);
}

/** The values that a draft holds; of two drafts that were put together, the later. */
export function parsed(draft: string): Values | null {
  for (const part of draft.split("\n\n").reverse()) {
    try {
      return JSON.parse(part);
    } catch {
      // A part of something else: the one before it may do.
    }
  }
  return null;
}

/** The values that were used last in a study; with `values` given they are kept as such. */
export function lastValues(study: string, values?: Values): Values {
  try {
    if (values) {
      const kept = Object.fromEntries(KEPT.map((name) => [name, values[name] ?? ""]));
      localStorage.setItem(NAME + study, JSON.stringify(kept));
    }
    return JSON.parse(localStorage.getItem(NAME + study) ?? "{}");
  } catch {
    return {};
  }
}

/** What the desk is sent: numbers as numbers, the condition as one thing. */
export function wanted(values: Values): Record<string, unknown> {
  const {
    "condition-who": who = "",
    "condition-whom": whom = "",
    "condition-sign": sign = "1",
    ...rest
  } = values;
  const sent: Record<string, unknown> = { ...rest, symmetric: values.symmetric === "1" };
  for (const name of NUMBERS) {
    if (values[name] === undefined) delete sent[name];
    else sent[name] = Number(values[name]);
  }
  if (values.modality === "conditional" && (who || whom)) {
    sent.condition = { who, whom, sign: Number(sign) };
  } else sent.condition = null;
  return sent;
}

/** The value of a field of a form, without white space around it. */
export function typedIn(form: ParentNode, name: string): string {
  return findField(`[name="${name}"]`, form)?.value.trim() ?? "";
}
