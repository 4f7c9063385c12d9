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

/** A draft's words: what this device could not send yet, else what the desk has. */
export async function draftAt(place: string): Promise<string> {
  return localStorage.getItem(NAME + place) ?? (await atDesk(place));
}

/** Put a draft back that was dropped. */
export async function restoreDraft(place: string, text: string): Promise<void> {
  await ask("PUT", path("drafts", place), { text });
}

/** Give the desk what could not be sent while it was away; whether there was anything. */
export async function handOver(): Promise<boolean> {
  const names = Object.keys(localStorage).filter((name) => name.startsWith(NAME));
  for (const name of names) {
    const place = name.slice(NAME.length);
    const text = both(await atDesk(place), localStorage.getItem(name) ?? "");
    await ask("PUT", path("drafts", place), { text });
    localStorage.removeItem(name);
  }
  return names.length > 0;
}

/** Two drafts of one note as one that holds all words of both; another browser may have gone on. */
export function both(atDesk: string, here: string): string {
  if (atDesk.startsWith(here)) return atDesk;
  if (here.startsWith(atDesk)) return here;
  return `${atDesk}\n\n${here}`;
}

async function atDesk(place: string): Promise<string> {
  return (await ask<{ text: string }>("GET", path("drafts", place))).text;
}

async function send(place: string, text: string): Promise<void> {
  try {
    await ask(text ? "PUT" : "DELETE", path("drafts", place), text ? { text } : undefined);
    if (localStorage.getItem(NAME + place) === text) localStorage.removeItem(NAME + place);
  } catch {
    // A desk that is away gets it when the reader is next opened.
  }
}
