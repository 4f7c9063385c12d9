import { beforeEach, describe, expect, it } from "vitest";
import { type Piece, piecesOf } from "../anchoring/page_text";
import { placeIn, wrap } from "./cites";

let pieces: Piece[];

// Canonical text: "See 𝐈ran (Doe 1999, 3)." from 10 on.
beforeEach(() => {
  const block = document.createElement("p");
  block.dataset.start = "10";
  block.append("See 𝐈ran (Doe 1999, 3).");
  document.body.replaceChildren(block);
  pieces = piecesOf(document.body);
});

function link(): HTMLElement {
  const piece = pieces[0];
  if (!piece) throw new Error("there is no text");
  const around = document.createElement("a");
  wrap(piece, { start: 20, end: 31 }, around);
  return around;
}

describe("a citation in the text", () => {
  it("is named by its address", () => {
    expect(placeIn("/works/doe1999/citations/20:31")).toEqual({ start: 20, end: 31 });
  });

  it("becomes a link around its own words, and the words stay as they are", () => {
    const before = document.body.textContent;
    expect(link().textContent).toBe("Doe 1999, 3");
    expect(document.body.textContent).toBe(before);
  });
});
