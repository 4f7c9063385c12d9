/** Lists narrowed as one types: the shelf, the notes, the styles. */

import { find } from "../parts/elements";
import { sayProblem } from "../parts/line";
import { exchange, fetchPage } from "../parts/page";

const PAUSE = 200;
let waiting = 0;
let asked = 0;

/** Make the form `#sieve` narrow the list `#works` at once. */
export function startSieve(): void {
  for (const kind of ["input", "change"]) {
    document.addEventListener(kind, (event) => {
      const form = (event.target as Element).closest<HTMLFormElement>("#sieve");
      if (!form) return;
      clearTimeout(waiting);
      waiting = window.setTimeout(() => void narrow(form).catch(sayProblem), PAUSE);
    });
  }
  document.addEventListener("submit", (event) => {
    const form = (event.target as Element).closest<HTMLFormElement>("#sieve");
    if (!form) return;
    event.preventDefault();
    void narrow(form).catch(sayProblem);
  });
}

async function narrow(form: HTMLFormElement): Promise<void> {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) query.set(name, String(value));
  const address = `${location.pathname}${query.size ? `?${query}` : ""}`;
  asked += 1;
  const mine = asked;
  const page = await fetchPage(address);
  if (mine !== asked || !find("#works")) return;
  exchange(page, "#works");
  history.replaceState(null, "", address);
}
