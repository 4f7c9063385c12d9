/** The desk's API, spoken to in JSON. */

import type { components } from "./schema";

type Shapes = components["schemas"];
export type Annotation = Shapes["Annotation"];
export type Bibliography = Shapes["Bibliography"];
export type Citation = Shapes["Citation"];
export type OwnStyle = Shapes["OwnStyle"];
export type Project = Shapes["Project"];
export type Styles = Shapes["Styles"];
export type Uploads = Shapes["Uploads"];

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What the desk said when something could not be done (RFC 9457), as one sentence. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    detail: string,
  ) {
    super(detail);
  }
}

/** Ask the desk; `version` goes out as If-Match. Throws `Problem` with the desk's own sentence. */
export async function ask<Answer>(
  method: Method,
  path: string,
  body?: unknown,
  version?: string,
): Promise<Answer> {
  const headers: Record<string, string> = {};
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (version) headers["If-Match"] = version;
  const given = body === undefined ? {} : { body: JSON.stringify(body) };
  return answered(await sent(path, { method, headers, ...given }));
}

/** Send files; the answer tells of each. */
export async function upload(files: Iterable<File>, project = ""): Promise<Uploads> {
  const body = new FormData();
  for (const file of files) body.append("files", file, file.name);
  const query = project ? `?project=${encodeURIComponent(project)}` : "";
  return answered(await sent(`/api/works${query}`, { method: "POST", body }));
}

/** Send a form with a file in it. */
export async function sendFile<Answer>(address: string, body: FormData): Promise<Answer> {
  return answered(await sent(address, { method: "POST", body }));
}

/** Send a style file. */
export async function uploadStyle(file: File): Promise<OwnStyle> {
  const body = new FormData();
  body.append("file", file, file.name);
  return sendFile("/api/styles", body);
}

/** A path of the API with every part encoded. */
export function path(...parts: string[]): string {
  return `/api/${parts.map(encodeURIComponent).join("/")}`;
}

async function sent(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, request);
  } catch {
    throw new Problem(0, "The desk does not answer: is carrel still running? Nothing is lost.");
  }
}

async function answered<Answer>(response: Response): Promise<Answer> {
  const body = await response.text();
  if (response.ok) return (body ? JSON.parse(body) : undefined) as Answer;
  throw new Problem(response.status, detailOf(body) ?? "The desk could not do that.");
}

function detailOf(body: string): string | undefined {
  try {
    return JSON.parse(body).detail;
  } catch {
    return undefined;
  }
}
