import ts from "typescript";
import type { AnalysedCell, CellStatement } from "./analysed-cell";
import type { ModuleCells } from "./module-cells";
import { atTheEnd, type NotebookGraph } from "./notebook-graph";

/** Something that the learner declares at the top level of a cell. */
export interface OwnDeclaration {
  readonly cell: AnalysedCell;
  readonly name: string;
  readonly statements: readonly CellStatement[];
}

/** What a name means that a declaration does not declare inside itself. */
export type OuterName =
  | { readonly kind: "own"; readonly declaration: OwnDeclaration }
  /** `name` is `*` for the whole package. */
  | { readonly kind: "package"; readonly packageName: string; readonly name: string }
  /** A global, or a name that nothing declares. */
  | { readonly kind: "free"; readonly name: string };

export interface NamedNotebook {
  readonly graph: NotebookGraph;
  readonly modules: ModuleCells;
}

/** What a name of a cell means after the last cell. */
export function outerNameOf(
  { graph, modules }: NamedNotebook,
  cell: AnalysedCell,
  name: string,
): OuterName {
  const own = cell.module === undefined ? undefined : cell.declarations.get(name);
  const found = own ? { ...own, cell: cell.cell } : graph.foundLater(name, cell.cell, atTheEnd)[0];
  const declaringCell = found && (own ? cell : graph.cell(found.cell));
  if (found === undefined || declaringCell === undefined) return { kind: "free", name };
  const { statements, isImport, packageName } = found;
  if (!isImport) return { kind: "own", declaration: { cell: declaringCell, name, statements } };
  const imported = statements.map(({ node }) => importedName(node, name)).find(Boolean) ?? "*";
  if (packageName !== undefined) return { kind: "package", packageName, name: imported };
  return moduleName(modules, declaringCell, statements, imported) ?? { kind: "free", name };
}

/** A name that one cell imports from another. */
function moduleName(
  modules: ModuleCells,
  importing: AnalysedCell,
  statements: readonly CellStatement[],
  imported: string,
): OuterName | undefined {
  for (const { node } of statements) {
    if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) continue;
    const cell = modules.find(node.moduleSpecifier.text, importing.cell);
    const declared = cell?.declarations.get(imported);
    if (cell === undefined || declared === undefined) continue;
    return { kind: "own", declaration: { cell, name: imported, statements: declared.statements } };
  }
  return undefined;
}

/** Under which name a package exports what is called `local` here; `*` for all of it. */
function importedName(node: ts.Node, local: string): string | undefined {
  const bindings = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : undefined;
  if (bindings === undefined || !ts.isNamedImports(bindings)) return undefined;
  const found = bindings.elements.find(({ name }) => name.text === local);
  return found && (found.propertyName ?? found.name).text;
}
