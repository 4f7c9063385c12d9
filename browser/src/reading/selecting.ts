/** Choosing by the browser's own selection: mouse, touch, or a screen reader's. */

import { spanOf } from "../anchoring/page_text";
import { find, findAll } from "../parts/elements";
import { pagePieces } from "./open_page";
import { choose, chosen, letGo } from "./passage";

const PAUSE = 250;

let pressing = false;
let waiting = 0;
let bySelection = false;

/** Follow the selection in the text; a mouse is waited for, a touch is given time to settle. */
export function startSelecting(): void {
  document.addEventListener("pointerdown", (event) => {
    pressing = event.pointerType === "mouse";
    if (!(event.target as Element).closest("#bar, #line, dialog, .panel, .top")) dismiss();
  });
  document.addEventListener("pointerup", () => {
    pressing = false;
    later(0);
  });
  document.addEventListener("selectionchange", () => {
    if (!pressing) later(PAUSE);
  });
  find("#text")?.addEventListener("click", (event) => {
    const mark = (event.target as Element).closest<HTMLElement>("mark[data-mark]");
    const free = getSelection()?.isCollapsed ?? true;
    if (mark && free && !(event.target as Element).closest("a"))
      chooseMark(mark.dataset.mark ?? "");
  });
}

/** Choose a mark by its id, wherever on the page it stands. */
export function chooseMark(id: string, focus = false): boolean {
  const parts = findAll(`mark[data-mark="${CSS.escape(id)}"]`);
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return false;
  const range = document.createRange();
  range.setStart(first.firstChild ?? first, 0);
  range.setEndAfter(last.lastChild ?? last);
  const span = spanOf(pagePieces(), range);
  if (span) choose({ ...span, mark: id }, focus);
  return span !== null;
}

function dismiss(): void {
  if (!chosen()) return;
  bySelection = false;
  letGo();
}

function later(pause: number): void {
  clearTimeout(waiting);
  waiting = window.setTimeout(follow, pause);
}

function follow(): void {
  const selection = getSelection();
  const words = find("#words");
  if (!selection || !words) return;
  if (selection.isCollapsed) {
    if (bySelection && !find("#bar")?.contains(document.activeElement)) dismiss();
    return;
  }
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(words)) return;
  const span = spanOf(pagePieces(), range);
  if (!span) return;
  bySelection = true;
  choose(span);
}
