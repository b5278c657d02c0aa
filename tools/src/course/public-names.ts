import ts from "typescript";

/**
 * The names that an index file hands on (`export { a, type B } from "…"`), types included.
 *
 * @throws Error on `export *`, which would hide what is public
 */
export function publicNames(indexSource: string): ReadonlySet<string> {
  const file = ts.createSourceFile("index.ts", indexSource, ts.ScriptTarget.ES2022, true);
  return new Set(
    file.statements.filter(ts.isExportDeclaration).flatMap(({ exportClause }) => {
      if (exportClause !== undefined && ts.isNamedExports(exportClause)) {
        return exportClause.elements.map(({ name }) => name.text);
      }
      throw new Error("index.ts: expected exports by name, got `export *`. Name them.");
    }),
  );
}
