import { existsSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import path from "node:path";
import ts from "typescript";

/** Compiled files and the packages that they need. */
export interface CompiledFiles {
  /** From the project's folder, `.js` and, where a declaration was asked for, `.d.ts`. */
  readonly files: readonly string[];
  /** Names of packages of the registries, sorted. */
  readonly packages: readonly string[];
}

/** Everything that some compiled files require, directly or not, in the packages of the project. */
export function compiledFiles(root: string, entries: readonly string[]): CompiledFiles {
  const files = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: string): void => {
    if (files.has(file)) return;
    files.add(file);
    for (const name of requiredNames(readFileSync(path.join(root, file), "utf8"))) {
      const found = locate(root, file, name);
      if (found.file !== undefined) visit(found.file);
      else if (found.packageName !== undefined) packages.add(found.packageName);
    }
  };
  for (const entry of entries) visit(entry);
  return { files: [...files].sort(), packages: [...packages].sort() };
}

function requiredNames(text: string): string[] {
  const imported = ts.preProcessFile(text, true, true).importedFiles.map((each) => each.fileName);
  const resolved = text.matchAll(/\brequire\.resolve\("([^"]+)"\)/g);
  return [...imported, ...[...resolved].flatMap(([, name = ""]) => name || [])];
}

interface Located {
  readonly file?: string;
  readonly packageName?: string;
}

/** Where a name leads: a file of tools or of the grader, or a package. The library is whole. */
function locate(root: string, from: string, name: string): Located {
  const inner = /^@attending\/(autograder|tools)\/(.+)$/.exec(name);
  if (inner !== null) return { file: withEnding(root, `${inner[1]}/${inner[2]}`, from) };
  if (name.startsWith(".")) {
    return { file: withEnding(root, path.join(path.dirname(from), name), from) };
  }
  const [scope = "", rest = ""] = name.split("/");
  const isOwn = scope === "@attending" || name.startsWith("node:");
  if (isOwn || builtinModules.includes(scope)) return {};
  return { packageName: name.startsWith("@") ? `${scope}/${rest}` : scope };
}

function withEnding(root: string, place: string, from: string): string {
  const ending = from.endsWith(".d.ts") ? ".d.ts" : ".js";
  const candidates = [place, `${place}${ending}`, path.join(place, `index${ending}`)];
  const found = candidates.find(
    (file) => /\.(js|ts|mjs)$/.test(file) && existsSync(path.join(root, file)),
  );
  if (found !== undefined) return found;
  throw new Error(`release: ${from} needs ${place}, which is not built.`);
}

/** A compiled text without the line that leads to its source. */
export function withoutSourceMap(text: string): string {
  return text
    .replace(/^\/\/# sourceMappingURL=.*$/gm, "")
    .trimEnd()
    .concat("\n");
}
