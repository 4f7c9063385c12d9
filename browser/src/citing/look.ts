/** How a project's list looks: its style, language and options, tried and then taken. */

import { ask, path, uploadStyle } from "../api/desk";
import { act } from "../parts/acts";
import { find, findField } from "../parts/elements";
import { say, sayProblem, undo } from "../parts/line";
import { exchange, fetchPage } from "../parts/page";

/** Make the forms of the bibliography work; `refresh` shows the page anew. */
export function startLook(refresh: () => Promise<void>): void {
  act("use-look", (look) => useLook(JSON.parse(look), refresh));
  act("remove-style", (style) => removeStyle(style, refresh));
  document.addEventListener("change", (event) => {
    const source = event.target as HTMLInputElement;
    const form = source.closest<HTMLFormElement>("#look");
    if (form) {
      keepApart(source);
      void tryLook(form, source.id).catch(sayProblem);
    }
    if (source.id === "add-style") void addStyle(source, refresh).catch(sayProblem);
  });
}

/** The list as it is looked at now, as the API asks for it. */
export function lookQuery(): URLSearchParams {
  const form = find("#look") as HTMLFormElement | null;
  const query = new URLSearchParams();
  for (const [name, value] of form ? new FormData(form) : []) query.set(name, String(value));
  for (const name of ["item_language", "isolate"]) {
    query.set(name, String(query.get(name) === "1"));
  }
  query.delete("asked");
  return query;
}

/**
 * Keep the directions apart once a right-to-left language is chosen: volume, year and pages of a
 * Latin entry would else show in a wrong order around its one word of that language.
 */
function keepApart(source: HTMLElement): void {
  const isolate = find("#look-isolate") as HTMLInputElement | null;
  if (!isolate || !(source instanceof HTMLSelectElement) || source.id !== "look-lang") return;
  if (source.selectedOptions[0]?.dir === "rtl") isolate.checked = true;
}

/** Show the list as the form has it, and leave the keyboard where it was. */
async function tryLook(form: HTMLFormElement, field: string): Promise<void> {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) query.set(name, String(value));
  const words = findField("#style-words")?.value;
  if (words) query.set("find", words);
  const address = `${location.pathname}?${query}`;
  exchange(await fetchPage(address), "#main");
  history.replaceState(null, "", address);
  find(`#${field}`)?.focus();
}

async function useLook(look: object, refresh: () => Promise<void>): Promise<void> {
  const { project = "", settled = "{}" } = document.body.dataset;
  const before = JSON.parse(settled);
  await ask("PATCH", path("projects", project), look);
  await refresh();
  say(
    `${project} now cites in this style.`,
    undo(async () => {
      await ask("PATCH", path("projects", project), before);
      await refresh();
      say("The style is as it was.");
    }),
  );
}

async function addStyle(field: HTMLInputElement, refresh: () => Promise<void>): Promise<void> {
  const [file] = field.files ?? [];
  if (!file) return;
  field.disabled = true;
  try {
    const { title, id } = await uploadStyle(file);
    await refresh();
    say(
      `${title} is added.`,
      undo(async () => {
        await ask("DELETE", path("styles", id));
        leave(id);
        await refresh();
        say(`${title} is taken away again.`);
      }),
    );
  } finally {
    field.disabled = false;
    field.value = "";
  }
}

async function removeStyle(style: string, refresh: () => Promise<void>): Promise<void> {
  const { title } = await ask<{ title: string }>("DELETE", path("styles", style));
  leave(style);
  await refresh();
  say(
    `${title} is taken away.`,
    undo(async () => {
      await ask("POST", path("styles", style, "restoration"));
      await refresh();
      say(`${title} is back.`);
    }),
  );
}

/** Look at the list in the project's own style where it is in one that is no longer there. */
function leave(style: string): void {
  const query = new URLSearchParams(location.search);
  if (query.get("style") !== style) return;
  query.delete("style");
  history.replaceState(null, "", `${location.pathname}?${query}`);
}
