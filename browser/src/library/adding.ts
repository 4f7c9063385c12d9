/** Files brought in: chosen, dropped or pasted. */

import { type Uploads, upload } from "../api/desk";
import { find, isTyping, make } from "../parts/elements";
import { say, sayProblem } from "../parts/line";

type Upload = Uploads["uploads"][number];

/** Make the three ways work; `refresh` shows the shelf anew. */
export function startAdding(refresh: () => Promise<void>): void {
  const field = find("#add-files") as HTMLInputElement | null;
  if (!field) return;
  field.addEventListener("change", () => {
    void add([...(field.files ?? [])], refresh);
    field.value = "";
  });
  document.addEventListener("paste", (event) => {
    if (isTyping(event.target) || !event.clipboardData) return;
    const files = [
      ...event.clipboardData.files,
      ...asFile(event.clipboardData.getData("text/plain")),
    ];
    if (files.length) void add(files, refresh);
  });
  startDropping(refresh);
}

async function add(files: File[], refresh: () => Promise<void>): Promise<void> {
  const lines = files.map((file) =>
    make("li", {}, `${file.name} is being read `, make("progress")),
  );
  find("#arriving")?.replaceChildren(...lines);
  let added = 0;
  for (const [index, file] of files.entries()) {
    const { line, isNew } = await bring(file);
    lines[index]?.replaceWith(line);
    lines[index] = line;
    added += isNew ? 1 : 0;
  }
  await refresh().catch(sayProblem);
  find("#arriving")?.replaceChildren(...lines);
  say(added === 1 ? "One work added." : `${added} works added.`);
}

async function bring(file: File): Promise<{ line: HTMLLIElement; isNew: boolean }> {
  try {
    const [told] = (await upload([file])).uploads;
    if (told) return { line: tell(told), isNew: told.addition?.new ?? false };
  } catch (error) {
    const words = `${file.name}: ${error instanceof Error ? error.message : String(error)}`;
    return { line: make("li", { class: "bad" }, words), isNew: false };
  }
  return { line: make("li", { class: "bad" }, `${file.name} was not taken.`), isNew: false };
}

function tell({ file_name: name, addition, problem }: Upload): HTMLLIElement {
  if (!addition)
    return make("li", { class: "bad" }, problem?.detail ?? `${name} could not be read.`);
  const { work, warnings } = addition;
  const title = String(work.item.title ?? "");
  const lacking = work.missing.length ? ` The source gives no ${work.missing.join(", no ")}.` : "";
  const link = make("a", { href: `/works/${encodeURIComponent(work.key)}` }, title || work.key);
  return make("li", {}, link, ` ${warnings.join(" ")}${lacking}`);
}

function asFile(text: string): File[] {
  const words = text.trim();
  if (!words) return [];
  const name = (words.split("\n")[0] ?? "")
    .replace(/[^\p{L}\p{N} ]/gu, "")
    .trim()
    .slice(0, 40);
  return [new File([text], `${name || "Pasted"}.txt`, { type: "text/plain" })];
}

function startDropping(refresh: () => Promise<void>): void {
  const veil = find("#drop");
  let depth = 0;
  const show = (by: number) => {
    depth = Math.max(0, depth + by);
    if (veil) veil.hidden = depth === 0;
  };
  addEventListener("dragenter", (event) => {
    if (event.dataTransfer?.types.includes("Files")) show(1);
  });
  addEventListener("dragleave", () => show(-1));
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    show(-depth);
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length) void add(files, refresh);
  });
}
