// The island of a study's pages; a page that moves more brings an island of its own.

import { ask, path } from "./api/desk";
import { handOver } from "./highlighting/drafts";
import { closeForm } from "./highlighting/note_form";
import { act } from "./parts/acts";
import { startIsland } from "./parts/island";
import { say, sayProblem } from "./parts/line";
import { startBringing } from "./study/bringing";
import { closeSeveral, startFilter, startWidth } from "./study/filter";
import { startRating } from "./study/rating";
import { refresh, startSending, study } from "./study/sending";
import { startTable } from "./study/table";

startIsland(closeSeveral, closeForm);
startFilter();
startWidth();
startSending();
startTable();
startBringing();
startRating();

for (const deed of ["undo", "redo"]) {
  act(`${deed}-coding`, async () => {
    const { said } = await ask<{ said: string }>("POST", path("studies", study(), deed));
    await refresh();
    say(said);
  });
}

handOver().catch(sayProblem);
