/** Marks and notes made, changed, taken away, and each of these undone. */

import { type Annotation, ask, path } from "../api/desk";
import { say, undo } from "../parts/line";

/** What is written on a passage, or on the whole work where `start` and `end` are missing. */
export interface Writing {
  start?: number;
  end?: number;
  color?: string;
  note?: string;
  tags?: string[];
}

type Refresh = () => Promise<void>;

/** Make a mark or a note and say so. */
export async function makeMark(
  work: string,
  writing: Writing,
  refresh: Refresh,
): Promise<Annotation> {
  const made = await ask<Annotation>("POST", path("works", work, "annotations"), writing);
  await refresh();
  say(
    writing.note ? "Note saved." : `Highlighted in ${made.color}.`,
    undo(() => unmake(made.id, refresh)),
  );
  return made;
}

/** Change a mark or a note and say so. */
export async function changeMark(id: string, change: Writing, refresh: Refresh): Promise<void> {
  const old = await ask<Annotation>("GET", path("annotations", id));
  const changed = await patch(old, change);
  await refresh();
  say(
    change.color === undefined ? "Note saved." : `Now ${changed.color}.`,
    undo(async () => {
      await patch(changed, { color: old.color, note: old.note, tags: old.tags });
      await refresh();
      say("As it was.");
    }),
  );
}

/** Take a mark or a note away and say so. */
export async function deleteMark(id: string, refresh: Refresh): Promise<void> {
  await ask("DELETE", path("annotations", id));
  await refresh();
  say(
    "Taken away.",
    undo(async () => {
      await ask("POST", path("annotations", id, "restoration"));
      await refresh();
      say("It is back.");
    }),
  );
}

async function unmake(id: string, refresh: Refresh): Promise<void> {
  await ask("DELETE", path("annotations", id));
  await refresh();
  say("Taken away.");
}

function patch(annotation: Annotation, change: Writing): Promise<Annotation> {
  return ask("PATCH", path("annotations", annotation.id), change, `"${annotation.revision}"`);
}
