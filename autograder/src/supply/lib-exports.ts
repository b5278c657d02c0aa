import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";

/** The public names of lib that are values, and the file that declares each. */
export function libExports(indexFile: string): ReadonlyMap<string, string> {
  const text = readFileSync(indexFile, "utf8");
  const index = ts.createSourceFile(indexFile, text, ts.ScriptTarget.ES2022);
  const files = new Map<string, string>();
  for (const statement of index.statements) {
    if (!ts.isExportDeclaration(statement) || statement.isTypeOnly) continue;
    const { exportClause, moduleSpecifier } = statement;
    if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) continue;
    if (exportClause === undefined || !ts.isNamedExports(exportClause)) continue;
    const file = `${join(dirname(indexFile), moduleSpecifier.text)}.ts`;
    for (const { name, isTypeOnly } of exportClause.elements) {
      if (!isTypeOnly) files.set(name.text, file);
    }
  }
  return files;
}
