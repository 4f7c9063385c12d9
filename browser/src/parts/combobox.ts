/**
 * A field that suggests: the pattern "combobox with list" of the ARIA Authoring Practices (APG).
 *
 * What it suggests are the options of the `datalist` that the field names in `data-suggest`: each
 * with its `value`, a `label` shown beside it, and in `data-words` other words that find it, parted
 * by line breaks.
 */

import { find, findAll, make } from "./elements";

const MOST = 8;

/** One thing a field suggests. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly words: readonly string[];
}

/** Make every field within `root` that has `data-suggest` suggest. */
export function startComboboxes(root: ParentNode): void {
  for (const field of findAll("input[data-suggest]", root) as HTMLInputElement[]) {
    new Suggesting(field, optionsOf(field.dataset.suggest ?? "", root));
  }
}

/** The options that `typed` finds: those that begin with it first, then words within them. */
export function matching(options: readonly Option[], typed: string): Option[] {
  const wanted = typed.trim().toLocaleLowerCase();
  if (!wanted) return options.slice(0, MOST);
  const rank = ({ words }: Option): number => {
    const lower = words.map((word) => word.toLocaleLowerCase());
    if (lower.includes(wanted)) return 0;
    if (lower.some((word) => word.startsWith(wanted))) return 1;
    if (lower.some((word) => word.split(/[\s,/-]+/).some((part) => part.startsWith(wanted))))
      return 2;
    return lower.some((word) => word.includes(wanted)) ? 3 : 4;
  };
  return options
    .map((option) => ({ option, rank: rank(option) }))
    .filter((each) => each.rank < 4)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map((each) => each.option);
}

/** A field, the list under it, and which of its items is lit. */
class Suggesting {
  private readonly list: HTMLElement;
  private at = -1;

  constructor(
    private readonly field: HTMLInputElement,
    private readonly options: readonly Option[],
  ) {
    const id = `${field.id}-list`;
    const named = field.labels?.[0]?.textContent?.trim() ?? "Suggestions";
    this.list = make("ul", { class: "suggested", role: "listbox", hidden: true, id });
    this.list.setAttribute("aria-label", named);
    field.after(this.list);
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-expanded", "false");
    field.setAttribute("aria-controls", id);
    field.setAttribute("autocomplete", "off");
    field.addEventListener("input", (event) => {
      if (event.isTrusted) this.open();
    });
    field.addEventListener("blur", () => this.close());
    field.addEventListener("keydown", (event) => this.pressed(event));
    this.list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      this.take((event.target as Element).closest<HTMLElement>("li"));
    });
  }

  private pressed(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      this.walk(step);
    } else if (this.list.hidden || event.shiftKey) return;
    else if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    } else if (event.key === "Tab" || event.key === "Enter") {
      if (this.take(this.items()[this.at]) && event.key === "Enter") event.preventDefault();
    }
  }

  private walk(step: number): void {
    if (this.list.hidden) this.open(true);
    else this.light(stepped(this.at, step, this.items().length));
  }

  private open(all = false): void {
    const typed = this.field.value;
    const found = matching(this.options, all ? "" : typed);
    if (!found.length || (!all && found.some((each) => each.value === typed))) {
      this.close();
      return;
    }
    this.list.replaceChildren(...found.map((each, at) => shown(each, `${this.list.id}-${at}`)));
    this.list.hidden = false;
    this.field.setAttribute("aria-expanded", "true");
    this.light(all || !typed.trim() ? -1 : 0);
  }

  private close(): void {
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.light(-1);
  }

  private light(next: number): void {
    this.at = next;
    this.field.removeAttribute("aria-activedescendant");
    for (const [index, item] of this.items().entries()) {
      item.setAttribute("aria-selected", String(index === next));
      if (index !== next) continue;
      this.field.setAttribute("aria-activedescendant", item.id);
      item.scrollIntoView({ block: "nearest" });
    }
  }

  private take(item: HTMLElement | null | undefined): boolean {
    if (!item) return false;
    this.field.value = item.dataset.value ?? "";
    this.close();
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
    return true;
  }

  private items(): HTMLElement[] {
    return findAll("li", this.list);
  }
}

/** The place after a step through `count` things and past their end, where none is lit. */
function stepped(at: number, by: number, count: number): number {
  return ((at + 1 + by + count + 1) % (count + 1)) - 1;
}

function shown({ value, label }: Option, id: string): HTMLElement {
  const item = make("li", { role: "option", id, "data-value": value, "aria-selected": "false" });
  item.append(make("bdi", {}, value), " ", make("span", { class: "hush" }, label));
  return item;
}

function optionsOf(id: string, root: ParentNode): Option[] {
  const list = find(`#${CSS.escape(id)}`, root) as HTMLDataListElement | null;
  return [...(list?.options ?? [])].map((option) => ({
    value: option.value,
    label: option.label === option.value ? "" : option.label,
    words: [option.value, ...(option.dataset.words ?? "").split("\n").filter(Boolean)],
  }));
}
