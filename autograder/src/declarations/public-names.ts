import ts from "typescript";
import { parseSource } from "./bound-sources";

/** What a package exports by name. */
export interface PublicNames {
  /** What exists when it runs, each with the module it comes from: `./layers/linear`. */
  readonly values: ReadonlyMap<string, string>;
  readonly types: ReadonlySet<string>;
}

/**
 * The names that an index file hands on: `export { a, type B } from "…"`.
 *
 * @throws Error on `export *`, which would hide what is public
 */
export function publicNames(indexSource: string): PublicNames {
  const values = new Map<string, string>();
  const types = new Set<string>();
  for (const statement of parseSource(indexSource).statements.filter(ts.isExportDeclaration)) {
    const { exportClause, isTypeOnly, moduleSpecifier } = statement;
    if (exportClause === undefined || !ts.isNamedExports(exportClause)) {
      throw new Error("index.ts: expected exports by name, got `export *`. Name them.");
    }
    const from = moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : "";
    for (const { name, isTypeOnly: isType } of exportClause.elements) {
      if (isTypeOnly || isType) types.add(name.text);
      else values.set(name.text, from);
    }
  }
  return { values, types };
}
