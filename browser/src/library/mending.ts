/** Fields of a record mended where they stand. */

import { ask, path } from "../api/desk";
import { act } from "../parts/acts";
import { find, findAll, findField } from "../parts/elements";
import { say, sayProblem, undo } from "../parts/line";

/** Make the record's fields work; `refresh` shows the overview anew. */
export function startMending(refresh: () => Promise<void>): void {
  act("mend", (_, button) => open(button));
  act("mend-leave", (_, button) => close(button));
  document.addEventListener("submit", (event) => {
    const form = (event.target as Element).closest<HTMLFormElement>("form.mend");
    if (!form) return;
    event.preventDefault();
    void keep(form, refresh).catch(sayProblem);
  });
  document.addEventListener("change", (event) => {
    const choice = event.target as HTMLSelectElement;
    if (choice.id !== "add-field") return;
    for (const field of findAll(".field.added"))
      field.hidden = field.dataset.variable !== choice.value;
    findField(`.field.added[data-variable="${choice.value}"] [name=value]`)?.focus();
  });
}

/** Close the field that is being mended; whether there was one. */
export function closeMending(): boolean {
  const form = find("form.mend:not([hidden] *)");
  if (!form) return false;
  close(form);
  return true;
}

function open(button: HTMLElement | null): void {
  const cell = button?.closest("dd");
  const template = cell?.querySelector("template");
  if (!cell || !template || cell.querySelector("form")) return;
  for (const part of cell.children) if (part !== template) (part as HTMLElement).hidden = true;
  cell.append(template.content.cloneNode(true));
  findField("form [name=value]", cell)?.focus();
}

function close(within: Element | null): void {
  const added = within?.closest<HTMLElement>(".field.added");
  if (added) {
    added.hidden = true;
    findField("#add-field")?.focus();
    return;
  }
  const cell = within?.closest("dd");
  cell?.querySelector("form")?.remove();
  for (const part of cell?.children ?? []) (part as HTMLElement).hidden = false;
  if (cell) find('[data-act="mend"]', cell)?.focus();
}

async function keep(form: HTMLFormElement, refresh: () => Promise<void>): Promise<void> {
  const { work = "", version = "" } = document.body.dataset;
  const variable = form.closest<HTMLElement>("[data-variable]")?.dataset.variable ?? "";
  const value = findField("[name=value]", form)?.value ?? "";
  const before = (await ask<{ item: Record<string, unknown> }>("GET", path("works", work))).item[
    variable
  ];
  await ask("PATCH", path("works", work), { [variable]: value.trim() || null }, version);
  await refresh();
  find(`[data-variable="${variable}"] [data-act="mend"]`)?.focus();
  say(
    "Kept.",
    undo(async () => {
      const now = document.body.dataset.version ?? "";
      await ask("PATCH", path("works", work), { [variable]: before ?? null }, now);
      await refresh();
      say("As it was.");
    }),
  );
}
