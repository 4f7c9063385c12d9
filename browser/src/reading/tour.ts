/** The first steps: four cards that stand in nobody's way. */

import { act } from "../parts/acts";
import { device, remember } from "../parts/device";
import { find, findAll } from "../parts/elements";
import { hear } from "../parts/line";

let step = 0;

/** Show the steps to whoever has not seen them, and again when asked. */
export function startTour(): void {
  act("tour", () => show(1, true));
  act("tour-next", () => show(step + 1, true));
  act("tour-close", () => closeTour());
  if (!device().toured) show(1, false);
}

/** Put the steps away for good; whether they were open. */
export function closeTour(): boolean {
  const tour = find("#tour");
  if (!tour || tour.hidden) return false;
  const held = tour.contains(document.activeElement);
  tour.hidden = true;
  remember({ toured: true });
  if (held) find("#text")?.focus({ preventScroll: true });
  return true;
}

function show(wanted: number, focus: boolean): void {
  const tour = find("#tour");
  const steps = findAll(".step", tour ?? document);
  if (!tour || wanted > steps.length) {
    closeTour();
    return;
  }
  step = wanted;
  tour.hidden = false;
  for (const each of steps) each.hidden = each.dataset.step !== String(step);
  const next = find('[data-act="tour-next"]', tour);
  next?.replaceChildren(step === steps.length ? "Done" : "Next");
  if (focus) next?.focus();
  hear(find(".step:not([hidden])", tour)?.innerText ?? "");
}
