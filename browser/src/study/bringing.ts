/** Files brought into a study: claims and series. */

import { sendFile } from "../api/desk";
import { undoLast } from "../coding/claims";
import { find, make } from "../parts/elements";
import { say, sayProblem } from "../parts/line";
import { refresh, study } from "./sending";

interface Remark {
  entry: string;
  reason: string;
}

interface Brought {
  made: number;
  skipped: Remark[];
  moved: Remark[];
}

/** Make the forms with `data-upload` bring their file in. */
export function startBringing(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.dataset.upload) return;
    event.preventDefault();
    void bring(form).catch(sayProblem);
  });
}

async function bring(form: HTMLFormElement): Promise<void> {
  say("Bringing it in…");
  const body = new FormData(form);
  const address = form.dataset.upload ?? "";
  if ("goes" in form.dataset) {
    const { name } = await sendFile<{ name: string }>(address, body);
    location.assign(`/studies/${encodeURIComponent(name)}`);
    return;
  }
  const { made, skipped, moved } = await sendFile<Brought>(address, body);
  await refresh();
  say(
    `${made} brought in${skipped.length ? `, ${skipped.length} left out: the page says why` : ""}.`,
    ...(made ? [undoLast(study(), refresh)] : []),
  );
  find("#skipped")?.replaceChildren(
    ...[...skipped, ...moved].map(({ entry, reason }) => make("li", {}, `${entry}: ${reason}`)),
  );
}
