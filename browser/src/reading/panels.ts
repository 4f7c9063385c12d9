/** The panels before and beside the text, sheets on a narrow screen. */

import { device, remember } from "../parts/device";
import { find, findAll } from "../parts/elements";

const WIDE = "(min-width: 900px)";
const FIELDS: Record<string, string> = { within: "#within-words", "look-up": "#look-up-words" };
const opened: ((name: string) => void)[] = [];
let from: HTMLElement | null = null;

/** Do something whenever a panel is opened. */
export function onOpen(listener: (name: string) => void): void {
  opened.push(listener);
}

/** Make the buttons work, and open again what stood open on this device. */
export function startPanels(): void {
  for (const button of openers()) {
    button.setAttribute("role", "button");
    button.setAttribute("aria-controls", `panel-${button.dataset.panel}`);
    button.addEventListener("click", (event) => {
      event.preventDefault();
      button.closest<HTMLElement>("[popover]")?.hidePopover();
      toggle(button.dataset.panel ?? "", button);
    });
    button.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      button.click();
    });
  }
  document.addEventListener("click", (event) => {
    const close = (event.target as Element).closest<HTMLElement>("[data-close-panel]");
    if (close) closePanel(close.dataset.closePanel ?? "", true);
  });
  if (matchMedia(WIDE).matches) for (const name of device().panels) setOpen(name, true);
  tell();
}

/** Open a panel; with `focus` the keyboard goes to its field or its title. */
export function openPanel(name: string, focus = true): void {
  const panel = find(`#panel-${name}`);
  if (!panel) return;
  const wide = matchMedia(WIDE).matches;
  const others = wide ? findAll(".leaf.open", panel.parentElement ?? document) : openLeaves();
  for (const other of others) other.classList.remove("open");
  if (!panel.contains(document.activeElement)) from = document.activeElement as HTMLElement;
  setOpen(name, true);
  keep();
  for (const listener of opened) listener(name);
  if (focus) find(FIELDS[name] ?? "h2", FIELDS[name] ? document : panel)?.focus();
}

/** Whether a panel is open. */
export function isOpen(name: string): boolean {
  return find(`#panel-${name}`)?.classList.contains("open") ?? false;
}

/** Close the panel that holds the keyboard, else the last one open; whether there was one. */
export function closeInnermost(): boolean {
  const within = document.activeElement?.closest<HTMLElement>(".leaf.open");
  const panel = within ?? openLeaves().at(-1);
  if (!panel) return false;
  closePanel(panel.id.replace("panel-", ""), within !== null);
  return true;
}

function closePanel(name: string, focus: boolean): void {
  setOpen(name, false);
  keep();
  if (!focus) return;
  const back = from?.isConnected && !from.closest(".leaf") ? from : find("#text");
  back?.focus({ preventScroll: true });
  if (document.activeElement !== back) find("#text")?.focus({ preventScroll: true });
}

function toggle(name: string, button: HTMLElement): void {
  from = button;
  if (isOpen(name)) closePanel(name, true);
  else openPanel(name);
  from = button;
}

function setOpen(name: string, open: boolean): void {
  find(`#panel-${name}`)?.classList.toggle("open", open);
}

function keep(): void {
  tell();
  if (!matchMedia(WIDE).matches) return;
  remember({ panels: openLeaves().map((leaf) => leaf.id.replace("panel-", "")) });
}

function tell(): void {
  for (const button of openers()) {
    button.setAttribute("aria-expanded", String(isOpen(button.dataset.panel ?? "")));
  }
}

function openers(): HTMLElement[] {
  return findAll("[data-panel]");
}

function openLeaves(): HTMLElement[] {
  return findAll(".leaf.open");
}
