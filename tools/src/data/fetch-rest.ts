import { open, stat } from "node:fs/promises";
import { DataCommandError } from "./data-command-error";

/** What is fetched, and what is told of it. */
export interface FetchOptions {
  readonly url: string;
  /** How long it must come out. */
  readonly bytes: number;
  /** Told how much there is, after each piece. */
  readonly onBytes: (bytes: number) => void;
  /** How long a publisher may say nothing. */
  readonly silenceMs: number;
}

/**
 * Nothing; fetches what is still missing of `part`.
 *
 * Where a publisher does not give a file from its middle, it is fetched from its start.
 *
 * @throws DataCommandError when the publisher does not have the file, or a longer one; another error
 * when the connection breaks, after which `part` holds what has come
 */
export async function fetchRest(part: string, options: FetchOptions): Promise<void> {
  const { url, bytes, onBytes, silenceMs } = options;
  const had = await sizeOf(part);
  if (had === bytes) return;
  const abort = new AbortController();
  const silence = setTimeout(() => abort.abort(new Error("silence")), silenceMs);
  try {
    // Packed on the way, a file has other bytes, and no middle to go on from.
    const headers = new Headers({ "accept-encoding": "identity" });
    if (had > 0) headers.set("range", `bytes=${had}-`);
    const response = await fetch(url, { headers, signal: abort.signal });
    requireFound(response, url);
    const goesOn = response.status === 206 && beginsAt(response, had);
    const file = await open(part, goesOn ? "a" : "w");
    try {
      let reached = goesOn ? had : 0;
      for await (const chunk of chunksOf(response)) {
        silence.refresh();
        reached += chunk.length;
        if (reached > bytes) throw new DataCommandError(longer(url, bytes));
        await file.writeFile(chunk);
        onBytes(reached);
      }
      if (reached < bytes) throw new Error(`the connection ended after ${reached} bytes`);
    } finally {
      await file.close();
    }
  } finally {
    clearTimeout(silence);
  }
}

async function* chunksOf({ body }: Response): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  for (;;) {
    const { done = true, value } = (await reader?.read()) ?? {};
    if (done || value === undefined) return;
    yield value;
  }
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch {
    return 0;
  }
}

/** Whether a part of a file is the one that was asked for. */
function beginsAt(response: Response, start: number): boolean {
  const [, first] = /^bytes (\d+)-/.exec(response.headers.get("content-range") ?? "") ?? [];
  return Number(first) === start;
}

/** Not found is for good; a publisher in trouble may be asked again. */
function requireFound({ status }: Response, url: string): void {
  if (status === 200 || status === 206) return;
  if (status === 416 || status === 429 || status >= 500) throw new Error(`status ${status}`);
  throw new DataCommandError(
    `data: expected the file at ${url}, got status ${status}. Has its publisher moved it? A file from elsewhere will do if its checksum is right: put it where this one belongs.`,
  );
}

const longer = (url: string, bytes: number) =>
  `data: expected ${bytes} bytes from ${url}, got more. The publisher has another version: this one was not kept.`;
