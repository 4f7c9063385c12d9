// The island of the pages of reference lists.

import { handOver } from "./highlighting/drafts";
import { closeForm } from "./highlighting/note_form";
import { startIsland } from "./parts/island";
import { sayProblem } from "./parts/line";
import { exchange, fetchPage } from "./parts/page";
import { startEntries } from "./references/entries";
import { startPaste } from "./references/paste";

startIsland(closeForm);
startEntries({ refresh, go });
startPaste(refresh);
handOver().catch(sayProblem);

async function refresh(): Promise<void> {
  exchange(await fetchPage(location.href), "#main");
}

/** Without the text beside it, an entry is shown in the reader. */
async function go(card: HTMLElement): Promise<void> {
  const link = card.querySelector<HTMLAnchorElement>(".ref-where");
  if (link) location.assign(link.href);
}
