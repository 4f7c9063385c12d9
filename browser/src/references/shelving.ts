/** Entries put into the active project and taken out again. */

import { ask } from "../api/desk";
import { findAll } from "../parts/elements";
import { say, undo } from "../parts/line";
import { list, ofList, refreshAt, spanOf } from "./entries";

interface Shelved {
  project: string;
  references: { span: Place; work: string; added: boolean }[];
}

type Refresh = () => Promise<void>;
type Place = { start: number; end: number };

/** Put an entry into the project, or out of it; with `work` it is that work of the shelf. */
export async function shelve(card: HTMLElement | null, refresh: Refresh, work = ""): Promise<void> {
  if (!card) return;
  const spans = [spanOf(card)];
  if (card.dataset.saved === "yes") {
    await takeOut(spans, refresh, card);
    say(
      `Taken out of ${project()}.`,
      undo(() => putIn(spans, refresh, work, card)),
    );
  } else await putIn(spans, refresh, work, card);
}

/** Put every entry that is sure, and not there yet, into the project; of each work one. */
export async function shelveSure(refresh: Refresh): Promise<void> {
  await putIn(findAll(".ref-card[data-ready]").map(spanOf), refresh);
}

async function putIn(
  spans: Place[],
  refresh: Refresh,
  work = "",
  card: HTMLElement | null = null,
): Promise<void> {
  const done = await ask<Shelved>("POST", ofList("works"), { spans, work, project: project() });
  await refreshAt(card, refresh);
  const [first, ...more] = done.references;
  const what = more.length ? `${done.references.length} references are` : `It is`;
  const name = more.length ? "" : ` as ${first?.work}`;
  say(
    `${what} in ${done.project}${name}.`,
    undo(async () => {
      // What was in the project before stays in it.
      for (const added of [true, false]) {
        const some = done.references.filter((each) => each.added === added);
        if (some.length) {
          await takeOut(
            some.map(({ span }) => span),
            refresh,
            card,
            !added,
          );
        }
      }
      say(`Taken out of ${done.project} again.`);
    }),
  );
}

async function takeOut(
  spans: Place[],
  refresh: Refresh,
  card: HTMLElement | null,
  onlyUntie = false,
) {
  const out = { spans, project: project(), only_untie: onlyUntie };
  await ask("POST", ofList("works", "removal"), out);
  await refreshAt(card, refresh);
}

function project(): string {
  return list()?.dataset.project ?? "";
}
