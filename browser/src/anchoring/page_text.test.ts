import { beforeEach, describe, expect, it } from "vitest";
import { type Piece, piecesOf, positionOf, rangeOf, spanOf, wordsIn } from "./page_text";

/** A block as the desk writes it: its text in several nodes, from a code point on. */
function block(name: string, start: number, ...parts: (string | HTMLElement)[]): HTMLElement {
  const element = document.createElement(name);
  element.dataset.start = String(start);
  element.append(...parts);
  return element;
}

function marked(text: string): HTMLElement {
  const mark = document.createElement("mark");
  mark.append(text);
  return mark;
}

let pieces: Piece[];

// Canonical text: "The 𝐈ran\u00a0question.\n\n  𐎠 second  block " from 100 on.
beforeEach(() => {
  const fold = document.createElement("details");
  const summary = document.createElement("summary");
  summary.append("The site’s own words (1 line)");
  fold.append(summary, block("p", 121, "  𐎠 second", marked("  block ")));
  document.body.replaceChildren(block("p", 100, "The ", marked("𝐈ran"), "\u00a0question."), fold);
  pieces = piecesOf(document.body);
});

describe("the text of a page", () => {
  it("knows the stretch of canonical text that each node holds, and nothing else", () => {
    expect(pieces.map(({ start, end }) => [start, end])).toEqual([
      [100, 104],
      [104, 108],
      [108, 118],
      [121, 131],
      [131, 139],
    ]);
  });

  it("finds the range of a span and from the range the span again", () => {
    for (const [start, end] of [
      [104, 108],
      [100, 118],
      [105, 117],
      [123, 124],
      [104, 130],
    ] as const) {
      const range = rangeOf(pieces, { start, end });
      expect(range && spanOf(pieces, range)).toEqual({ start, end });
    }
  });

  it("leaves white space at the ends out of a chosen passage", () => {
    const range = rangeOf(pieces, { start: 103, end: 109 });
    expect(range && spanOf(pieces, range)).toEqual({ start: 104, end: 108 });
    const blank = rangeOf(pieces, { start: 121, end: 123 });
    expect(blank && spanOf(pieces, blank)).toBeNull();
  });

  it("takes a range that begins and ends outside the text for the text inside it", () => {
    const range = document.createRange();
    range.selectNodeContents(document.body);
    expect(spanOf(pieces, range)).toEqual({ start: 100, end: 138 });
  });

  it("has no range for a span of another page and no position outside the text", () => {
    expect(rangeOf(pieces, { start: 0, end: 90 })).toBeNull();
    expect(positionOf(pieces, document.body, 0)).toBeNull();
  });

  it("gives the words of a span on one line", () => {
    expect(wordsIn(pieces, { start: 104, end: 130 })).toBe("𝐈ran question. 𐎠 secon");
  });
});
