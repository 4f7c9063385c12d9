/**
 * Forms and buttons that send a change: what and where to stands on them.
 *
 * `data-send` is the method, `data-to` the address, `data-revision` goes out as If-Match,
 * `data-said` is said when it is done, `data-undo` is where to post what takes it back (else the
 * coder's last act is undone). A field's `data-as` tells how its value is sent: as a `list` with
 * commas between its parts, as `lines`, as `flag`, or as the `grade` of what `data-of` names.
 */

import { ask } from "../api/desk";
import { undoLast } from "../coding/claims";
import { act } from "../parts/acts";
import { find } from "../parts/elements";
import { say, sayProblem, undo } from "../parts/line";
import { showStudy } from "./filter";

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Make them work. */
export function startSending(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.dataset.send) return;
    event.preventDefault();
    void send(form, bodyOf(form)).catch(sayProblem);
  });
  document.addEventListener("change", (event) => {
    const field = event.target as Field;
    if (!field.dataset.send) return;
    void send(field, { ...given(field), [field.name]: sentOf(field) }).catch(sayProblem);
  });
  act("send", (_, button) => button && send(button, given(button)));
}

/** The study that the page is about. */
export function study(): string {
  return document.body.dataset.study ?? "";
}

/** Show this page anew after a change, with the keyboard where it was. */
export async function refresh(): Promise<void> {
  const held = document.activeElement?.id ?? "";
  const open = [...document.querySelectorAll("details[open][id]")].map((each) => each.id);
  await showStudy(location.href);
  for (const id of open) find(`#${CSS.escape(id)}`)?.setAttribute("open", "");
  if (held) find(`#${CSS.escape(held)}`)?.focus({ preventScroll: true });
}

async function send(source: HTMLElement, body: Record<string, unknown>): Promise<void> {
  const { send: method = "POST", to = "", said = "Kept.", undo: back, revision } = source.dataset;
  const sent = method === "DELETE" ? undefined : body;
  const answer = await ask<{ name?: string; changed?: number }>(
    method as "POST",
    to,
    sent,
    revision && `"${revision}"`,
  );
  if ("goes" in source.dataset && answer?.name) {
    location.assign(`/studies/${encodeURIComponent(answer.name)}`);
    return;
  }
  if (source instanceof HTMLFormElement && "clears" in source.dataset) source.reset();
  await refresh();
  const told = said.replace("%", String(answer?.changed ?? ""));
  if (back)
    say(
      told,
      undo(() => takeBack(back)),
    );
  else if (study()) say(told, undoLast(study(), refresh));
  else say(told);
}

async function takeBack(address: string): Promise<void> {
  await ask("POST", address);
  await refresh();
  say("It is back.");
}

function bodyOf(form: HTMLFormElement): Record<string, unknown> {
  const fields = [...form.elements].filter((each): each is Field => "name" in each) as Field[];
  const named = fields.filter((field) => field.name);
  return {
    ...given(form),
    ...Object.fromEntries(named.map((field) => [field.name, sentOf(field)])),
  };
}

/** What a control sends beside its fields: `data-body` in JSON. */
function given(source: HTMLElement): Record<string, unknown> {
  return JSON.parse(source.dataset.body ?? "{}");
}

function sentOf(field: Field): unknown {
  const { value } = field;
  switch (field.dataset.as) {
    case "list":
      return parts(value, ",");
    case "lines":
      return parts(value, "\n");
    case "flag":
      return (field as HTMLInputElement).checked;
    case "grade":
      return { [field.dataset.of ?? ""]: value || null };
    default:
      return value;
  }
}

function parts(value: string, mark: string): string[] {
  return value
    .split(mark)
    .map((part) => part.trim())
    .filter(Boolean);
}
