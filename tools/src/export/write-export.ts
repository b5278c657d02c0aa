import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import JSZip from "jszip";
import type { ExportedFile } from "./grader-package";

/** One date for all entries: the same grader gives the same bytes. */
const entryDate = new Date(Date.UTC(1980, 0, 1));

/** Writes the files as one archive, with their permissions. @returns its size in bytes */
export async function writeZip(file: string, files: readonly ExportedFile[]): Promise<number> {
  const zip = new JSZip();
  for (const { path, content, mode } of files) {
    const bytes = "from" in content ? readFileSync(content.from) : content.text;
    // Without entries for folders: whoever unpacks makes them with permissions of its own.
    const about = { date: entryDate, unixPermissions: 0o100000 | mode, createFolders: false };
    zip.file(path, bytes, about);
  }
  const bytes = await zip.generateAsync({
    type: "nodebuffer",
    compression: "DEFLATE",
    platform: "UNIX",
  });
  mkdirSync(dirname(file), { recursive: true });
  // It holds the hidden seed.
  writeFileSync(file, bytes, { mode: 0o600 });
  return bytes.length;
}

/** Writes the files below a folder, with their permissions. */
export function writeFolder(folder: string, files: readonly ExportedFile[]): void {
  for (const { path, content, mode } of files) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    if ("from" in content) cpSync(content.from, target);
    else writeFileSync(target, content.text);
    chmodSync(target, mode);
  }
}
