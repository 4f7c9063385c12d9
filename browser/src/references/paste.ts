/** A list pasted from anywhere, read and shown. */

import { ask, path } from "../api/desk";
import { act } from "../parts/acts";
import { find, findField } from "../parts/elements";
import { say, sayProblem, undo } from "../parts/line";

/** Make the form and the list of lists work. */
export function startPaste(refresh: () => Promise<void>): void {
  find("#paste-references")?.addEventListener("submit", (event) => {
    event.preventDefault();
    void paste().catch(sayProblem);
  });
  act("remove-pasted", async (document_) => {
    await ask("DELETE", path("references", document_));
    await refresh();
    say(
      "The list is taken away.",
      undo(async () => {
        await ask("POST", path("references", document_, "restoration"));
        await refresh();
        say("It is back.");
      }),
    );
  });
}

async function paste(): Promise<void> {
  const text = findField("#pasted-words")?.value ?? "";
  const lines = find("#paste-references [name=one_per_line]") as HTMLInputElement | null;
  say("Reading the references…");
  const { document: made } = await ask<{ document: string }>("POST", "/api/references", {
    text,
    one_per_line: lines?.checked ?? false,
  });
  location.assign(`/references/${made}`);
}
