import { declaredNames, parseSource } from "@attending/autograder/dist/declarations";
import ts from "typescript";

/** The names that a module declares or imports at its top level, types included. */
export function topLevelNames(source: string): ReadonlySet<string> {
  return new Set(
    parseSource(source).statements.flatMap((statement) =>
      ts.isImportDeclaration(statement)
        ? importedNames(statement.importClause)
        : declaredNames(statement),
    ),
  );
}

function importedNames(clause: ts.ImportClause | undefined): string[] {
  const names = clause?.name === undefined ? [] : [clause.name.text];
  const bindings = clause?.namedBindings;
  if (bindings === undefined) return names;
  if (ts.isNamespaceImport(bindings)) return [...names, bindings.name.text];
  return [...names, ...bindings.elements.map(({ name }) => name.text)];
}
