/** Cards of marks and notes, wherever they are listed: mend, cite, take away. */

import { cite } from "../citing/clipboard";
import { act } from "../parts/acts";
import { find, findField } from "../parts/elements";
import { changeMark, deleteMark } from "./marks";
import { openNoteForm } from "./note_form";

/** Make the controls of cards work; `refresh` shows the lists anew after a change. */
export function startCards(refresh: () => Promise<void>): void {
  act("edit-note", (id) => edit(id, refresh));
  act("delete-mark", async (id) => {
    const near = neighbour(id);
    await deleteMark(id, refresh);
    if (near) find(`#${near} button, #${near} a`)?.focus();
  });
  act("cite-mark", (id) => {
    const card = cardOf(id);
    const work = card?.dataset.work ?? document.body.dataset.work ?? "";
    const [start, end] = [Number(card?.dataset.from), Number(card?.dataset.to)];
    return cite({ work, start, end });
  });
}

/** Open the note of a card to be mended, where the card stands. */
export async function edit(id: string, refresh: () => Promise<void>): Promise<void> {
  const card = cardOf(id);
  if (!card) return;
  const note = findField(".note-source", card)?.value ?? "";
  await openNoteForm(
    `#card-${CSS.escape(id)}`,
    {
      place: id,
      note,
      tags: card.dataset.tags ?? "",
      save: (words, tags, kept) => changeMark(id, { note: words, tags }, kept),
      close: () => find('[data-act="edit-note"]', cardOf(id) ?? document)?.focus(),
    },
    refresh,
  );
}

function cardOf(id: string): HTMLElement | null {
  return find(`#card-${CSS.escape(id)}`);
}

function neighbour(id: string): string {
  const card = cardOf(id);
  const near = card?.nextElementSibling ?? card?.previousElementSibling;
  return near?.id.startsWith("card-") ? near.id : "";
}
