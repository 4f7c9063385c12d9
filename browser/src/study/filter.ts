/** The one filter of a study's pages: the page follows it at once. */

import { find, findAll } from "../parts/elements";
import { sayProblem } from "../parts/line";
import { exchange, fetchPage } from "../parts/page";

const PAUSE = 300;
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
  document.addEventListener("click", (event) => {
    for (const open of findAll(".several[open]")) {
      if (!open.contains(event.target as Node)) open.removeAttribute("open");
    }
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
  for (const [name, value] of new FormData(form)) if (value) query.append(name, String(value));
  return `${form.action}${query.size ? `?${query}` : ""}`;
}
