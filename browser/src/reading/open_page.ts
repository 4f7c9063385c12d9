/** The page that is open in the reader, as text and as facts. */

import { type Piece, piecesOf, rangeOf, type Span, wordsIn } from "../anchoring/page_text";
import { wordsOf } from "../anchoring/words";
import { find } from "../parts/elements";

let pieces: readonly Piece[] = [];
let words: readonly Span[] | null = null;

/** Read the text of the page anew; call it whenever its nodes were exchanged. */
export function readPage(): void {
  pieces = piecesOf(find("#words") ?? document.createElement("div"));
  words = null;
}

/** The pieces of text on the page. */
export function pagePieces(): readonly Piece[] {
  return pieces;
}

/** The words on the page, cut when they are first asked for. */
export function pageWords(): readonly Span[] {
  words ??= wordsOf(pieces, find("#text")?.lang ?? "");
  return words;
}

/** Where a span shows on the page, or null. */
export function shownRange(span: Span): Range | null {
  return rangeOf(pieces, span);
}

/** The words of a span. */
export function textOf(span: Span): string {
  return wordsIn(pieces, span);
}

/** The citation key of the work. */
export function workKey(): string {
  return document.body.dataset.work ?? "";
}

/** Paint spans under a name of the CSS Custom Highlight API; none takes the paint away. */
export function paint(name: string, ...spans: Span[]): void {
  const ranges = spans.map(shownRange).filter((range) => range !== null);
  if (ranges.length) CSS.highlights?.set(name, new Highlight(...ranges));
  else CSS.highlights?.delete(name);
}
