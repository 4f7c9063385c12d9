/** Help over the page that is open. */

import { act } from "./acts";
import { find, make, makeButton } from "./elements";
import { fetchPage } from "./page";

/** Make `?` open the help here; without script its link leads to the page. */
export function startHelp(): void {
  act("help", open);
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href="/help"]')) {
    if (!link.dataset.act) link.dataset.key = "?";
  }
}

async function open(): Promise<void> {
  const dialog = find("#help") as HTMLDialogElement | null;
  if (!dialog || dialog.open) return;
  const page = await fetchPage("/help");
  const words = page.querySelector("#help-words");
  const close = makeButton("Close", () => dialog.close(), { class: "close" });
  close.append(" ", make("kbd", {}, "Esc"));
  dialog.replaceChildren(close, ...(words ? [words] : []));
  dialog.showModal();
  dialog.scrollTop = 0;
}
