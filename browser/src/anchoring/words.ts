/** The words of the page: what a tap or an arrow key can choose. */

import { countPoints } from "./code_points";
import type { Piece, Span } from "./page_text";

/** Every word of the pieces, in order; a word may run over several nodes of one block. */
export function wordsOf(pieces: readonly Piece[], language: string): Span[] {
  const segmenter = new Intl.Segmenter(known(language), { granularity: "word" });
  return blocksOf(pieces).flatMap(({ start, text }) => {
    const words: Span[] = [];
    let at = start;
    for (const { segment, isWordLike } of segmenter.segment(text)) {
      const end = at + countPoints(segment);
      if (isWordLike) words.push({ start: at, end });
      at = end;
    }
    return words;
  });
}

/** The index of the word at a position, or of the nearest one after it, else the last; -1 without words. */
export function wordAt(words: readonly Span[], position: number): number {
  const index = words.findIndex((word) => word.end > position);
  return index < 0 ? words.length - 1 : index;
}

function blocksOf(pieces: readonly Piece[]): { start: number; text: string }[] {
  const blocks: { block: Element | null; start: number; text: string }[] = [];
  for (const { node, start } of pieces) {
    const block = node.parentElement?.closest("[data-start]") ?? null;
    const last = blocks.at(-1);
    if (last && last.block === block) last.text += node.data;
    else blocks.push({ block, start, text: node.data });
  }
  return blocks;
}

function known(language: string): string | undefined {
  try {
    return Intl.Segmenter.supportedLocalesOf(language)[0];
  } catch {
    return undefined;
  }
}
