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

/** The citation of something in a style (empty: the project's own), in `format` (empty: text). */
export function citation(cited: Cited, style = "", sic = false, format = ""): Promise<Citation> {
  const query = new URLSearchParams();
  if (cited.page) query.set("page", cited.page);
  if (cited.start !== undefined) query.set("start", String(cited.start));
  if (cited.end !== undefined) query.set("end", String(cited.end));
  if (style) query.set("style", style);
  if (sic) query.set("sic", "true");
  if (format) query.set("format", format);
  return ask("GET", `${path("works", cited.work, "citation")}?${query}`);
}

/** Cite to the clipboard and say so, with what else can be done. */
export async function cite(cited: Cited, style = "", ...offers: Offer[]): Promise<void> {
  const found = await copied(cited, style);
  const words = found.sic.map(({ word }) => `“${word}”`).join(", ");
  const warned = [...found.warnings, words ? `${words} may be misread.` : ""].filter(Boolean);
  const sic = { word: "Copy with [sic]", act: () => citeWithSic(cited, style) };
  say(`Copied: ${short(found.clipboard)} ${warned.join(" ")}`, ...(words ? [sic] : []), ...offers);
}

/** Put words on the clipboard; with `html` a word processor takes them as the style sets them. */
export async function copy(words: string, html = ""): Promise<void> {
  const as = (type: string, data: string) => ({ [type]: new Blob([data], { type }) });
  try {
    if (html) {
      const both = { ...as("text/plain", words), ...as("text/html", html) };
      await navigator.clipboard.write([new ClipboardItem(both)]);
    } else await navigator.clipboard.writeText(words);
  } catch {
    copyBySelection(words);
  }
}

async function citeWithSic(cited: Cited, style: string): Promise<void> {
  const found = await copied(cited, style, true);
  say(`Copied: ${short(found.clipboard)}`);
}

/** Copy a citation as words and as the style sets them; the words are given back. */
async function copied(cited: Cited, style: string, sic = false): Promise<Citation> {
  const [found, set] = await Promise.all([
    citation(cited, style, sic),
    citation(cited, style, sic, "html"),
  ]);
  await copy(found.clipboard, set.clipboard);
  return found;
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
