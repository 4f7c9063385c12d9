/** Search within the work: hits listed by page, walked with a key, across pages. */

import { act, key } from "../parts/acts";
import { find, findAll } from "../parts/elements";
import { hear } from "../parts/line";
import { openPanel } from "../reading/panels";
import { goToPlace, onTurn, turnTo } from "../reading/turning";

let current = "";
let walked = Promise.resolve();

/** Make the form, the list and the keys work. */
export function startSearchWithin(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches(".within, .jump")) return;
    event.preventDefault();
    void (form.matches(".within") ? search(form) : turnTo(addressOf(form)));
  });
  act("clear-search", (_, link) => turnTo((link as HTMLAnchorElement).href));
  act("hit-after", () => queue(1));
  act("hit-before", () => queue(-1));
  key("n", () => queue(1));
  key("N", () => queue(-1));
  onTurn(show);
  arrive();
}

/** Show the hit that the address names, as after the page was opened with one. */
export function arrive(): void {
  if (findAll("[data-hit-link]").length) openPanel("within", false);
  current = /^#h(\d+)$/.exec(location.hash)?.[1] ?? "";
  goToPlace(location.hash);
  show();
}

async function search(form: HTMLFormElement): Promise<void> {
  current = "";
  await turnTo(addressOf(form));
  const found = find("#found")?.textContent ?? "";
  hear(found);
  const here = findAll("#words mark.hit")[0];
  if (here) {
    current = here.dataset.hit ?? "";
    here.scrollIntoView({ block: "center" });
    show();
  }
}

function addressOf(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) query.set(name, String(value));
  return `${form.action}?${query}`;
}

// One step after the other, however fast the key is pressed: a step may turn the page.
function queue(step: number): void {
  walked = walked.then(() => walk(step));
}

async function walk(step: number): Promise<void> {
  const hits = findAll("[data-hit-link]") as HTMLAnchorElement[];
  if (!hits.length) {
    openPanel("within");
    return;
  }
  const at = hits.findIndex((hit) => hit.dataset.hitLink === current);
  const next = hits[(at + step + (at < 0 && step < 0 ? 1 : 0) + hits.length) % hits.length];
  if (!next) return;
  current = next.dataset.hitLink ?? "";
  if (find(`#h${current}`)) {
    goToPlace(`#h${current}`);
    history.replaceState(null, "", next.href);
    show();
  } else await turnTo(next.href);
  hear(`${hits.indexOf(next) + 1} of ${hits.length}: ${next.textContent?.trim() ?? ""}`);
}

function show(): void {
  const named = /^#h(\d+)$/.exec(location.hash)?.[1];
  if (named && find(`#h${named}`)) current = named;
  for (const hit of findAll("mark.hit")) hit.classList.toggle("now", hit.dataset.hit === current);
  for (const link of findAll("[data-hit-link]")) {
    if (link.dataset.hitLink === current) {
      link.setAttribute("aria-current", "true");
      link.scrollIntoView({ block: "nearest" });
    } else link.removeAttribute("aria-current");
  }
}
