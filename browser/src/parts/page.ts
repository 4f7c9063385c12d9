/** Pages fetched from the desk, and parts of the open one exchanged for theirs. */

import { Problem } from "../api/desk";
import { find } from "./elements";
import { hear } from "./line";

/**
 * Fetch a page and read it as a document in which no script runs.
 *
 * XMLHttpRequest reads HTML itself; nothing passes through a string, which the desk's policy
 * (`require-trusted-types-for`) forbids.
 */
export function fetchPage(address: string, body?: unknown): Promise<Document> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(body === undefined ? "GET" : "POST", address);
    request.responseType = "document";
    request.onload = () => {
      const page = request.responseXML;
      if (request.status < 400 && page) resolve(page);
      else reject(new Problem(request.status, said(page)));
    };
    request.onerror = () => reject(new Problem(0, AWAY));
    if (body !== undefined) request.setRequestHeader("Content-Type", "application/json");
    const patience = setTimeout(showBusy, PATIENCE);
    request.onloadend = () => {
      clearTimeout(patience);
      document.body.classList.remove("busy");
    };
    request.send(body === undefined ? null : JSON.stringify(body));
  });
}

function showBusy(): void {
  document.body.classList.add("busy");
  hear("One moment");
}

const PATIENCE = 300;
const AWAY = "The desk does not answer: is carrel still running? Nothing you wrote is lost.";

/** Put what another page has in `selector` into this page's, keeping the element itself. */
export function exchange(from: ParentNode, selector: string): void {
  const [old, fresh] = [find(selector), find(selector, from)];
  if (!old || !fresh) return;
  old.replaceChildren(...fresh.childNodes);
  for (const { name, value } of [...fresh.attributes]) {
    if (name.startsWith("data-") || ["lang", "dir", "aria-label", "href"].includes(name)) {
      old.setAttribute(name, value);
    }
  }
}

function said(page: Document | null): string {
  return page?.querySelector(".said")?.textContent ?? "The desk could not do that.";
}
