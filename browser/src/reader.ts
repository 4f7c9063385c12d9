// The reader's island: everything that changes something on the page of a text.

import { startCitingPanel } from "./citing/panel";
import { startCoding } from "./coding/beside";
import { startCards } from "./highlighting/cards";
import { handOver } from "./highlighting/drafts";
import { closeForm } from "./highlighting/note_form";
import { offerDrafts, startPassageActs } from "./highlighting/passage_acts";
import { startLookUp } from "./lexicon/look_up";
import { setSaved, startProjects } from "./library/saving";
import { act, doAct } from "./parts/acts";
import { find } from "./parts/elements";
import { startIsland } from "./parts/island";
import { sayProblem } from "./parts/line";
import { exchange, fetchPage } from "./parts/page";
import { startFullScreen } from "./reading/full_screen";
import { readPage } from "./reading/open_page";
import { closeInnermost, isOpen, onOpen, startPanels } from "./reading/panels";
import { letGo, startBar } from "./reading/passage";
import { chooseMark, startSelecting } from "./reading/selecting";
import { closeTour, startTour } from "./reading/tour";
import { refresh, startTurning } from "./reading/turning";
import { leave, startWordByWord } from "./reading/word_by_word";
import { startSearchWithin } from "./search/within";

const QUIET = 1000;
let started: Promise<{ ready: () => Promise<void> }> | null = null;

readPage();
startIsland(leave, () => letGo(true), closeForm, closeTour, closeInnermost);
startPanels();
startBar();
startSelecting();
startWordByWord();
startTurning();
startSearchWithin();
startPassageActs();
startCards(refresh);
startLookUp();
startCitingPanel();
startCoding();
startProjects(refreshAll);
startReferences();
startFullScreen();
startTour();

act("save", () => {
  const { work = "", project = "" } = document.body.dataset;
  return setSaved(
    project,
    work,
    find("#save")?.getAttribute("aria-pressed") !== "true",
    refreshAll,
  );
});

handOver()
  .then((given) => (given ? refresh() : undefined))
  .then(offerDrafts)
  .catch(sayProblem);

const marked = /^#m-(.+)$/.exec(location.hash)?.[1];
if (marked) chooseMark(marked);

/** The references beside the text are fetched, script and list, when they are first looked at. */
function startReferences(): void {
  const load = async () => {
    const { ready } = await beside();
    await ready();
  };
  onOpen((name) => {
    if (name === "references") void load().catch(sayProblem);
  });
  if (isOpen("references")) void load().catch(sayProblem);
  else if (find("#references-beside[data-to-gather]")) {
    // What the text cites shows once its lists are read: in a quiet moment.
    setTimeout(() => void load().catch(sayProblem), QUIET);
  }
  // Once the script is there, it does these itself.
  for (const name of ["add-entry", "show-cited"]) {
    act(name, async (value, source) => {
      await beside();
      await doAct(name, value, source);
    });
  }
}

function beside() {
  started ??= import("./references/beside").then((script) => {
    script.startBeside();
    return script;
  });
  return started;
}

async function refreshAll(): Promise<void> {
  const page = await fetchPage(location.href);
  exchange(page, "#save");
  for (const name of ["aria-pressed", "title"]) {
    find("#save")?.setAttribute(name, find("#save", page)?.getAttribute(name) ?? "");
  }
  document.body.dataset.project = page.body.dataset.project ?? "";
  document.body.dataset.style = page.body.dataset.style ?? "";
  exchange(page, "#panel-project");
}
