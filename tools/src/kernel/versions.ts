import { loadTypeScript, readTslabVersion } from "./tslab-modules";

/** The versions whose inner functions this kernel knows. */
export const knownVersions = { tslab: "1.0.22", typescript: "5.0.4" } as const;

/** What differs from what this kernel knows, as a sentence; `undefined` when nothing does. */
export function findVersionProblem(installed = installedVersions()): string | undefined {
  for (const name of ["tslab", "typescript"] as const) {
    if (installed[name] !== knownVersions[name]) {
      return `expected ${name} ${knownVersions[name]}, got ${installed[name]}`;
    }
  }
  return undefined;
}

function installedVersions(): { tslab: string; typescript: string } {
  return { tslab: readTslabVersion(), typescript: loadTypeScript().version };
}

/** The functions that are changed from outside, by where they are found. */
export function findMissingFunction(
  functions: Readonly<Record<string, unknown>>,
): string | undefined {
  for (const [name, value] of Object.entries(functions)) {
    if (typeof value !== "function") {
      return `expected a function ${name}, got ${typeof value}`;
    }
  }
  return undefined;
}
