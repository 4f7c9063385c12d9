// The island of the desk's other pages: shelf, overview, notes, search, bibliography, help, print.

import { ask, type Bibliography, path } from "./api/desk";
import { cite, copy } from "./citing/clipboard";
import { lookQuery, startLook } from "./citing/look";
import { startCards } from "./highlighting/cards";
import { closeForm } from "./highlighting/note_form";
import { startLookUp } from "./lexicon/look_up";
import { startAdding } from "./library/adding";
import { closeMending, startMending } from "./library/mending";
import { setSaved, startProjects } from "./library/saving";
import { startSieve } from "./library/sieve";
import { act } from "./parts/acts";
import { remember } from "./parts/device";
import { find, findField } from "./parts/elements";
import { startIsland } from "./parts/island";
import { say, sayProblem, undo } from "./parts/line";
import { exchange, fetchPage } from "./parts/page";

startIsland(closeForm, closeMending);
startLookUp();
startSieve();
startMending(refresh);
startCards(refresh);
startProjects(refresh);
startAdding(refresh);
startLook(refresh);

act("save-work", (work, button) => {
  const project = find("#active-project bdi")?.textContent ?? document.body.dataset.project ?? "";
  return setSaved(project, work, button?.getAttribute("aria-pressed") !== "true", refresh);
});
act("cite-work", (work) => cite({ work }));
act("remove-work", removeWork);
act("copy-list", copyList);
act("print-now", () => print());
act("tour", () => {
  remember({ toured: false });
  say("The first steps are shown when the next work is opened.");
});

find("#new-project")?.addEventListener("submit", (event) => {
  event.preventDefault();
  void beginProject().catch(sayProblem);
});

async function refresh(): Promise<void> {
  const held = document.activeElement as HTMLElement | null;
  const [name, value] = [held?.dataset.act, held?.dataset.value];
  const page = await fetchPage(location.href);
  exchange(page, "#main");
  for (const [fact, said] of Object.entries(page.body.dataset)) document.body.dataset[fact] = said;
  if (name) find(`[data-act="${name}"][data-value="${CSS.escape(value ?? "")}"]`)?.focus();
}

async function removeWork(work: string): Promise<void> {
  await ask("DELETE", path("works", work));
  await refresh();
  say(
    "Taken off the shelf.",
    undo(async () => {
      await ask("POST", path("works", work, "restoration"));
      await refresh();
      say("It is back on the shelf.");
    }),
  );
}

async function copyList(): Promise<void> {
  const inForm = (format: string) => {
    const query = lookQuery();
    query.set("format", format);
    return ask<Bibliography>("GET", `/api/bibliography?${query}`);
  };
  const [{ entries }, set] = await Promise.all([inForm("text"), inForm("html")]);
  const html = set.entries.map(({ text }) => `<div>${text}</div>`).join("\n");
  await copy(entries.map(({ text }) => text).join("\n\n"), html);
  say(entries.length === 1 ? "One entry copied." : `${entries.length} entries copied.`);
}

async function beginProject(): Promise<void> {
  const name = findField("#project-name")?.value ?? "";
  const made = await ask<{ name: string }>("POST", "/api/projects", { name });
  await ask("PUT", "/api/active-project", { name: made.name });
  await refresh();
  say(`Working on ${made.name}.`);
}
