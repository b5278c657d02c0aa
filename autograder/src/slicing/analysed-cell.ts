import ts from "typescript";
import { type BoundSources, bindSources } from "../declarations/bound-sources";
import { declaredNames } from "../declarations/lifted-declaration";
import { diagnosticProblem, enclosingFunction, grammarProblem, sizeProblem } from "./cell-check";
import { CellScope } from "./cell-scope";
import type { CellSource } from "./cell-source";
import { dynamicCode } from "./dynamic-code";
import type { CellProblem } from "./protocol";
import { declaresValues, type StatementUses, usesOfStatement } from "./statement-uses";

/** A cell that compiles, with what each of its statements declares and uses. */
export interface AnalysedCell extends CellSource {
  readonly file: ts.SourceFile;
  readonly scope: CellScope;
  readonly statements: readonly CellStatement[];
  /** The values that the cell declares at its top level, by name. */
  readonly declarations: ReadonlyMap<string, CellDeclaration>;
  /** What makes the cell's effects unreadable, if anything does. */
  readonly dynamic: string | undefined;
}

export interface CellStatement extends StatementUses {
  readonly cell: number;
  readonly node: ts.Statement;
  /** Whether it awaits outside of functions. */
  readonly awaits: boolean;
}

export interface CellDeclaration {
  readonly name: string;
  readonly statements: readonly CellStatement[];
  readonly isImport: boolean;
  /** For an import from outside of the notebook: from where. */
  readonly packageName: string | undefined;
  /** Whether later cells see it: a `var` inside a block stays in its cell. */
  readonly isShared: boolean;
  /** Whether it can be given another value. */
  readonly isVariable: boolean;
}

/** All cells that compile, in order, and why the others do not. */
export interface AnalysedCells {
  readonly cells: readonly AnalysedCell[];
  readonly problems: readonly CellProblem[];
}

/** Parses, checks and binds cells. A cell that does not compile is left out, as in the kernel. */
export function analyseCells(sources: readonly CellSource[]): AnalysedCells {
  const problems: CellProblem[] = [];
  const sound = sources.filter((source) => {
    const problem = sizeProblem(source);
    if (problem) problems.push(problem);
    return problem === undefined;
  });
  const bound = bindSources(new Map(sound.map((source) => [fileName(source), source.source])));
  const cells: AnalysedCell[] = [];
  for (const source of sound) {
    const problem = syntaxProblem(bound, source);
    if (problem) problems.push(problem);
    else cells.push(analysedCell(bound, source));
  }
  problems.sort((one, other) => one.cell - other.cell);
  return { cells, problems };
}

function fileName({ cell }: CellSource): string {
  return `cell-${cell}.ts`;
}

function syntaxProblem(bound: BoundSources, source: CellSource): CellProblem | undefined {
  const [first] = bound.errors(fileName(source));
  if (first) return diagnosticProblem(source.cell, first);
  return grammarProblem(bound.file(fileName(source)), source);
}

function analysedCell(bound: BoundSources, source: CellSource): AnalysedCell {
  const file = bound.file(fileName(source));
  const scope = new CellScope(bound.checker, file);
  const statements = file.statements.map((node) => ({
    cell: source.cell,
    node,
    awaits: awaitsAtTopLevel(node),
    ...usesOfStatement(node, scope),
  }));
  const declarations = declarationsOf(scope, statements);
  return { ...source, file, scope, statements, declarations, dynamic: dynamicCode(file, scope) };
}

function awaitsAtTopLevel(statement: ts.Statement): boolean {
  const visit = (node: ts.Node): boolean => {
    const isAwait = ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier);
    if (isAwait && enclosingFunction(node) === undefined) return true;
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return visit(statement);
}

function declarationsOf(
  scope: CellScope,
  statements: readonly CellStatement[],
): Map<string, CellDeclaration> {
  const byNode = new Map(statements.map((statement) => [statement.node as ts.Node, statement]));
  const declarations = new Map<string, CellDeclaration>();
  for (const [name, symbol] of scope.symbols) {
    const nodes = symbol.declarations ?? [];
    const own = new Set(nodes.map((node) => byNode.get(topLevelStatement(node))));
    const declaring = [...own].filter((each): each is CellStatement => each !== undefined);
    const isImport = declaring.some(({ node }) => ts.isImportDeclaration(node));
    const withValue = declaring.filter(({ node }) => declaresValues(node));
    if (isImport ? nodes.every(isTypeOnly) : withValue.length === 0) continue;
    declarations.set(name, {
      name,
      statements: isImport ? declaring : withOverloads(declaring),
      isImport,
      packageName: packageName(declaring),
      isShared: isImport || withValue.some(({ node }) => declaredNames(node).includes(name)),
      isVariable: nodes.some((node) => ts.isVariableDeclaration(node) && !isConst(node)),
    });
  }
  return declarations;
}

/** Overloads are erased, but belong to their function. */
function withOverloads(declaring: readonly CellStatement[]): CellStatement[] {
  return declaring.filter(({ node }) => ts.isFunctionDeclaration(node) || declaresValues(node));
}

function topLevelStatement(node: ts.Node): ts.Node {
  let outer = node;
  while (!ts.isSourceFile(outer.parent)) outer = outer.parent;
  return outer;
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportSpecifier(node)) return node.isTypeOnly || node.parent.parent.isTypeOnly;
  if (ts.isNamespaceImport(node)) return node.parent.isTypeOnly;
  return ts.isImportClause(node) && node.isTypeOnly;
}

function packageName(declaring: readonly CellStatement[]): string | undefined {
  for (const { node } of declaring) {
    if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) continue;
    const { text } = node.moduleSpecifier;
    if (!text.startsWith("./")) return text;
  }
  return undefined;
}

function isConst(node: ts.VariableDeclaration): boolean {
  return (node.parent.flags & ts.NodeFlags.Const) !== 0;
}
