/** Elements found and made. */

/** The first element that answers to `selector`, or null. */
export function find(selector: string, within: ParentNode = document): HTMLElement | null {
  return within.querySelector<HTMLElement>(selector);
}

/** Every element that answers to `selector`. */
export function findAll(selector: string, within: ParentNode = document): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(selector)];
}

/** The field that answers to `selector`, or null. */
export function findField(selector: string, within: ParentNode = document) {
  return within.querySelector<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(selector);
}

type Attributes = Record<string, string | boolean>;

/** A new element with attributes (true for an empty one, false for none) and what it holds. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(attribute, value === true ? "" : value);
  }
  element.append(...inside);
  return element;
}

/** A button that says `word` and does `act` when it is pressed. */
export function makeButton(word: string, act: () => unknown, attributes: Attributes = {}) {
  const button = make("button", { type: "button", ...attributes }, word);
  button.addEventListener("click", () => act());
  return button;
}

/** Whether a person is typing in `target`, so that letters are letters. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.matches("textarea, select, input:not([type=checkbox], [type=radio])"))
  );
}
