/** Light, text size, letters on marks, and whether single letters are keys. */

import { act } from "./acts";
import { type Device, device, remember } from "./device";
import { find, findAll } from "./elements";
import { hear } from "./line";

const THEMES = ["", "light", "sepia", "dark"];
const SIZES = 6;

/** Make the menu "Aa" and its keys work. */
export function startAppearance(): void {
  show(device());
  act("larger", () => resize(1));
  act("smaller", () => resize(-1));
  act("theme", () => {
    const next = THEMES[(THEMES.indexOf(device().theme) + 1) % THEMES.length] ?? "";
    change({ theme: next });
    hear(next ? `${next} light` : "light as the system has it");
  });
  find("#appearance")?.addEventListener("change", (event) => {
    const field = event.target as HTMLInputElement;
    if (field.name === "theme") change({ theme: field.value });
    if (field.dataset.setting) change({ [field.dataset.setting]: field.checked });
  });
}

function resize(by: number): void {
  const size = Math.min(SIZES, Math.max(1, device().size + by));
  change({ size });
  hear(`Text size ${size} of ${SIZES}`);
}

function change(changed: Partial<Device>): void {
  remember(changed);
  show({ ...device(), ...changed });
}

function show({ theme, size, letters, keys }: Device): void {
  const root = document.documentElement;
  if (theme) root.dataset.theme = theme;
  else delete root.dataset.theme;
  root.dataset.size = String(size);
  root.toggleAttribute("data-letters", letters);
  find("#size-now")?.replaceChildren(`${size} of ${SIZES}`);
  for (const field of findAll("#appearance input") as HTMLInputElement[]) {
    if (field.name === "theme") field.checked = field.value === theme;
    if (field.dataset.setting === "letters") field.checked = letters;
    if (field.dataset.setting === "keys") field.checked = keys;
  }
}
