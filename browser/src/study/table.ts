/** The table of claims: sorted, turned, mended in place, changed many at once. */

import { ask, path } from "../api/desk";
import { changeClaim, deleteClaim, undoLast } from "../coding/claims";
import { act } from "../parts/acts";
import { find, findAll, findField } from "../parts/elements";
import { say, sayProblem } from "../parts/line";
import { onShown, showStudy } from "./filter";
import { refresh, study } from "./sending";

/** Make its controls work. */
export function startTable(): void {
  act("show-study", (_, link) => showStudy((link as HTMLAnchorElement).href));
  act("change-claim", change);
  act("delete-claim", (id) => deleteClaim(study(), id, refresh));
  act("delete-claims", () => bulk({ deleted: true }));
  document.addEventListener("change", (event) => {
    const box = event.target as HTMLInputElement;
    if (box.id === "choose-all") for (const each of boxes()) each.checked = box.checked;
    if (box.name === "chosen" || box.id.startsWith("choose-")) count();
  });
  document.addEventListener("submit", (event) => {
    const form = (event.target as Element).closest<HTMLFormElement>("#bulk");
    if (!form) return;
    event.preventDefault();
    void set(form).catch(sayProblem);
  });
  onShown(count);
  count();
}

async function change(id: string): Promise<void> {
  const row = find(`#claim-${CSS.escape(id)}`);
  if (!row) return;
  find("#coding-row")?.remove();
  const holder = document.createElement("tr");
  holder.id = "coding-row";
  const cell = holder.insertCell();
  cell.colSpan = row.children.length;
  cell.id = "coding-place";
  row.after(holder);
  const { openCodingForm } = await import("../coding/form");
  await openCodingForm(
    "#coding-place",
    {
      study: study(),
      address: `/studies/${encodeURIComponent(study())}/coding?claim=${encodeURIComponent(id)}`,
      place: `code ${id}`,
      fresh: false,
      save: (claim, kept) => changeClaim(study(), id, claim, kept),
      close: () => {
        find("#coding-row")?.remove();
        find(`#claim-${CSS.escape(id)} [data-act="change-claim"]`)?.focus();
      },
    },
    refresh,
  );
}

async function set(form: HTMLFormElement): Promise<void> {
  const changes: Record<string, string> = {};
  for (const name of ["factor", "area"]) {
    const value = findField(`[name="${name}"]`, form)?.value.trim();
    if (value) changes[name] = value;
  }
  if (Object.keys(changes).length) await bulk(changes);
  else say("Write a factor or an area to set.");
}

async function bulk(changes: Record<string, unknown>): Promise<void> {
  const every = (find("#choose-every") as HTMLInputElement | null)?.checked;
  const which = every
    ? { selection: find("#bulk")?.dataset.selection ?? "" }
    : { ids: chosen().map((box) => box.value) };
  const { changed } = await ask<{ changed: number }>("PATCH", path("studies", study(), "claims"), {
    ...which,
    ...changes,
  });
  await refresh();
  const what = changed === 1 ? "One claim" : `${changed} claims`;
  say(`${what} ${changes.deleted ? "taken away" : "changed"}.`, undoLast(study(), refresh));
}

function count(): void {
  const every = find("#choose-every") as HTMLInputElement | null;
  const number = every?.checked ? Number(find("#bulk")?.dataset.total) : chosen().length;
  find("#chosen-count")?.replaceChildren(number ? `${number} chosen` : "");
  const acts = find(".bulk-acts");
  if (acts) acts.hidden = !number;
}

function boxes(): HTMLInputElement[] {
  return findAll('.claims-table input[name="chosen"]') as HTMLInputElement[];
}

function chosen(): HTMLInputElement[] {
  return boxes().filter((box) => box.checked);
}
