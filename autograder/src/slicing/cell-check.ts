import ts from "typescript";
import { parseSource } from "../declarations/bound-sources";
import { withLikelyFix } from "../explanations/explain-diagnostic";
import type { CellSource } from "./cell-source";
import { isNestedTooDeeply } from "./nesting";
import type { CellProblem } from "./protocol";

/** More than anybody types; what is longer is data that was pasted. */
const maxCellBytes = 100 * 1024;

/** Why a cell is not even given to the compiler, or undefined. */
export function sizeProblem({ cell, source }: CellSource): CellProblem | undefined {
  const bytes = Buffer.byteLength(source);
  if (bytes > maxCellBytes) {
    const kilobytes = Math.round(bytes / 1024);
    return problemAt(
      cell,
      `Expected at most 100 KB of code in a cell, got ${kilobytes} KB. Split the cell, or read data from a file.`,
    );
  }
  return parsesWithinStack(source) ? undefined : tooDeep(cell);
}

function tooDeep(cell: number): CellProblem {
  return problemAt(cell, "The code is nested too deeply. Give its parts names.");
}

function problemAt(cell: number, message: string): CellProblem {
  return { cell, line: 1, column: 1, message };
}

function parsesWithinStack(source: string): boolean {
  try {
    return !isNestedTooDeeply(parseSource(source));
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/**
 * What the kernel's compiler says of a cell's syntax, beyond the parser and the binder: what would end
 * as an error of the whole cell when it runs.
 */
export function grammarProblem(
  file: ts.SourceFile,
  { cell, module }: CellSource,
): CellProblem | undefined {
  let found: { node: ts.Node; message: string } | undefined;
  const visit = (node: ts.Node): void => {
    const message = exportMessage(node, module) ?? flowMessage(node) ?? duplicateMessage(node);
    if (message !== undefined) found ??= { node, message };
    if (found === undefined) ts.forEachChild(node, visit);
  };
  ts.forEachChild(file, visit);
  return found && nodeProblem(file, cell, found.node, found.message);
}

function nodeProblem(
  file: ts.SourceFile,
  cell: number,
  node: ts.Node,
  message: string,
): CellProblem {
  const { line, character } = file.getLineAndCharacterOfPosition(node.getStart(file));
  return { cell, line: line + 1, column: character + 1, message };
}

/** A problem that TypeScript found, in the cell's own lines. */
export function diagnosticProblem(
  cell: number,
  diagnostic: ts.DiagnosticWithLocation,
): CellProblem {
  const place = diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start);
  const words = ts.flattenDiagnosticMessageText(diagnostic.messageText, " ");
  const message = withLikelyFix(words, diagnostic.file.text.split("\n")[place.line] ?? "");
  return { cell, line: place.line + 1, column: place.character + 1, message };
}

function exportMessage(node: ts.Node, module: string | undefined): string | undefined {
  if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference)) {
    return "`import … = require(…)` does not work in a cell. Write `import * as … from …`.";
  }
  if (module !== undefined || !ts.isSourceFile(node.parent)) return undefined;
  const isEmptyExport =
    ts.isExportDeclaration(node) &&
    node.exportClause !== undefined &&
    ts.isNamedExports(node.exportClause) &&
    node.exportClause.elements.length === 0;
  const exports =
    ts.isExportDeclaration(node) ||
    ts.isExportAssignment(node) ||
    (ts.canHaveModifiers(node) &&
      ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword));
  return exports && !isEmptyExport
    ? "`export` does not work in a cell: every cell's names are shared. Remove the word `export`."
    : undefined;
}

/** `await` and `return` in places where they do not work. */
function flowMessage(node: ts.Node): string | undefined {
  const isAwait = ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier);
  if (!isAwait && !ts.isReturnStatement(node)) return undefined;
  const owner = enclosingFunction(node);
  if (ts.isReturnStatement(node)) {
    return owner ? undefined : "`return` stands outside of a function.";
  }
  if (owner === undefined) return undefined;
  const isAsync =
    ts.canHaveModifiers(owner) &&
    ts.getModifiers(owner)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);
  return isAsync
    ? undefined
    : "`await` stands in a function that is not `async`. Write `async` before it.";
}

/** The function, field or static block whose run a node belongs to; none at the cell's top level. */
export function enclosingFunction(node: ts.Node): ts.Node | undefined {
  for (let outer = node.parent; !ts.isSourceFile(outer); outer = outer.parent) {
    const isField = ts.isPropertyDeclaration(outer) && outer.initializer !== undefined;
    if (ts.isFunctionLike(outer) || isField || ts.isClassStaticBlockDeclaration(outer))
      return outer;
  }
  return undefined;
}

function duplicateMessage(node: ts.Node): string | undefined {
  if (!ts.isFunctionDeclaration(node) || !node.body || !node.name) return undefined;
  const { text } = node.name;
  const first = siblings(node).find(
    (other) => ts.isFunctionDeclaration(other) && other.body && other.name?.text === text,
  );
  return first === node
    ? undefined
    : `The function ${text} is written twice in one cell. Keep one.`;
}

function siblings({ parent }: ts.Node): readonly ts.Node[] {
  return ts.isSourceFile(parent) || ts.isBlock(parent) || ts.isModuleBlock(parent)
    ? parent.statements
    : [];
}
