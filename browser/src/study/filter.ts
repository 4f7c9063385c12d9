/** The one filter of a study's pages: the page follows it at once. */

import { find, findAll } from "../parts/elements";
import { sayProblem } from "../parts/line";
import { exchange, fetchPage } from "../parts/page";

const PAUSE = 300;
const SLIDING = 40;
const shown: (() => void)[] = [];
let waiting = 0;
let asked = 0;

/** Do something after each time that `#study` was exchanged. */
export function onShown(listener: () => void): void {
  shown.push(listener);
}

/** Make the form `#study-filter` show its page anew whenever a field of it changes. */
export function startFilter(): void {
  for (const kind of ["change", "submit"]) {
    document.addEventListener(kind, (event) => {
      const form = (event.target as Element).closest<HTMLFormElement>("#study-filter");
      if (!form) return;
      if (kind === "submit") event.preventDefault();
      clearTimeout(waiting);
      waiting = window.setTimeout(() => void showStudy(addressOf(form)).catch(sayProblem), PAUSE);
    });
  }
  document.addEventListener("input", (event) => {
    const slider = event.target as HTMLInputElement;
    const form = slider.closest<HTMLFormElement>("#study-filter");
    if (form && slider.type === "range") slide(form, slider);
  });
  document.addEventListener("click", (event) => {
    for (const open of findAll(".several[open]")) {
      if (!open.contains(event.target as Node)) open.removeAttribute("open");
    }
  });
}

/** Ask for the charts in the form that the page has room for, when that changes. */
export function startWidth(): void {
  const narrow = matchMedia("(width < 48rem)");
  narrow.addEventListener("change", () => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser
    document.cookie = `carrel-chart=${narrow.matches ? "narrow" : "wide"}; path=/; samesite=strict`;
    if (find(".chart")) void showStudy(location.href).catch(sayProblem);
  });
}

/** Show the page at an address in place of this one, under the same tab. */
export async function showStudy(address: string): Promise<void> {
  asked += 1;
  const mine = asked;
  const page = await fetchPage(address);
  if (mine !== asked) return;
  for (const part of ["#study", ".study-tabs", "#study-rests"]) exchange(page, part);
  document.body.dataset.version = page.body.dataset.version ?? "";
  history.replaceState(null, "", address);
  for (const listener of shown) listener();
}

/** Say where a slider stands and show what follows. */
function slide(form: HTMLFormElement, slider: HTMLInputElement): void {
  const label = slider.closest("label");
  const said = label && find("output", label);
  if (said) said.textContent = slider.value.replace("-", "\u2212");
  const chosen = label?.querySelector<HTMLInputElement>('input[type="checkbox"]');
  if (chosen) chosen.checked = true;
  clearTimeout(waiting);
  waiting = window.setTimeout(() => void follow(form).catch(sayProblem), SLIDING);
}

async function follow(form: HTMLFormElement): Promise<void> {
  asked += 1;
  const mine = asked;
  const page = await fetchPage(addressOf(form));
  if (mine === asked) exchange(page, "#study");
}

/** Close the open list of choices; whether there was one. */
export function closeSeveral(): boolean {
  const open = find(".several[open]");
  if (!open) return false;
  open.removeAttribute("open");
  find("summary", open)?.focus();
  return true;
}

function addressOf(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  const data = new FormData(form);
  const set = data.getAll("set");
  for (const [name, value] of data) {
    // A slider that was not moved asks for nothing.
    if (name.includes("~") && !set.includes(name)) continue;
    if (value) query.append(name, String(value));
  }
  return `${form.action}${query.size ? `?${query}` : ""}`;
}
