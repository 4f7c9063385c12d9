/** The dictionary and the thesaurus, beside the text or on their own page. */

import { find, findAll, findField } from "../parts/elements";
import { hear, sayProblem } from "../parts/line";
import { exchange, fetchPage } from "../parts/page";

/** Make the form, the tabs and the words that lead on work. */
export function startLookUp(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (form.id !== "look-up-form") return;
    event.preventDefault();
    void lookUp(findField("#look-up-words")?.value ?? "");
  });
  document.addEventListener("click", (event) => {
    const target = event.target as Element;
    const word = target.closest<HTMLElement>("[data-look-up]");
    const tab = target.closest<HTMLElement>(".tabs [role=tab]");
    if (word) {
      event.preventDefault();
      void lookUp(word.dataset.lookUp ?? "");
    }
    if (tab) showTab(tab);
  });
  document.addEventListener("keydown", (event) => {
    const tab = (event.target as Element).closest<HTMLElement>(".tabs [role=tab]");
    if (!tab || !["ArrowLeft", "ArrowRight"].includes(event.key)) return;
    const other = findAll(".tabs [role=tab]").find((each) => each !== tab);
    if (other) showTab(other);
    other?.focus();
    event.stopPropagation();
  });
  showTab(find("#tab-dictionary"));
}

/** Look words up and show what there is, under the tab that was open. */
export async function lookUp(words: string): Promise<void> {
  if (!words.trim()) return;
  const field = findField("#look-up-words");
  if (field) field.value = words;
  const tab = find(".tabs [aria-selected=true]")?.id ?? "tab-dictionary";
  try {
    exchange(await fetchPage(`/look-up?q=${encodeURIComponent(words)}`), "#entries");
    showTab(find(`#${tab}`));
    hear(find("#entries .remark")?.textContent ?? `Entries for ${words}`);
  } catch (error) {
    sayProblem(error);
  }
}

function showTab(wanted: HTMLElement | null): void {
  if (!wanted) return;
  for (const tab of findAll(".tabs [role=tab]")) {
    tab.setAttribute("aria-selected", String(tab === wanted));
    tab.tabIndex = tab === wanted ? 0 : -1;
    const panel = find(`#${tab.getAttribute("aria-controls")}`);
    if (panel) panel.hidden = tab !== wanted;
  }
}
