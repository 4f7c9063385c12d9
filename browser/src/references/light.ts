/** A value and its place: lit in the source's own words beside it and, in the reader, on the text. */

import { piecesOf, rangeOf, type Span } from "../anchoring/page_text";

const NAME = "reference";
let ranges: (spans: Span[]) => Range[] = () => [];
let held: Element | null = null;

/** Say how spans of the text are found on the page of a reader. */
export function showOnText(find: (spans: Span[]) => Range[]): void {
  ranges = find;
}

/** Light what the nearest element with places stands for. */
export function light(within: Element): void {
  const lit = within.closest?.<HTMLElement>("[data-places]");
  if (!lit || lit === held) return;
  held = lit;
  const spans = spansOf(lit.dataset.places ?? "");
  const card = lit.closest<HTMLElement>("[data-entry]");
  const inCard = lit.matches(".ref-card") ? [] : inSource(card, spans);
  paint([...inCard, ...ranges(spans)]);
}

/** Light spans of the text. */
export function lightPlaces(places: string): void {
  held = null;
  paint(ranges(spansOf(places)));
}

/** Let nothing be lit. */
export function unlight(): void {
  held = null;
  paint([]);
}

/** Spans as `start-end`, parted by blanks. */
export function spansOf(places: string): Span[] {
  return places
    .split(" ")
    .filter(Boolean)
    .map((place) => {
      const [start, end] = place.split("-").map(Number);
      return { start: start ?? 0, end: end ?? 0 };
    });
}

function inSource(card: HTMLElement | null, spans: Span[]): Range[] {
  const pieces = piecesOf(card?.querySelector(".ref-raw") ?? document.createElement("p"));
  return spans.map((span) => rangeOf(pieces, span)).filter((range) => range !== null);
}

function paint(found: Range[]): void {
  if (found.length) CSS.highlights?.set(NAME, new Highlight(...found));
  else CSS.highlights?.delete(NAME);
}
