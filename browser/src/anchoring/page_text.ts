/** The text of the page that is open, as the pieces of canonical text that its nodes hold. */

import { countPoints, offsetAfter, pointsBefore } from "./code_points";

/** A stretch of canonical text: code points, half-open. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A text node and the stretch of canonical text that it holds. */
export interface Piece extends Span {
  readonly node: Text;
}

/** The pieces under `root`, in order: the text inside each element that carries `data-start`. */
export function piecesOf(root: ParentNode): Piece[] {
  const pieces: Piece[] = [];
  for (const block of root.querySelectorAll<HTMLElement>("[data-start]")) {
    let start = Number(block.dataset.start);
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node as Text;
      const end = start + countPoints(text.data);
      pieces.push({ node: text, start, end });
      start = end;
    }
  }
  return pieces;
}

/** The range of the document that shows `span`; null when none of it is on this page. */
export function rangeOf(pieces: readonly Piece[], span: Span): Range | null {
  const shown = pieces.filter((piece) => piece.start < span.end && piece.end > span.start);
  const first = shown[0];
  const last = shown.at(-1);
  if (!first || !last) return null;
  const range = document.createRange();
  range.setStart(first.node, offsetAfter(first.node.data, Math.max(0, span.start - first.start)));
  range.setEnd(last.node, offsetAfter(last.node.data, Math.min(span.end, last.end) - last.start));
  return range;
}

/** The canonical text that `range` covers, without white space at its ends; null when there is none. */
export function spanOf(pieces: readonly Piece[], range: Range): Span | null {
  const covered = pieces.filter((piece) => range.intersectsNode(piece.node));
  const first = covered[0];
  const last = covered.at(-1);
  if (!first || !last) return null;
  const start =
    range.startContainer === first.node ? before(first, range.startOffset) : first.start;
  const end = range.endContainer === last.node ? before(last, range.endOffset) : last.end;
  return trimmed(covered, { start, end });
}

/** The position of a place in the document; null outside the text. */
export function positionOf(pieces: readonly Piece[], node: Node, offset: number): number | null {
  const piece = pieces.find((each) => each.node === node);
  return piece ? before(piece, offset) : null;
}

/** The words of a span as the page has them, with one space between blocks. */
export function wordsIn(pieces: readonly Piece[], span: Span): string {
  const parts: string[] = [];
  let end = -1;
  for (const piece of pieces) {
    if (piece.start >= span.end || piece.end <= span.start) continue;
    if (end >= 0 && piece.start > end) parts.push(" ");
    parts.push(cut(piece, span));
    end = piece.end;
  }
  return parts.join("").replace(/\s+/g, " ").trim();
}

function before(piece: Piece, offset: number): number {
  return piece.start + pointsBefore(piece.node.data, offset);
}

function cut(piece: Piece, span: Span): string {
  const text = piece.node.data;
  return text.slice(
    offsetAfter(text, Math.max(0, span.start - piece.start)),
    offsetAfter(text, Math.min(span.end, piece.end) - piece.start),
  );
}

function trimmed(pieces: readonly Piece[], span: Span): Span | null {
  const inside = pieces
    .map((piece) => ({ piece, text: cut(piece, span) }))
    .filter(({ text }) => text.trim());
  const first = inside[0];
  const last = inside.at(-1);
  if (!first || !last) return null;
  const lead = first.text.length - first.text.trimStart().length;
  const start = Math.max(span.start, first.piece.start) + countPoints(first.text.slice(0, lead));
  const end = Math.max(span.start, last.piece.start) + countPoints(last.text.trimEnd());
  return { start, end };
}
