/** Where the text cites its list: links put into the words as they stand, which nothing else notices. */

import { offsetAfter } from "../anchoring/code_points";
import type { Piece, Span } from "../anchoring/page_text";
import { findAll, make } from "../parts/elements";
import { pagePieces, readPage } from "../reading/open_page";
import { fetchAnew } from "../reading/turning";

const SHOWN = "#words a.cites";

/** Link what the text cites, once its lists are read, on the page that is open and those to come. */
export async function linkCites(): Promise<void> {
  const page = await fetchAnew();
  if (page.body.dataset.page !== document.body.dataset.page) return linkCites();
  const there = new Set(addresses(document));
  for (const address of new Set(addresses(page))) {
    if (!there.has(address)) link(address);
  }
  readPage();
}

/** The place of a citation that its address names: `…/citations/START:END`. */
export function placeIn(address: string): Span {
  const [start, end] = (address.split("/").at(-1) ?? "").split(":").map(Number);
  return { start: start ?? 0, end: end ?? 0 };
}

function addresses(page: ParentNode): string[] {
  return findAll(SHOWN, page).map((each) => each.getAttribute("href") ?? "");
}

function link(address: string): void {
  const span = placeIn(address);
  readPage();
  const met = pagePieces().filter(({ start, end }) => start < span.end && end > span.start);
  for (const piece of met.filter(({ node }) => !node.parentElement?.closest("a, .note-mark"))) {
    const around = make("a", { class: "cites", href: address, "data-act": "show-cited" });
    wrap(piece, span, around);
  }
}

/** Put an element around the part of a text node that a span covers. */
export function wrap(piece: Piece, span: Span, around: HTMLElement): void {
  const { node, start: first } = piece;
  const from = offsetAfter(node.data, Math.max(0, span.start - first));
  const length = offsetAfter(node.data, span.end - first) - from;
  const words = from ? node.splitText(from) : node;
  if (words.data.length > length) words.splitText(length);
  const ends = endsWithin(words);
  words.replaceWith(around);
  around.append(words);
  for (const { range, start, end } of ends) {
    // What is taken out of the page and put back loses the ends of ranges that lay in it.
    if (start !== null) range.setStart(words, start);
    if (end !== null) range.setEnd(words, end);
  }
}

/** The ends of what is selected and lit that lie in a text node. */
function endsWithin(node: Text) {
  const selection = getSelection();
  const selected = selection?.rangeCount ? [selection.getRangeAt(0)] : [];
  const lit = [...(CSS.highlights?.values() ?? [])].flatMap((each) => [...each] as Range[]);
  return [...selected, ...lit].map((range) => ({
    range,
    start: range.startContainer === node ? range.startOffset : null,
    end: range.endContainer === node ? range.endOffset : null,
  }));
}
