/** The reference lists of a work beside its text. */

import { ask, path } from "../api/desk";
import { act } from "../parts/acts";
import { find, findAll } from "../parts/elements";
import { say } from "../parts/line";
import { fetchPage } from "../parts/page";
import { shownRange, workKey } from "../reading/open_page";
import { openPanel } from "../reading/panels";
import { chosen, letGo } from "../reading/passage";
import { turnTo } from "../reading/turning";
import { linkCites } from "./cites";
import { list, ofList, startEntries, undoLast } from "./entries";
import { lightPlaces, showOnText, spansOf } from "./light";

let query = "";
let loading: Promise<void> | null = null;

/** Make the panel work, whose list is fetched when it is first looked at. */
export function startBeside(): void {
  showOnText((spans) => spans.map(shownRange).filter((range) => range !== null));
  startEntries({ refresh: show, go });
  act("add-entry", add);
  act("show-cited", (_, link) => showCited((link as HTMLAnchorElement).href));
  act("go-entry", (start) => goToEntry(start));
  find("#references-beside")?.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="?"]');
    if (!link) return;
    event.preventDefault();
    query = link.getAttribute("href") ?? "";
    void show();
  });
}

/** The list, fetched once; what was read for it is kept, so that it need not be read again. */
export function ready(): Promise<void> {
  loading ??= show().then(async () => {
    if (list()?.dataset.kept !== "no") return;
    await ask("POST", path("works", workKey(), "references"));
    await linkCites();
  });
  return loading;
}

/** Show the list as it is now. */
async function show(): Promise<void> {
  const page = await fetchPage(`/works/${encodeURIComponent(workKey())}/references${query}`);
  const lists = find("#reference-lists", page);
  if (!lists) return;
  const count = find(".ref-counts", lists)?.textContent?.match(/\d[\d,]*/)?.[0] ?? "";
  find('[data-count="references"]')?.replaceChildren(count);
  find("#references-beside")?.replaceChildren(lists);
}

/** Bring an entry, or a value of it, into view on the text. */
async function go(card: HTMLElement, places = card.dataset.places ?? ""): Promise<void> {
  const [first] = spansOf(places);
  if (!first) return;
  if (!shownRange(first)) {
    const address = `/works/${encodeURIComponent(workKey())}/read?page=${card.dataset.page}`;
    await turnTo(new URL(address, location.href).href);
  }
  lightPlaces(places);
  const range = shownRange(first);
  if (range) bringIntoView(range);
}

/** To the middle of what of the text the panel leaves to be seen, which as a sheet lies over it. */
function bringIntoView(range: Range): void {
  const { top, height } = range.getBoundingClientRect();
  const above = find(".top")?.offsetHeight ?? 0;
  const sheet = find("#side-end")?.getBoundingClientRect().top ?? 0;
  const below = sheet > above ? sheet : innerHeight;
  scrollBy({ top: top + height / 2 - (above + below) / 2 });
}

/** Show what a citation in the text means, above the list, with its entries lit. */
async function showCited(address: string): Promise<void> {
  const [page] = await Promise.all([fetchPage(address), ready()]);
  const cited = find("#cited", page);
  if (!cited) return;
  openPanel("references", false);
  find("#cited-here")?.replaceChildren(cited);
  for (const old of findAll(".ref-card.now")) old.classList.remove("now");
  for (const { dataset } of findAll("[data-cited]", cited)) {
    find(`#e${dataset.cited}`)?.classList.add("now");
  }
  find("#cited-here a")?.focus({ preventScroll: true });
  find("#references-title")?.scrollIntoView({ block: "nearest" });
}

/** Go to an entry's card, which may stand in another part of a long list. */
async function goToEntry(start: string): Promise<void> {
  if (!find(`#e${start}`) && query) {
    query = "";
    await show();
  }
  const card = find(`#e${start}`);
  card?.scrollIntoView({ block: "nearest" });
  card?.focus();
}

async function add(): Promise<void> {
  const passage = chosen();
  if (!passage) {
    say("Choose the words of the reference in the text first.");
    return;
  }
  await ready();
  await ask("POST", ofList("entries"), { start: passage.start, end: passage.end });
  letGo();
  await show();
  openPanel("references", false);
  document.getElementById(`e${passage.start}`)?.focus();
  say("It is in the list.", undoLast(show));
}
