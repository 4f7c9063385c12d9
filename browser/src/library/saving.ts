/** Works saved to the active project and taken out again; another project made the active one. */

import { ask, path } from "../api/desk";
import { act } from "../parts/acts";
import { say, undo } from "../parts/line";

type Refresh = () => Promise<void>;

/** Put a work into a project or take it out, say so, and offer the way back. */
export async function setSaved(project: string, work: string, saved: boolean, refresh: Refresh) {
  await ask(saved ? "PUT" : "DELETE", path("projects", project, "works", work));
  await refresh();
  say(
    saved ? `Saved to ${project}.` : `Taken out of ${project}.`,
    undo(() => setSaved(project, work, !saved, refresh)),
  );
}

/** Make the choice of a project work. */
export function startProjects(refresh: Refresh): void {
  act("use-project", async (name) => {
    const before = (
      await ask<{ projects: { name: string; active: boolean }[] }>("GET", "/api/projects")
    ).projects.find((project) => project.active);
    await ask("PUT", "/api/active-project", { name });
    await refresh();
    say(
      `Working on ${name}.`,
      undo(async () => {
        await ask("PUT", "/api/active-project", { name: before?.name ?? name });
        await refresh();
      }),
    );
  });
}
