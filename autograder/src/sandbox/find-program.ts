import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import { IsolationError } from "./isolation-error";

export const ownWork = "For your own work there is --isolation none";

/** The full path of a program of the system, or undefined. */
export function findProgram(name: string): string | undefined {
  const folders = (process.env.PATH ?? "").split(":").concat("/usr/sbin", "/usr/bin", "/bin");
  return folders.map((folder) => join(folder, name)).find(isProgram);
}

/**
 * The full path of a program of the system.
 *
 * @throws IsolationError that names the package to install
 */
export function requireProgram(name: string, packageName: string): string {
  const found = findProgram(name);
  if (found !== undefined) return found;
  throw new IsolationError(
    `isolation: expected the program ${name}, which keeps foreign code apart, got none. Install it: apt-get install ${packageName} (Debian, Ubuntu), dnf install ${packageName} (Fedora). ${ownWork}.`,
  );
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return path.startsWith("/");
  } catch {
    return false;
  }
}
