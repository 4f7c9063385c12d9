/** Citations beside the text: the work, the page or the passage, in the usual styles and any other. */

import { ask, path, type Styles } from "../api/desk";
import { act } from "../parts/acts";
import { find, findAll, findField, make, makeButton } from "../parts/elements";
import { say, sayProblem, undo } from "../parts/line";
import { workKey } from "../reading/open_page";
import { isOpen, onOpen } from "../reading/panels";
import { chosen } from "../reading/passage";
import { onTurn, refresh } from "../reading/turning";
import { type Cited, citation, cite } from "./clipboard";

const MOST = 6;
const PAUSE = 250;
let passage: { start: number; end: number } | null = null;
let waiting = 0;

/** Make the panel work. */
export function startCitingPanel(): void {
  onOpen((name) => {
    if (name === "citing") open();
  });
  onTurn(() => {
    if (isOpen("citing")) void showAll();
  });
  act("copy-citation", (style) => cite(what(), style));
  find("#citing")?.addEventListener("change", (event) => {
    if ((event.target as HTMLInputElement).name === "cite") void showAll();
  });
  find("#find-style")?.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(() => void findStyles().catch(sayProblem), PAUSE);
  });
  if (isOpen("citing")) void showAll();
}

function open(): void {
  passage = chosen();
  const field = radio("passage");
  if (field) field.disabled = !passage;
  const wanted = passage ? field : checked();
  if (wanted) wanted.checked = true;
  void showAll();
}

function what(): Cited {
  const work = workKey();
  const kind = checked()?.value;
  if (kind === "passage" && passage) return { work, start: passage.start, end: passage.end };
  const label = find('[role="doc-pagebreak"]')?.dataset.label;
  return kind === "page" && label ? { work, page: label } : { work };
}

async function showAll(): Promise<void> {
  await Promise.all(findAll("#citing [data-style]").map(show)).catch(sayProblem);
}

async function show(item: HTMLElement): Promise<void> {
  const found = await citation(what(), item.dataset.style);
  const whole = checked()?.value === "work";
  find(".citation", item)?.replaceChildren(whole ? found.citation : found.clipboard);
  find(".reference", item)?.replaceChildren(found.reference);
}

async function findStyles(): Promise<void> {
  const words = findField("#find-style")?.value.trim() ?? "";
  const list = find("#citing-found");
  if (!words) {
    list?.replaceChildren();
    return;
  }
  const { styles } = await ask<Styles>("GET", `/api/styles?q=${encodeURIComponent(words)}`);
  const shown = styles.slice(0, MOST).map(({ id, title }) => offered(id, title));
  list?.replaceChildren(
    ...(shown.length ? shown : [make("li", { class: "hush" }, "No style is called that.")]),
  );
  await Promise.all(shown.map(show));
}

function offered(id: string, title: string): HTMLElement {
  return make(
    "li",
    { "data-style": id },
    make("h3", {}, title),
    make("p", { class: "citation", dir: "auto" }),
    make("p", { class: "reference", dir: "auto" }),
    makeButton("Copy", () => cite(what(), id).catch(sayProblem)),
    " ",
    makeButton("Use for the project", () => use(id, title).catch(sayProblem), { class: "quiet" }),
  );
}

async function use(style: string, title: string): Promise<void> {
  const { project = "", style: before = "" } = document.body.dataset;
  await ask("PATCH", path("projects", project), { style });
  document.body.dataset.style = style;
  await refresh();
  say(
    `${project} now cites in ${title}.`,
    undo(async () => {
      await ask("PATCH", path("projects", project), { style: before });
      document.body.dataset.style = before;
      await refresh();
      say("The style is as it was.");
    }),
  );
}

function radio(value: string): HTMLInputElement | null {
  return document.querySelector(`#citing [name=cite][value=${value}]`);
}

function checked(): HTMLInputElement | null {
  return document.querySelector("#citing [name=cite]:checked") ?? radio("work");
}
