/** Direction, strength and certainty: + 0 − and 1 2 3, each key going on to the next group. */

import { findAll } from "../parts/elements";

const KEYS: Record<string, string> = { "+": "1", "=": "1", "0": "0", "-": "-1", "−": "-1" };

/** Let the keys choose within the groups of radio buttons that have `data-degree`. */
export function startMarks(form: HTMLFormElement): void {
  const groups = findAll("[data-degree]", form);
  groups.forEach((group, index) => {
    group.addEventListener("keydown", (event) => {
      const value = group.dataset.degree === "direction" ? KEYS[event.key] : event.key;
      const radios = radiosOf(group);
      const chosen = radios.find((each) => each.value === value);
      if (!chosen || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      chosen.checked = true;
      chosen.dispatchEvent(new Event("change", { bubbles: true }));
      next(groups[index + 1], form)?.focus();
    });
  });
}

function next(group: HTMLElement | undefined, form: HTMLFormElement): HTMLElement | undefined {
  if (!group) return findAll("[name=modality]", form)[0];
  const radios = radiosOf(group);
  return radios.find((each) => each.checked) ?? radios[0];
}

function radiosOf(group: HTMLElement): HTMLInputElement[] {
  return findAll("input[type=radio]", group) as HTMLInputElement[];
}
