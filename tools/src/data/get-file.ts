import { mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { DataCommandError } from "./data-command-error";
import { fetchRest } from "./fetch-rest";
import { fileHash } from "./file-hash";
import type { DataFile } from "./manifest";

/** How a file is fetched. */
export interface GetFileOptions {
  readonly onBytes?: ((bytes: number) => void) | undefined;
  /** How often a broken connection is taken up again. @default 3 */
  readonly retries?: number | undefined;
  /** Before the first; twice as long before each further one. @default 1000 */
  readonly pauseMs?: number | undefined;
  /** How long a publisher may say nothing. @default 30 000 */
  readonly silenceMs?: number | undefined;
}

/**
 * Fetches a file into a folder, unless it is there already.
 *
 * It is collected beside its place and moved there once its checksum is right: whoever reads meets a
 * whole file or none. What a broken connection leaves is gone on with, also by a later call.
 *
 * @returns whether it was fetched, or there
 * @throws DataCommandError that says what to do
 */
export async function getFile(
  folder: string,
  file: DataFile,
  { onBytes = () => {}, retries = 3, pauseMs = 1000, silenceMs = 30_000 }: GetFileOptions = {},
): Promise<"fetched" | "there"> {
  const place = path.join(folder, file.path);
  if ((await fileHash(place)) === file.sha256) return "there";
  await mkdir(folder, { recursive: true });
  // Of another version of the manifest's file nothing may be gone on with.
  const part = `${place}.${file.sha256.slice(0, 12)}.part`;
  const options = { url: file.url, bytes: file.bytes, onBytes, silenceMs };
  for (let attempt = 0; ; attempt++) {
    try {
      await fetchRest(part, options);
      break;
    } catch (error) {
      if (error instanceof DataCommandError) await rm(part, { force: true });
      if (error instanceof DataCommandError || attempt >= retries) throw told(error, file);
      // Not even from the middle on: from the start.
      if (/status 416/.test(String(error))) await rm(part, { force: true });
      await new Promise((resume) => setTimeout(resume, pauseMs * 2 ** attempt));
    }
  }
  const got = await fileHash(part);
  if (got !== file.sha256) {
    await rm(part, { force: true });
    throw new DataCommandError(
      `data: expected the SHA-256 ${file.sha256} of ${file.path}, got ${got}. It was not kept: the publisher has another version, or something on the way changes files.`,
    );
  }
  await rename(part, place);
  return "fetched";
}

function told(error: unknown, { path: name, url }: DataFile): DataCommandError {
  if (error instanceof DataCommandError) return error;
  const cause = Object(error).cause;
  const reason = cause?.code ?? cause?.message ?? Object(error).message ?? "an error";
  return new DataCommandError(
    `data: expected ${name} from ${new URL(url).host}, got no whole file (${reason}). Are you connected? The same command goes on where this one stopped.`,
  );
}
