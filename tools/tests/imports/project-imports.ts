import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";

const root = join(__dirname, "..", "..", "..");

/** One file of the project that imports another; both from the project's folder. */
export interface Import {
  readonly from: string;
  readonly to: string;
  /** Nothing of it is there when the file runs. */
  readonly isType: boolean;
}

const packages: Readonly<Record<string, string>> = {
  "@attending/lib": "lib/src",
  "@attending/autograder": "autograder/src",
};

/** All imports between files of the project, those of tests left out. */
export function projectImports(): Import[] {
  return ["lib/src", "autograder/src", "tools/src"].flatMap(sourcesBelow).flatMap(importsOf);
}

/** The statements of one file. */
export function statementsOf(file: string): readonly ts.Statement[] {
  const text = readFileSync(join(root, file), "utf8");
  return ts.createSourceFile(file, text, ts.ScriptTarget.ES2022).statements;
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !/\.test\.ts$|(^|\/)fixtures\//.test(name))
    .map((name) => `${folder}/${name}`);
}

function importsOf(from: string): Import[] {
  return statementsOf(from).flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const { moduleSpecifier } = statement;
    if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) return [];
    const name = moduleSpecifier.text;
    const to = name.startsWith(".") ? ownFile(from, name) : packageFile(name);
    const { isTypeOnly = false } = ts.isImportDeclaration(statement)
      ? (statement.importClause ?? {})
      : statement;
    return to === undefined ? [] : [{ from, to, isType: isTypeOnly }];
  });
}

function ownFile(from: string, name: string): string {
  const path = join(root, dirname(from), name);
  return relative(root, existsSync(`${path}.ts`) ? `${path}.ts` : join(path, "index.ts"));
}

function packageFile(name: string): string | undefined {
  const [, own, inside = ""] = /^(@attending\/[^/]+)(?:\/dist)?(\/.*)?$/.exec(name) ?? [];
  const folder = own && packages[own];
  return folder && `${folder}${inside}`;
}

/** A folder of a package; of the exercises each folder, and what they all agree on, for itself. */
export function partOf(file: string): string {
  const [own, src, folder = "", inner = ""] = file.split("/");
  if (`${own}/${folder}` !== "autograder/exercises") return `${own}/${src}/${folder}`;
  return `${own}/${src}/${folder}/${inner}`;
}

/** Places that can be reached from themselves: files, or what `placeOf` makes of them. */
export function circlesOf(
  imports: readonly Import[],
  placeOf = (file: string): string => file,
): string[] {
  const next = new Map<string, Set<string>>();
  for (const each of imports) {
    const [from, to] = [placeOf(each.from), placeOf(each.to)];
    if (from !== to) next.set(from, (next.get(from) ?? new Set()).add(to));
  }
  const reaches = (start: string): boolean => {
    const seen = new Set<string>();
    const queue = [...(next.get(start) ?? [])];
    for (const place of queue) {
      if (place === start) return true;
      if (!seen.has(place)) queue.push(...(next.get(place) ?? []));
      seen.add(place);
    }
    return false;
  };
  return [...next.keys()].filter(reaches).sort();
}
