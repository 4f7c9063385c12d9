/** The matrix of hypotheses: a grid to walk with the arrow keys and to rate with letters. */

import { ask, path } from "../api/desk";
import { undoLast } from "../coding/claims";
import { find, findAll } from "../parts/elements";
import { hear, say, sayProblem } from "../parts/line";
import { refresh, study } from "./sending";

const KEYS: Record<string, string> = {
  c: "C",
  C: "CC",
  n: "N",
  x: "NA",
  i: "I",
  I: "II",
  Delete: "",
  Backspace: "",
};
const STEPS: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Make its cells rate. */
export function startRating(): void {
  document.addEventListener("keydown", (event) => {
    const cell = event.target as HTMLSelectElement;
    if (!cell.matches?.(".rating") || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    const rating = KEYS[event.key];
    if (step) walk(cell, step);
    else if (rating !== undefined) {
      cell.value = rating;
      void rate(cell).catch(sayProblem);
      walk(cell, [1, 0]);
    } else return;
    event.preventDefault();
  });
  document.addEventListener("change", (event) => {
    const cell = event.target as HTMLSelectElement;
    if (cell.matches(".rating")) void rate(cell).catch(sayProblem);
  });
}

async function rate(cell: HTMLSelectElement): Promise<void> {
  const { hypothesis = "", claim = "" } = cell.dataset;
  const rating = cell.value || null;
  await ask("PUT", path("studies", study(), "hypotheses", hypothesis, "ratings", claim), {
    rating,
  });
  const held = document.activeElement?.id ?? "";
  await refresh();
  if (held) find(`#${CSS.escape(held)}`)?.focus({ preventScroll: true });
  say(`${hypothesis}, ${claim}: ${rating ?? "not rated"}.`, undoLast(study(), refresh));
}

function walk(cell: HTMLSelectElement, [down, across]: [number, number]): void {
  const rows = findAll("tr:has(.rating)").map((row) => findAll(".rating", row));
  const at = rows.findIndex((row) => row.includes(cell));
  const column = rows[at]?.indexOf(cell) ?? -1;
  const next = rows[at + down]?.[column + across];
  next?.focus();
  if (next) hear(next.getAttribute("aria-label") ?? "");
}
