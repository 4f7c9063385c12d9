/** The passage that is chosen, whatever chose it, and the bar of what can be done with it. */

import type { Span } from "../anchoring/page_text";
import { device } from "../parts/device";
import { find, findAll } from "../parts/elements";
import { paint, shownRange } from "./open_page";

/** A stretch of text, and the mark it belongs to when a mark was touched. */
export interface Passage extends Span {
  mark?: string;
}

const GAP = 10;
const HANDLES = 44;
let passage: Passage | null = null;

/** What is chosen now. */
export function chosen(): Passage | null {
  return passage;
}

/** Choose a passage: show it, and the bar beside it; with `focus` the keyboard goes to the bar. */
export function choose(next: Passage, focus = false): void {
  passage = next;
  paint("chosen", next);
  showMark(next.mark);
  showBar();
  if (focus) findAll("#bar button:not([hidden])")[0]?.focus();
}

/** Let go of what is chosen; whether anything was. With `focus` the keyboard goes back to the text. */
export function letGo(focus = false): boolean {
  const was = passage !== null;
  passage = null;
  paint("chosen");
  showMark();
  const bar = find("#bar");
  if (bar) bar.hidden = true;
  getSelection()?.removeAllRanges();
  if (focus && was) find("#text")?.focus({ preventScroll: true });
  return was;
}

/** Put the bar where the passage is now: above it, or below where there is no room. */
export function placeBar(): void {
  const bar = find("#bar");
  const rects = passage && [...(shownRange(passage)?.getClientRects() ?? [])];
  const first = rects?.[0];
  const last = rects?.at(-1);
  if (!bar || bar.hidden || !first || !last) return;
  const gap = matchMedia("(pointer: coarse)").matches ? HANDLES : GAP;
  const { width, height } = bar.getBoundingClientRect();
  const [top, bottom] = [find(".top")?.offsetHeight ?? 0, innerHeight - roomBelow()];
  const above = first.top - height - GAP;
  const below = last.bottom + gap;
  const y = above >= top ? above : Math.min(below, bottom - height);
  const x = Math.min(Math.max(first.left, GAP), document.documentElement.clientWidth - width - GAP);
  bar.style.insetBlockStart = `${Math.max(y, top)}px`;
  bar.style.left = `${x}px`;
}

/** Keep the bar beside its passage while the page scrolls or changes size. */
export function startBar(): void {
  for (const moved of ["scroll", "resize"]) addEventListener(moved, placeBar, { passive: true });
  // A press on the bar must not undo the selection that it is about.
  find("#bar")?.addEventListener("pointerdown", (event) => event.preventDefault());
  find("#bar")?.addEventListener("keydown", walkBar);
}

function showBar(): void {
  const bar = find("#bar");
  if (!bar || !passage) return;
  bar.hidden = false;
  const marked = passage.mark
    ? find(`mark[data-mark="${passage.mark}"]`)?.dataset.color
    : undefined;
  const color = marked ?? device().color;
  for (const button of findAll(".swatches button", bar)) {
    button.setAttribute("aria-pressed", String(button.dataset.value === color));
  }
  for (const name of ["delete", "choose-here"]) {
    const button = find(`[data-act="${name}"]`, bar);
    if (button) button.hidden = !passage.mark;
  }
  const highlight = find('[data-act="highlight"]', bar);
  if (highlight) highlight.hidden = passage.mark !== undefined;
  placeBar();
}

function showMark(mark = ""): void {
  for (const old of findAll("mark.now:not(.hit), .note-card.now")) old.classList.remove("now");
  if (!mark) return;
  for (const part of findAll(`mark[data-mark="${mark}"], #card-${mark}`)) part.classList.add("now");
}

function roomBelow(): number {
  return matchMedia("(max-width: 899px)").matches
    ? (find(".tools.then")?.offsetHeight ?? 0) + GAP
    : GAP;
}

function walkBar(event: KeyboardEvent): void {
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const buttons = findAll("#bar button:not([hidden])");
  const at = buttons.indexOf(document.activeElement as HTMLElement);
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
  event.preventDefault();
  event.stopPropagation();
}
