/** Pages turned without leaving: the next one is fetched ahead, the panels stay open. */

import { openForm } from "../highlighting/note_form";
import { find, findAll } from "../parts/elements";
import { hear, sayProblem } from "../parts/line";
import { exchange, fetchPage } from "../parts/page";
import { readPage } from "./open_page";
import { letGo } from "./passage";

const REGIONS = [
  "#text",
  "#panel-contents",
  "#panel-within",
  "#panel-notes",
  "#panel-claims",
  "#panel-project",
  "#citing-what",
  ".progress",
];
const listeners: (() => void)[] = [];
let ahead: { address: string; page: () => Promise<Document> } | null = null;
let asked = 0;
let shownAddress = location.href.split("#")[0] ?? "";

/** Do something after each time the page was exchanged. */
export function onTurn(listener: () => void): void {
  listeners.push(listener);
}

/** Make the links between pages, and the browser's own back and forward, turn pages here. */
export function startTurning(): void {
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
    if (!link || !isOfReader(link) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void turnTo(link.href);
  });
  addEventListener("popstate", () => void show(location.href).catch(sayProblem));
  fetchAhead();
}

/** Go to an address of the reader: its page, then its place on the page. */
export async function turnTo(address: string): Promise<void> {
  try {
    if (sameDocument(address) && !location.search.includes("q="))
      history.pushState(null, "", address);
    else await show(address, () => history.pushState(null, "", address));
    goToPlace(new URL(address).hash);
  } catch (error) {
    sayProblem(error);
  }
}

/** Fetch the open page again after something was changed on it; nothing moves. */
export async function refresh(): Promise<void> {
  put(await fetchAnew());
}

/** The open page as the desk has it now; the one fetched ahead is fetched anew as well. */
export async function fetchAnew(): Promise<Document> {
  ahead = null;
  const page = await fetchPage(shownAddress);
  fetchAhead();
  return page;
}

/** Bring the place that a fragment names into view, and into a folded part if it lies there. */
export function goToPlace(hash: string): HTMLElement | null {
  const place = hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
  if (!place) return null;
  const fold = place.closest("details");
  if (fold) fold.open = true;
  place.scrollIntoView({ block: "center" });
  return place;
}

async function show(address: string, arrived: () => void = () => {}): Promise<void> {
  const bare = address.split("#")[0] ?? address;
  asked += 1;
  const mine = asked;
  const page = await (ahead?.address === bare ? ahead.page() : fetchPage(bare));
  if (mine !== asked) return;
  const turned = pageNumber(page) !== pageNumber(document);
  arrived();
  shownAddress = bare;
  put(page);
  document.title = page.title;
  if (turned) arriveOn(page);
  fetchAhead();
}

function arriveOn(page: Document): void {
  letGo();
  scrollTo({ top: 0 });
  find("#text")?.focus({ preventScroll: true });
  hear(page.title);
}

function put(page: Document): void {
  const putBack = [holdForm(), holdSearchField()];
  for (const region of REGIONS) exchange(page, region);
  for (const restore of putBack) restore();
  document.body.dataset.page = pageNumber(page);
  exchangeLinks(page);
  for (const count of findAll("[data-count]", page)) {
    find(`[data-count="${count.dataset.count}"]`)?.replaceChildren(count.textContent ?? "");
  }
  readPage();
  for (const listener of listeners) listener();
}

/** Keep a form that is being written in; a field that is moved lets go of the keyboard. */
function holdForm(): () => void {
  const form = openForm();
  const holder = form?.parentElement?.id;
  const held = document.activeElement as HTMLElement | null;
  return () => {
    if (!form || !holder) return;
    find(`#${CSS.escape(holder)}`)?.replaceChildren(form);
    if (held && form.contains(held)) held.focus({ preventScroll: true });
  };
}

/** Keep the keyboard in the search field, at its place. */
function holdSearchField(): () => void {
  const field = () => find("#within-words") as HTMLInputElement | null;
  const before = field();
  const at = document.activeElement === before ? (before?.selectionStart ?? 0) : null;
  return () => {
    if (at === null) return;
    field()?.focus();
    field()?.setSelectionRange(at, at);
  };
}

function exchangeLinks(page: Document): void {
  for (const old of findAll("head link[rel=prev], head link[rel=next]")) old.remove();
  document.head.append(...page.querySelectorAll("head link[rel=prev], head link[rel=next]"));
  const print = page.querySelector<HTMLAnchorElement>("#print");
  if (print) find("#print")?.setAttribute("href", print.getAttribute("href") ?? "");
}

function fetchAhead(): void {
  const next = document.querySelector<HTMLLinkElement>("head link[rel=next]");
  if (!next || ahead?.address === next.href) return;
  const address = next.href;
  let fetched: Promise<Document> | null = null;
  const page = () => {
    fetched ??= fetchPage(address);
    fetched.catch(() => {
      if (ahead?.page === page) ahead = null;
    });
    return fetched;
  };
  ahead = { address, page };
  // A quiet moment may be long in coming: whoever turns the page before it comes fetches at once.
  if ("requestIdleCallback" in window) requestIdleCallback(() => void page());
  else setTimeout(() => void page(), 200);
}

function isOfReader(link: HTMLAnchorElement): boolean {
  return (
    link.origin === location.origin &&
    link.pathname === location.pathname &&
    !link.target &&
    !link.dataset.panel &&
    !link.dataset.act &&
    !link.classList.contains("skip")
  );
}

function sameDocument(address: string): boolean {
  return (address.split("#")[0] ?? "") === shownAddress;
}

function pageNumber(page: Document): string {
  return page.body.dataset.page ?? "";
}
