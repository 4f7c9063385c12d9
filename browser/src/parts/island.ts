/** What every island starts: the line that speaks, acts and keys, the look of the page, the help. */

import { onEscape, startActs } from "./acts";
import { startAppearance } from "./appearance";
import { startHelp } from "./help";
import { hush, startLine } from "./line";

/** Start what every page has; Escape closes what `closes` close, in order, and then the line. */
export function startIsland(...closes: (() => boolean)[]): void {
  startLine();
  startActs();
  startAppearance();
  startHelp();
  for (const close of [...closes, hush]) onEscape(close);
  // Once the rest of the island has run too: what was pressed before it is done now (early.ts).
  setTimeout(() => document.dispatchEvent(new Event("carrel:started")));
}
