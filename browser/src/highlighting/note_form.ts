/** The form in which a note is written: Markdown, a preview, tags. */

import { find, make, makeButton } from "../parts/elements";
import { hear, say, sayProblem } from "../parts/line";
import { fetchPage } from "../parts/page";
import { draftAt, dropDraft, keepDraft } from "./drafts";

/**
 * What a form is for. `save` gets the words, the tags, and what to do once they are kept;
 * `close` is called when the form is gone.
 */
export interface NoteForm {
  place: string;
  quote?: string;
  note?: string;
  tags?: string;
  save: (note: string, tags: string[], kept: () => Promise<void>) => Promise<unknown>;
  close?: () => void;
}

/**
 * Open a form in the element that answers to `holder`, with the draft of its place if there is
 * one. What stood there comes back when the form is closed. `refresh` shows the page anew.
 */
export async function openNoteForm(
  holder: string,
  given: NoteForm,
  refresh: () => Promise<void>,
): Promise<void> {
  const draft = await draftAt(given.place).catch(() => "");
  const form = build(given, draft, refresh);
  const place = find(holder) ?? document.body;
  const before = [...place.childNodes].filter((node) => !isForm(node));
  form.addEventListener("leave", () => form.replaceWith(...before));
  place.replaceChildren(form);
  form.scrollIntoView({ block: "nearest" });
  find("textarea", form)?.focus();
}

/** The form that is being written in, if there is one. */
export function openForm(): HTMLElement | null {
  return find(".note-form:not([data-kept])");
}

/** Close the form that holds the keyboard, or the only one; its draft stays. Whether there was one. */
export function closeForm(): boolean {
  const form = document.activeElement?.closest(".note-form") ?? find(".note-form");
  if (!form) return false;
  find("[data-close-form]", form)?.click();
  return true;
}

function isForm(node: Node): boolean {
  return node instanceof HTMLElement && node.classList.contains("note-form");
}

function build(given: NoteForm, draft: string, refresh: () => Promise<void>): HTMLFormElement {
  const words = make("textarea", { id: "note-words", rows: "5", dir: "auto" });
  words.value = draft || (given.note ?? "");
  const tags = make("input", { id: "note-tags", value: given.tags ?? "", autocomplete: "off" });
  const preview = make("div", {
    class: "preview",
    hidden: true,
    tabindex: "0",
    "aria-label": "Preview",
  });
  const form = make("form", { class: "note-form", "aria-label": "A note" });
  const close = () => {
    form.dispatchEvent(new Event("leave"));
    given.close?.();
  };
  const show = makeButton("Preview", () => void togglePreview(words, preview, show), {
    "aria-pressed": "false",
  });
  const leave = makeButton("Close", () => leaveDraft(words.value !== (given.note ?? ""), close), {
    class: "quiet",
    "data-close-form": true,
  });
  if (given.quote) form.append(make("blockquote", { dir: "auto" }, given.quote));
  form.append(
    make("label", { for: "note-words" }, "Note (Markdown)"),
    words,
    preview,
    make("label", { for: "note-tags" }, "Tags, with commas between them"),
    tags,
    make(
      "p",
      { class: "acts" },
      make("button", { class: "strong" }, "Save"),
      " ",
      show,
      " ",
      leave,
    ),
  );
  words.addEventListener("input", () => keepDraft(given.place, words.value));
  words.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void save(form, given, { note: words.value, tags: tags.value }, refresh);
  });
  return form;
}

async function save(
  form: HTMLFormElement,
  given: NoteForm,
  { note, tags }: { note: string; tags: string },
  refresh: () => Promise<void>,
): Promise<void> {
  const listed = tags.split(",").map((tag) => tag.trim());
  form.dataset.kept = "";
  try {
    await given.save(note.trim(), listed.filter(Boolean), async () => {
      await dropDraft(given.place);
      form.remove();
      await refresh();
    });
    given.close?.();
  } catch (error) {
    delete form.dataset.kept;
    sayProblem(error);
  }
}

function leaveDraft(changed: boolean, close: () => void): void {
  close();
  if (changed) say("Kept as a draft: go on with it whenever you like.");
}

async function togglePreview(
  words: HTMLTextAreaElement,
  preview: HTMLElement,
  button: HTMLElement,
) {
  const showing = !preview.hidden;
  preview.hidden = showing;
  words.hidden = !showing;
  button.setAttribute("aria-pressed", String(!showing));
  button.textContent = showing ? "Preview" : "Write on";
  if (showing) {
    words.focus();
    return;
  }
  try {
    const page = await fetchPage("/notes/preview", { note: words.value });
    preview.replaceChildren(...page.body.childNodes);
    hear("Preview");
  } catch (error) {
    sayProblem(error);
  }
}
