/** What can be done, by name; buttons name their act, keys press the buttons. */

import { device } from "./device";
import { find, findAll, isTyping } from "./elements";
import { sayProblem } from "./line";

type Act = (value: string, source: HTMLElement | null) => unknown;

const acts = new Map<string, Act>();
const keys = new Map<string, () => unknown>();
const escapes: (() => boolean)[] = [];

/** Say what the controls with `data-act="name"` do. */
export function act(name: string, does: Act): void {
  acts.set(name, does);
}

/** A key that no control on the page stands for. */
export function key(press: string, does: () => unknown): void {
  keys.set(press, does);
}

/** Something that Escape may close, asked in the order given; true when it closed something. */
export function onEscape(close: () => boolean): void {
  escapes.push(close);
}

/** Do an act by name; what goes wrong is said. */
export async function doAct(name: string, value = "", source: HTMLElement | null = null) {
  try {
    await acts.get(name)?.(value, source);
  } catch (error) {
    sayProblem(error);
  }
}

/** Make controls and keys work on this page. */
export function startActs(): void {
  document.addEventListener("click", (event) => {
    const source = (event.target as Element).closest<HTMLElement>("[data-act]");
    if (!source || !acts.has(source.dataset.act ?? "") || source instanceof HTMLSelectElement)
      return;
    event.preventDefault();
    closeMenu(source);
    void doAct(source.dataset.act ?? "", source.dataset.value, source);
  });
  document.addEventListener("change", (event) => {
    const source = event.target as HTMLElement;
    if (source instanceof HTMLSelectElement && source.dataset.act) {
      void doAct(source.dataset.act, source.value, source);
    }
  });
  document.addEventListener("keydown", pressed);
}

function pressed(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const done = event.key === "Escape" ? closeInnermost() : isFree(event) && press(event.key);
  if (done) event.preventDefault();
}

/** Close the innermost thing, unless the browser itself closes a menu or the help. */
function closeInnermost(): boolean {
  return !find("dialog[open], :popover-open") && escapes.some((close) => close());
}

/** Whether a key may be one of the page's own. */
function isFree({ key: name, target }: KeyboardEvent): boolean {
  if (isTyping(target) || !device().keys || find("dialog[open]")) return false;
  return !(name.startsWith("Arrow") && usesArrows(target));
}

/** Whether arrow keys have a meaning of their own where the keyboard is. */
function usesArrows(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("input, [role=tab], .wide, .panel") !== null;
}

function press(pressedKey: string): boolean {
  const does = keys.get(pressedKey);
  if (does) {
    void does();
    return true;
  }
  const control = findAll(`[data-key="${CSS.escape(pressedKey)}"]`).find(isReady);
  if (!control) return false;
  if (control instanceof HTMLInputElement) control.focus();
  else if (control.dataset.act && acts.has(control.dataset.act)) {
    void doAct(control.dataset.act, control.dataset.value, control);
  } else control.click();
  return true;
}

function isReady(control: HTMLElement): boolean {
  return !control.matches(":disabled, [hidden]");
}

function closeMenu(source: HTMLElement): void {
  if (source.closest("#more")) source.closest<HTMLElement>("[popover]")?.hidePopover();
}
