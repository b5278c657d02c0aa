import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Writes a file unless it already holds just that. A reader never sees half of it.
 *
 * @param {string} file
 * @param {string | Buffer} content
 * @returns {boolean} whether it was written
 */
export function writeIfChanged(file, content) {
  const bytes = Buffer.from(content);
  if (existsSync(file) && readFileSync(file).equals(bytes)) return false;
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.part`;
  writeFileSync(draft, bytes);
  renameSync(draft, file);
  return true;
}
