/** Citations to the clipboard. */

import { ask, type Citation, path } from "../api/desk";
import { make } from "../parts/elements";
import { type Offer, say } from "../parts/line";

/** What is cited: a work, or a page of it by its label, or a passage of it. */
export interface Cited {
  work: string;
  page?: string;
  start?: number;
  end?: number;
}

const LONGEST_SAID = 160;

/** The citation of something in a style (empty: the project's own). */
export function citation(cited: Cited, style = "", sic = false): Promise<Citation> {
  const query = new URLSearchParams();
  if (cited.page) query.set("page", cited.page);
  if (cited.start !== undefined) query.set("start", String(cited.start));
  if (cited.end !== undefined) query.set("end", String(cited.end));
  if (style) query.set("style", style);
  if (sic) query.set("sic", "true");
  return ask("GET", `${path("works", cited.work, "citation")}?${query}`);
}

/** Cite to the clipboard and say so, with what else can be done. */
export async function cite(cited: Cited, style = "", ...offers: Offer[]): Promise<void> {
  const found = await citation(cited, style);
  await copy(found.clipboard);
  const words = found.sic.map(({ word }) => `“${word}”`).join(", ");
  const warned = [...found.warnings, words ? `${words} may be misread.` : ""].filter(Boolean);
  const sic = { word: "Copy with [sic]", act: () => citeWithSic(cited, style) };
  say(`Copied: ${short(found.clipboard)} ${warned.join(" ")}`, ...(words ? [sic] : []), ...offers);
}

/** Put words on the clipboard. */
export async function copy(words: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    copyBySelection(words);
  }
}

async function citeWithSic(cited: Cited, style: string): Promise<void> {
  const found = await citation(cited, style, true);
  await copy(found.clipboard);
  say(`Copied: ${short(found.clipboard)}`);
}

function short(words: string): string {
  if (words.length <= LONGEST_SAID) return words;
  return `${words.slice(0, LONGEST_SAID / 2)} … ${words.slice(-LONGEST_SAID / 2)}`;
}

// Where a browser keeps its clipboard from pages, a selected field and the old command still work.
function copyBySelection(words: string): void {
  const field = make("textarea", { class: "unseen", "aria-hidden": "true" });
  field.value = words;
  document.body.append(field);
  const before = document.activeElement as HTMLElement | null;
  field.select();
  document.execCommand("copy");
  field.remove();
  before?.focus();
}
