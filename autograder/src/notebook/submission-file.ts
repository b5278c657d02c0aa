import { constants } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { type NotebookProblem, notebookProblem } from "./notebook";

/** Notebooks with pictures have a few megabytes. With the words around it this fits into one frame. */
const maxSubmissionBytes = 15 * 1024 * 1024;

/** The bytes of a file that was handed in. */
export interface SubmissionBytes {
  readonly kind: "bytes";
  readonly bytes: Uint8Array;
}

/**
 * Reads a file that a stranger handed in. Only a regular file is read, never what a link points to,
 * and its size is known before its first byte is.
 */
export async function readSubmission(path: string): Promise<SubmissionBytes | NotebookProblem> {
  let file: FileHandle;
  try {
    // O_NONBLOCK: opening a pipe must not wait for somebody to write into it.
    file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    return openProblem(error);
  }
  try {
    return await readOpened(file);
  } catch (error) {
    return unreadable(error);
  } finally {
    await file.close();
  }
}

async function readOpened(file: FileHandle): Promise<SubmissionBytes | NotebookProblem> {
  const status = await file.stat();
  if (!status.isFile()) return notAFile(status.isDirectory() ? "a folder" : "a device or a pipe");
  if (status.size > maxSubmissionBytes) return tooLarge(status.size);
  // Not readFile: a file that grows while it is read must not fill the memory.
  const buffer = Buffer.alloc(status.size);
  let length = 0;
  while (length < buffer.length) {
    const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return { kind: "bytes", bytes: buffer.subarray(0, length) };
}

function openProblem(error: unknown): NotebookProblem {
  return errorCode(error) === "ELOOP" ? notAFile("a symbolic link") : unreadable(error);
}

function unreadable(error: unknown): NotebookProblem {
  const code = errorCode(error);
  if (code === "ENOENT") {
    return notebookProblem("unreadable", "There is no such file. Check its name.");
  }
  return notebookProblem(
    "unreadable",
    `The file cannot be read (${code}). Check who may read it, then grade again.`,
  );
}

function notAFile(what: string): NotebookProblem {
  return notebookProblem(
    "not-a-file",
    `Expected a notebook file, got ${what}. Hand in the .ipynb file itself.`,
  );
}

function tooLarge(bytes: number): NotebookProblem {
  const megabytes = (size: number): string => `${Math.round(size / (1024 * 1024))} MB`;
  return notebookProblem(
    "too-large",
    `Expected at most ${megabytes(maxSubmissionBytes)}, got ${megabytes(bytes)}. ` +
      "Clear the notebook's outputs (Edit → Clear Outputs of All Cells), save it, and hand it in again.",
  );
}

function errorCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown error";
}
