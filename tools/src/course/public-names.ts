import ts from "typescript";

/** What a package exports by name. */
export interface PublicNames {
  readonly values: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
}

/**
 * The names that an index file hands on: `export { a, type B } from "…"`.
 *
 * @throws Error on `export *`, which would hide what is public
 */
export function publicNames(indexSource: string): PublicNames {
  const file = ts.createSourceFile("index.ts", indexSource, ts.ScriptTarget.ES2022, true);
  const values = new Set<string>();
  const types = new Set<string>();
  for (const { exportClause, isTypeOnly } of file.statements.filter(ts.isExportDeclaration)) {
    if (exportClause === undefined || !ts.isNamedExports(exportClause)) {
      throw new Error("index.ts: expected exports by name, got `export *`. Name them.");
    }
    for (const element of exportClause.elements) {
      (isTypeOnly || element.isTypeOnly ? types : values).add(element.name.text);
    }
  }
  return { values, types };
}
