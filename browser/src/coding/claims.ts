/** Claims made, changed, taken away, and each of these undone. */

import { ask, path } from "../api/desk";
import { say, undo } from "../parts/line";

type Refresh = () => Promise<void>;

/** What the desk answers of a claim. */
export interface Coded {
  id: string;
  revision: number;
}

/** Code a passage and say so. */
export async function makeClaim(
  study: string,
  claim: Record<string, unknown>,
  refresh: Refresh,
): Promise<void> {
  const made = await ask<Coded>("POST", path("studies", study, "claims"), claim);
  await refresh();
  say(
    "Coded.",
    undo(async () => {
      await ask("DELETE", path("studies", study, "claims", made.id));
      await refresh();
      say("The claim is gone.");
    }),
  );
}

/** Change a claim and say so; `claim` carries the revision that it changes. */
export async function changeClaim(
  study: string,
  id: string,
  { revision, ...change }: Record<string, unknown>,
  refresh: Refresh,
): Promise<void> {
  await ask("PATCH", path("studies", study, "claims", id), change, `"${revision}"`);
  await refresh();
  say("The claim is changed.", undoLast(study, refresh));
}

/** Take claims away and say so. */
export async function deleteClaim(study: string, id: string, refresh: Refresh): Promise<void> {
  await ask("DELETE", path("studies", study, "claims", id));
  await refresh();
  say(
    "The claim is taken away.",
    undo(async () => {
      await ask("POST", path("studies", study, "claims", id, "restoration"));
      await refresh();
      say("It is back.");
    }),
  );
}

/** An offer to undo this coder's last act in a study. */
export function undoLast(study: string, refresh: Refresh) {
  return undo(async () => {
    const { said } = await ask<{ said: string }>("POST", path("studies", study, "undo"));
    await refresh();
    say(said || "Undone.");
  });
}
