/** What the study knows already: actors by any of their names, factors with their areas. */

import { ask, path } from "../api/desk";
import { find, findAll, findField } from "../parts/elements";
import { showUnderstood, type Understood } from "./understood";

/** Say under each field of an actor which one its words mean. */
export function startActorWords(form: HTMLFormElement, study: string): void {
  const names = new Map<string, string>();
  for (const option of optionsOf(form, "coding-actors")) {
    const words = [option.value, ...(option.dataset.words ?? "").split("\n")];
    for (const word of words) names.set(word.trim().toLocaleLowerCase(), option.value);
  }
  for (const field of findAll("[data-actor]", form) as HTMLInputElement[]) {
    const said = find(`#${field.id}-said`, form);
    showUnderstood(field, said, "", (typed) => {
      const name = names.get(typed.toLocaleLowerCase());
      return name ? { shown: name === typed ? "" : name } : actor(study, typed);
    });
  }
}

async function actor(study: string, written: string): Promise<Understood> {
  const query = new URLSearchParams({ written });
  const { id, name, known, problem } = await ask<{
    id: string;
    name: string;
    known: boolean;
    problem: string;
  }>("GET", `${path("studies", study, "actor")}?${query}`);
  return { shown: known ? name : `${name} (${id}), new to the study`, problem };
}

/** A factor that the codebook has brings its area along; a new one is called new. */
export function startFactorArea(form: HTMLFormElement): void {
  const field = findField("[name=factor]", form);
  const area = findField("[name=area]", form);
  const said = find("#coding-factor-said", form);
  if (!field || !area) return;
  const options = optionsOf(form, "coding-factors");
  const tell = (fresh: boolean) => {
    const typed = field.value.trim();
    const known = options.find((each) => each.value.toLowerCase() === typed.toLowerCase());
    if (fresh && known?.dataset.area) area.value = known.dataset.area;
    said?.replaceChildren(typed && !known ? "new: it goes into the codebook" : "");
  };
  field.addEventListener("input", () => tell(true));
  tell(false);
}

function optionsOf(form: HTMLFormElement, id: string): HTMLOptionElement[] {
  return [...((find(`#${id}`, form) as HTMLDataListElement | null)?.options ?? [])];
}
