import ts from "typescript";
import type { AnalysedCell, CellStatement } from "./analysed-cell";

/** What of a cell is kept. */
export interface KeptParts {
  readonly statements: ReadonlySet<CellStatement>;
  /** Imported names that are used; the others are left out of their import. */
  readonly imports: ReadonlySet<string>;
  /** Names whose declarations are taken out, since the probe supplies them. */
  readonly injected: ReadonlySet<string>;
  /** Names that mean the global here, although the slice's table holds another value under them. */
  readonly shadowed: ReadonlySet<string>;
}

interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A cell's source with the rest blanked out: every kept piece stays on its line. */
export function keptSource(cell: AnalysedCell, kept: KeptParts): string {
  const edits = cell.statements.flatMap((statement) =>
    kept.statements.has(statement)
      ? statementEdits(cell, statement.node, kept)
      : [replacement(cell, statement.node, ";")],
  );
  let text = cell.source;
  for (const edit of edits.sort((one, other) => other.start - one.start)) {
    text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
  }
  return text;
}

/** Another text for a node, over as many lines. The semicolon keeps its neighbours apart. */
function replacement({ file, source }: AnalysedCell, node: ts.Node, text: string): TextEdit {
  const start = node.getStart(file);
  const lineEnds = source.slice(start, node.end).replace(/[^\n]/g, "");
  return { start, end: node.end, text: text + lineEnds };
}

function statementEdits(cell: AnalysedCell, node: ts.Statement, kept: KeptParts): TextEdit[] {
  if (ts.isImportDeclaration(node)) {
    return node.importClause ? [replacement(cell, node, keptImport(node, kept.imports))] : [];
  }
  const edits = globalEdits(cell, node, kept.shadowed);
  if (ts.isEnumDeclaration(node)) edits.push(...constEnumEdits(cell, node));
  if (ts.isVariableStatement(node)) edits.push(...injectedEdits(cell, node, kept.injected));
  return edits;
}

function keptImport(node: ts.ImportDeclaration, used: ReadonlySet<string>): string {
  const clause = node.importClause;
  const parts: string[] = [];
  if (clause?.name && used.has(clause.name.text)) parts.push(clause.name.text);
  const bindings = clause?.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings) && used.has(bindings.name.text)) {
    parts.push(`* as ${bindings.name.text}`);
  }
  if (bindings && ts.isNamedImports(bindings)) {
    const names = bindings.elements.filter(({ name }) => used.has(name.text));
    if (names.length > 0) parts.push(`{ ${names.map((each) => each.getText()).join(", ")} }`);
  }
  return parts.length > 0
    ? `import ${parts.join(", ")} from ${node.moduleSpecifier.getText()};`
    : ";";
}

/** The kernel writes the values of a `const enum` where they are used; here it is like other enums. */
function constEnumEdits({ file }: AnalysedCell, node: ts.EnumDeclaration): TextEdit[] {
  const word = node.modifiers?.find(({ kind }) => kind === ts.SyntaxKind.ConstKeyword);
  return word ? [{ start: word.getStart(file), end: word.end, text: "" }] : [];
}

/** Takes single variables out of a list. A statement that declares nothing else is not kept at all. */
function injectedEdits(
  cell: AnalysedCell,
  node: ts.VariableStatement,
  injected: ReadonlySet<string>,
): TextEdit[] {
  const { declarations } = node.declarationList;
  const kept = declarations.filter(
    ({ name }) => !ts.isIdentifier(name) || !injected.has(name.text),
  );
  const first = declarations[0];
  if (kept.length === declarations.length || !first) return [];
  const text = kept.map((each) => each.getText(cell.file)).join(", ");
  return [{ start: first.getStart(cell.file), end: node.declarationList.end, text }];
}

function globalEdits(
  cell: AnalysedCell,
  statement: ts.Statement,
  shadowed: ReadonlySet<string>,
): TextEdit[] {
  if (shadowed.size === 0) return [];
  const edits: TextEdit[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    if (ts.isIdentifier(node) && shadowed.has(node.text) && cell.scope.isFree(node)) {
      const { text, parent } = node;
      const name = ts.isShorthandPropertyAssignment(parent) ? `${text}: ` : "";
      edits.push({
        start: node.getStart(cell.file),
        end: node.end,
        text: `${name}globalThis.${text}`,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return edits;
}

/** An import for its effects alone: `import "package"`. */
export function isEffectImport({ node }: CellStatement): boolean {
  return ts.isImportDeclaration(node) && node.importClause === undefined;
}
