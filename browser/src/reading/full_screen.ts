/** Full screen. */

import { act } from "../parts/acts";
import { find } from "../parts/elements";

/** Make its button and key work; where the browser has none, they are not shown. */
export function startFullScreen(): void {
  const button = find("#full");
  if (!document.fullscreenEnabled) {
    if (button) button.hidden = true;
    return;
  }
  act("full", () =>
    document.fullscreenElement
      ? document.exitFullscreen()
      : document.documentElement.requestFullscreen(),
  );
  document.addEventListener("fullscreenchange", () =>
    button?.setAttribute("aria-pressed", String(document.fullscreenElement !== null)),
  );
}
