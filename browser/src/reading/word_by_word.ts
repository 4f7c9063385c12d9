/** Choosing by words: a first and a last, tapped, clicked, or walked to with the arrow keys. */

import { positionOf } from "../anchoring/page_text";
import { wordAt } from "../anchoring/words";
import { act } from "../parts/acts";
import { device, remember } from "../parts/device";
import { find, isTyping } from "../parts/elements";
import { hear, say } from "../parts/line";
import { pagePieces, pageWords, paint, shownRange, textOf } from "./open_page";
import { choose, chosen, letGo } from "./passage";

const LINE = 1.6;

let first: number | null = null;
let caret: number | null = null;
let tapped: number | null = null;

/** Make both ways work. */
export function startWordByWord(): void {
  act("choose", begin);
  act("tap", () => setTapping(!isTapping()));
  act("choose-here", () => {
    const word = tapped;
    letGo();
    if (word !== null) setFirst(word);
  });
  setTapping(isTapping());
  find("#text")?.addEventListener("click", tap);
  document.addEventListener("keydown", walk, { capture: true });
}

/** Leave the mark mode or forget a first word; whether there was either. */
export function leave(): boolean {
  const was = caret !== null || first !== null;
  if (caret !== null) find("#text")?.removeAttribute("role");
  caret = null;
  first = null;
  show();
  if (was) hear("Left");
  return was;
}

function isTapping(): boolean {
  return device().tap ?? matchMedia("(pointer: coarse)").matches;
}

function setTapping(on: boolean): void {
  if (on !== isTapping()) {
    remember({ tap: on });
    say(on ? "Tap or click the first word, then the last." : "Words are no longer chosen by taps.");
  }
  find("#tap")?.setAttribute("aria-pressed", String(on));
  document.body.classList.toggle("tapping", on);
}

function tap(event: MouseEvent): void {
  const target = event.target as Element;
  if (!isTapping() || target.closest("a, summary, button")) return;
  if (!(getSelection()?.isCollapsed ?? true)) return;
  const word = wordAtPoint(event.clientX, event.clientY);
  if (word === null) return;
  tapped = word;
  if (first !== null) setLast(word, false);
  else if (!target.closest("mark[data-mark]")) setFirst(word);
}

function setFirst(word: number): void {
  letGo();
  first = word;
  show();
  hear(`First word: ${wordText(word)}. Now the last word.`);
}

function setLast(word: number, focus: boolean): void {
  const words = pageWords();
  const start = words[Math.min(first ?? word, word)];
  const end = words[Math.max(first ?? word, word)];
  first = null;
  caret = null;
  find("#text")?.removeAttribute("role");
  show();
  if (!start || !end) return;
  const passage = { start: start.start, end: end.end };
  choose(passage, focus);
  hear(`Chosen: ${textOf(passage)}`);
}

function begin(): void {
  const words = pageWords();
  if (!words.length) return;
  const text = find("#text");
  const from = chosen();
  letGo();
  // A screen reader hands the arrow keys over only where it is told of an application.
  text?.setAttribute("role", "application");
  text?.focus({ preventScroll: true });
  first = null;
  caret = from ? wordAt(words, from.start) : firstInView();
  show();
  say("Walk with the arrow keys. Enter sets the first word, then the last; Esc leaves.");
}

function walk(event: KeyboardEvent): void {
  if (caret === null || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
    return;
  if (event.key === "Tab") {
    leave();
    return;
  }
  const to = destination(event.key, caret);
  if (to !== null) moveTo(to);
  else if (event.key === "Enter" || event.key === " ") set(caret);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function set(word: number): void {
  if (first === null) {
    first = word;
    show();
    hear(`First word: ${wordText(word)}. Walk to the last word and press Enter.`);
  } else setLast(word, true);
}

function destination(press: string, from: number): number | null {
  const forward = find("main")?.dir === "rtl" ? -1 : 1;
  switch (press) {
    case "ArrowRight":
      return from + forward;
    case "ArrowLeft":
      return from - forward;
    case "ArrowDown":
      return lineAway(from, 1);
    case "ArrowUp":
      return lineAway(from, -1);
    case "Home":
      return edge(from, -1);
    case "End":
      return edge(from, 1);
    default:
      return null;
  }
}

function moveTo(word: number): void {
  caret = Math.min(Math.max(word, 0), pageWords().length - 1);
  show();
  const rect = rectOf(caret);
  if (rect && (rect.top < 80 || rect.bottom > innerHeight - 80)) {
    scrollBy({ top: rect.top - innerHeight / 2 });
  }
  hear(wordText(caret));
}

function lineAway(from: number, by: number): number {
  const rect = rectOf(from);
  if (!rect) return from;
  const y = rect.top + rect.height / 2 + by * rect.height * LINE;
  const found = wordAtPoint(rect.left + rect.width / 2, y);
  return found === null || found === from ? from + by : found;
}

function edge(from: number, by: number): number {
  const block = blockOf(from);
  let at = from;
  while (pageWords()[at + by] && blockOf(at + by) === block) at += by;
  return at;
}

function blockOf(word: number): Element | null {
  const span = pageWords()[word];
  const node = span && shownRange(span)?.startContainer;
  return node?.parentElement?.closest("[data-start]") ?? null;
}

function firstInView(): number {
  const at = pageWords().findIndex((_, word) => (rectOf(word)?.top ?? -1) > 80);
  return Math.max(at, 0);
}

function rectOf(word: number): DOMRect | null {
  const span = pageWords()[word];
  return (span && shownRange(span)?.getBoundingClientRect()) || null;
}

function wordText(word: number): string {
  const span = pageWords()[word];
  return span ? textOf(span) : "";
}

function wordAtPoint(x: number, y: number): number | null {
  const place = placeAt(x, y);
  const position = place && positionOf(pagePieces(), place.node, place.offset);
  if (position === null) return null;
  const words = pageWords();
  const at = wordAt(words, position);
  // A place right after a word's last letter belongs to that word.
  return words[at - 1]?.end === position ? at - 1 : at;
}

function placeAt(x: number, y: number): { node: Node; offset: number } | null {
  if (document.caretPositionFromPoint) {
    const place = document.caretPositionFromPoint(x, y);
    return place && { node: place.offsetNode, offset: place.offset };
  }
  const range = document.caretRangeFromPoint(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}

function show(): void {
  const words = pageWords();
  const now = words[caret ?? first ?? -1];
  const fixed = words[first ?? caret ?? -1];
  if (now && fixed) {
    const [start, end] = now.start < fixed.start ? [now, fixed] : [fixed, now];
    paint("chosen", { start: start.start, end: end.end });
    paint("caret", now);
  } else {
    if (!chosen()) paint("chosen");
    paint("caret");
  }
  document.body.classList.toggle("marking", caret !== null);
}
