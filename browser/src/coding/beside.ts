/** Claims in the reader: the passage coded, claims beside the text and on it. */

import { draftAt, dropDraft, restoreDraft, spanOfPlace } from "../highlighting/drafts";
import { act } from "../parts/acts";
import { find, findAll } from "../parts/elements";
import { say, undo } from "../parts/line";
import { paint, workKey } from "../reading/open_page";
import { openPanel } from "../reading/panels";
import { chosen, letGo } from "../reading/passage";
import { goToPlace, onTurn, refresh, turnTo } from "../reading/turning";
import { changeClaim, deleteClaim, makeClaim } from "./claims";

const DRAFT = "code ";
let arrivedAt = "";

/** Make the key, the cards, the drafts and the marks of claims work. */
export function startCoding(): void {
  act("code", code);
  act("change-claim", change);
  act("delete-claim", (id) => deleteClaim(study(), id, refresh));
  act("code-continue", goOn);
  act("code-drop", drop);
  act("go-claim", (_, link) => turnTo((link as HTMLAnchorElement).href).then(arrive));
  find("#text")?.addEventListener("click", touched);
  onTurn(arrive);
  arrive();
}

function study(): string {
  return document.body.dataset.study ?? "";
}

async function code(): Promise<void> {
  const passage = chosen();
  if (!study()) {
    say("There is no study yet.", { word: "Begin one", act: () => location.assign("/studies") });
    return;
  }
  if (!passage) {
    openPanel("claims");
    say("Choose a passage first, then press C to code it.");
    return;
  }
  openPanel("claims", false);
  letGo();
  await codeSpan(passage);
}

async function codeSpan({ start, end }: { start: number; end: number }): Promise<void> {
  const query = new URLSearchParams({ work: workKey(), start: `${start}`, end: `${end}` });
  const span = { work: workKey(), start, end };
  paint("coding", span);
  const { openCodingForm } = await import("./form");
  await openCodingForm(
    "#coding-place",
    {
      study: study(),
      address: `/studies/${encodeURIComponent(study())}/coding?${query}`,
      place: `${DRAFT}${workKey()}:${start}:${end}`,
      fresh: true,
      save: (claim, kept) => makeClaim(study(), { ...claim, ...span }, kept),
      close: backToText,
    },
    refresh,
  );
}

async function change(id: string): Promise<void> {
  openPanel("claims", false);
  const { openCodingForm } = await import("./form");
  await openCodingForm(
    `#claim-${CSS.escape(id)}`,
    {
      study: study(),
      address: `/studies/${encodeURIComponent(study())}/coding?claim=${encodeURIComponent(id)}`,
      place: `${DRAFT}${id}`,
      fresh: false,
      save: (claim, kept) => changeClaim(study(), id, claim, kept),
      close: () => find('[data-act="change-claim"]', cardOf(id) ?? document)?.focus(),
    },
    refresh,
  );
}

async function goOn(place: string): Promise<void> {
  const span = spanOfPlace(place);
  if (span) await codeSpan(span);
  else await change(place.slice(DRAFT.length));
}

async function drop(place: string): Promise<void> {
  const text = await draftAt(place);
  await dropDraft(place);
  await refresh();
  say(
    "The draft is dropped.",
    undo(async () => {
      await restoreDraft(place, text);
      await refresh();
    }),
  );
}

function touched(event: MouseEvent): void {
  const mark = (event.target as Element).closest<HTMLElement>("mark[data-claim]");
  if (!mark || !(getSelection()?.isCollapsed ?? true)) return;
  openPanel("claims", false);
  light(mark.dataset.claim ?? "");
  cardOf(mark.dataset.claim ?? "")?.scrollIntoView({ block: "nearest" });
}

/** Light the claim that the address names, as after its link was followed from anywhere. */
function arrive(): void {
  const id = /^#c-(.+)$/.exec(location.hash)?.[1];
  const first = arrivedAt !== location.href;
  arrivedAt = location.href;
  if (!id) return;
  if (first) {
    openPanel("claims", false);
    goToPlace(location.hash);
  }
  light(id);
}

function light(id: string): void {
  for (const old of findAll("mark.now:not(.hit), .note-card.now")) old.classList.remove("now");
  for (const part of findAll(`mark[data-claim="${CSS.escape(id)}"]`)) part.classList.add("now");
  cardOf(id)?.classList.add("now");
}

function cardOf(id: string): HTMLElement | null {
  return find(`#claim-${CSS.escape(id)}`);
}

function backToText(): void {
  paint("coding");
  find("#text")?.focus({ preventScroll: true });
}
