/** What the bar does with the passage that is chosen. */

import { cite, copy } from "../citing/clipboard";
import { lookUp } from "../lexicon/look_up";
import { act, key } from "../parts/acts";
import { device, remember } from "../parts/device";
import { find, findAll } from "../parts/elements";
import { hear, say, undo } from "../parts/line";
import { paint, shownRange, textOf, workKey } from "../reading/open_page";
import { isOpen, openPanel } from "../reading/panels";
import { chosen, letGo, type Passage } from "../reading/passage";
import { chooseMark } from "../reading/selecting";
import { onTurn, refresh } from "../reading/turning";
import { edit } from "./cards";
import { draftAt, dropDraft, placeOf, restoreDraft, spanOfPlace } from "./drafts";
import { changeMark, deleteMark, makeMark } from "./marks";
import { openForm, openNoteForm } from "./note_form";

/** Make the bar's controls and keys work. */
export function startPassageActs(): void {
  act("highlight", () => highlight(device().color));
  act("highlight-in", (color) => highlight(color));
  act("note", note);
  act("note-work", noteOnWork);
  act("cite", citeHere);
  act("cite-styles", () => openPanel("citing"));
  act("look-up", lookUpHere);
  act("copy", copyWords);
  act("delete", takeAway);
  act("draft-continue", goOn);
  act("draft-drop", drop);
  key(".", () => walkMarks(1));
  key(",", () => walkMarks(-1));
  onTurn(showDrafts);
}

async function highlight(color: string): Promise<void> {
  const passage = chosen();
  if (!passage) return;
  remember({ color });
  letGo(true);
  const mark = passage.mark ?? markAt(passage);
  if (mark) await changeMark(mark, { color }, refresh);
  else await makeMark(workKey(), { start: passage.start, end: passage.end, color }, refresh);
}

/** The mark that covers exactly this passage, so that it is coloured anew and not marked twice. */
function markAt({ start, end }: Passage): string | undefined {
  return find(`.note-card[data-from="${start}"][data-to="${end}"]`)?.dataset.annotation;
}

async function note(): Promise<void> {
  const passage = chosen();
  if (!passage) return noteOnWork();
  openPanel("notes", false);
  letGo();
  if (passage.mark) await edit(passage.mark, refresh);
  else await writeOn(passage);
}

function writeOn({ start, end }: Passage): Promise<void> {
  const color = device().color;
  const form = {
    place: placeOf(workKey(), { start, end }),
    quote: textOf({ start, end }),
    save: (note: string, tags: string[], kept: () => Promise<void>) =>
      makeMark(workKey(), { start, end, color, note, tags }, kept),
    close: backToText,
  };
  return openNoteForm("#note-place", form, refresh);
}

async function noteOnWork(): Promise<void> {
  if (!isOpen("notes")) openPanel("notes", false);
  const form = {
    place: placeOf(workKey()),
    save: (note: string, tags: string[], kept: () => Promise<void>) =>
      makeMark(workKey(), { note, tags }, kept),
    close: backToText,
  };
  await openNoteForm("#note-place", form, refresh);
}

async function drop(place: string): Promise<void> {
  const text = await draftAt(place);
  await dropDraft(place);
  await refresh();
  say(
    "Draft dropped.",
    undo(async () => {
      await restoreDraft(place, text);
      await refresh();
      say("The draft is back.");
    }),
  );
}

async function goOn(place: string): Promise<void> {
  const span = spanOfPlace(place);
  openPanel("notes", false);
  if (span) await writeOn(span);
  else if (place === workKey()) await noteOnWork();
  else await edit(place, refresh);
}

function citeHere(): Promise<void> {
  const passage = chosen();
  const work = workKey();
  const others = { word: "Other styles", act: () => openPanel("citing") };
  if (passage) return cite({ work, start: passage.start, end: passage.end }, "", others);
  const page = find('[role="doc-pagebreak"]')?.dataset.label;
  return cite(page ? { work, page } : { work }, "", others);
}

function lookUpHere(): Promise<void> | void {
  const passage = chosen();
  const words = passage ? textOf(passage) : "";
  letGo();
  openPanel("look-up");
  if (words) return lookUp(words);
}

async function copyWords(): Promise<void> {
  const passage = chosen();
  if (!passage) return;
  await copy(shownRange(passage)?.toString() ?? textOf(passage));
  letGo(true);
  say("Copied, without its citation.");
}

async function takeAway(): Promise<void> {
  const mark = chosen()?.mark;
  if (!mark) return;
  letGo(true);
  await deleteMark(mark, refresh);
}

function walkMarks(step: number): void {
  const ids = [
    ...new Set(findAll("#words mark[data-mark]").map((mark) => mark.dataset.mark ?? "")),
  ];
  if (!ids.length) {
    hear("No marks on this page");
    return;
  }
  const at = ids.indexOf(chosen()?.mark ?? "");
  const id = ids[at < 0 && step < 0 ? ids.length - 1 : (at + step + ids.length) % ids.length] ?? "";
  find(`mark[data-mark="${id}"]`)?.scrollIntoView({ block: "center" });
  chooseMark(id, true);
  hear(chosen() ? textOf(chosen() as Passage) : "");
}

function backToText(): void {
  find("#text")?.focus({ preventScroll: true });
}

/** Show where on the page notes were being written. */
export function showDrafts(): void {
  const places = findAll("[data-draft]").map((card) => spanOfPlace(card.dataset.draft ?? ""));
  paint("draft", ...places.filter((place) => place !== null));
}

/** Offer to go on with a note that was being written on a passage of this work. */
export async function offerDrafts(): Promise<void> {
  showDrafts();
  const here = findAll("[data-draft]").find((card) => card.dataset.draft?.includes(":"));
  const place = here?.dataset.draft;
  if (!place || openForm()) return;
  const text = await draftAt(place);
  if (!text) return;
  const start = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  say(`You were writing a note: “${start}”`, { word: "Go on writing", act: () => goOn(place) });
}
