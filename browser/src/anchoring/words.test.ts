import { describe, expect, it } from "vitest";
import { type Piece, piecesOf, wordsIn } from "./page_text";
import { wordAt, wordsOf } from "./words";

function page(...blocks: [number, ...string[]][]): Piece[] {
  const made = blocks.map(([start, ...parts]) => {
    const element = document.createElement("p");
    element.dataset.start = String(start);
    for (const part of parts) element.append(document.createTextNode(part));
    return element;
  });
  document.body.replaceChildren(...made);
  return piecesOf(document.body);
}

function said(pieces: Piece[], language: string): string[] {
  return wordsOf(pieces, language).map((word) => wordsIn(pieces, word));
}

describe("the words of a page", () => {
  it("holds a word together that runs over several nodes, and parts blocks", () => {
    expect(said(page([0, "stra", "tegic, part"], [20, "ner"]), "en")).toEqual([
      "strategic",
      "part",
      "ner",
    ]);
  });

  it("counts code points where letters lie outside the basic plane", () => {
    const words = wordsOf(page([10, "𝐈ran 👩‍🏫 asks"]), "en");
    expect(words[0]).toEqual({ start: 10, end: 14 });
    expect(words.at(-1)).toEqual({ start: 19, end: 23 });
  });

  it("cuts words in scripts without spaces, and whatever the language is called", () => {
    expect(said(page([0, "東京に行く"]), "ja").length).toBeGreaterThan(1);
    expect(said(page([0, "a b"]), "not a tag")).toEqual(["a", "b"]);
  });

  it("finds the word at a position, the next one in a gap, the last after the end", () => {
    const words = wordsOf(page([0, "one  two"]), "en");
    expect([0, 2, 3, 5, 99].map((position) => wordAt(words, position))).toEqual([0, 0, 1, 1, 1]);
    expect(wordAt([], 3)).toBe(-1);
  });
});
