/** Notes being written: kept on this device at once, and by the desk a moment later. */

import { ask, path } from "../api/desk";

const NAME = "carrel.draft.";
const PAUSE = 200;
const timers = new Map<string, number>();

/** Where a draft belongs: a passage of a work, a whole work, or an annotation by its id. */
export function placeOf(work: string, span?: { start: number; end: number }): string {
  return span ? `${work}:${span.start}:${span.end}` : work;
}

/** The passage that a place names, or null. */
export function spanOfPlace(place: string): { start: number; end: number } | null {
  const [, start, end] = /:(\d+):(\d+)$/.exec(place) ?? [];
  return start && end ? { start: Number(start), end: Number(end) } : null;
}

/** Keep the words so far; nothing waits for it. */
export function keepDraft(place: string, text: string): void {
  try {
    localStorage.setItem(NAME + place, text);
  } catch {
    // The desk keeps it too.
  }
  clearTimeout(timers.get(place));
  timers.set(
    place,
    window.setTimeout(() => void send(place, text), PAUSE),
  );
}

/** Forget a draft, here and at the desk. */
export async function dropDraft(place: string): Promise<void> {
  clearTimeout(timers.get(place));
  localStorage.removeItem(NAME + place);
  await ask("DELETE", path("drafts", place));
}

/** A draft's words: this device's where it has any, since they are never the older ones. */
export async function draftAt(place: string): Promise<string> {
  const here = localStorage.getItem(NAME + place);
  if (here) return here;
  return (await ask<{ text: string }>("GET", path("drafts", place))).text;
}

/** Give the desk what only this device has, as after a desk that was gone; the places it was given. */
export async function handOver(): Promise<string[]> {
  const names = Object.keys(localStorage).filter((name) => name.startsWith(NAME));
  const given: string[] = [];
  for (const name of names) {
    const [place, text] = [name.slice(NAME.length), localStorage.getItem(name) ?? ""];
    const known = await ask<{ text: string }>("GET", path("drafts", place));
    if (known.text === text) continue;
    await ask("PUT", path("drafts", place), { text });
    given.push(place);
  }
  return given;
}

async function send(place: string, text: string): Promise<void> {
  try {
    await ask(text ? "PUT" : "DELETE", path("drafts", place), text ? { text } : undefined);
  } catch {
    // A desk that is away gets it when the reader is next opened.
  }
}
