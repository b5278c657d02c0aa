import ts from "typescript";
import { declaredNames } from "../declarations/lifted-declaration";
import type { CellStatement } from "./analysed-cell";
import type { NeededCode } from "./dependency-walk";
import type { NotebookGraph } from "./notebook-graph";

/** What a learner should know of how an answer was cut out, with cell numbers. */
export function sliceNotes(graph: NotebookGraph, needed: NeededCode): string[] {
  return [...executedNotes(graph, needed), ...capturedNotes(graph, needed)];
}

/** Cells whose running is part of the answer: the answer reads what they compute. */
function executedNotes(graph: NotebookGraph, { statements }: NeededCode): string[] {
  return graph.cells.flatMap((cell) => {
    const executed = cell.statements.filter((each) => statements.has(each) && isExecuted(each));
    if (executed.length === 0) return [];
    const names = new Set(executed.flatMap(namesOf));
    const what = names.size > 0 ? ` (${[...names].join(", ")})` : "";
    return [`Cell ${cell.cell}${what} is run as well, since your answer reads what it computes.`];
  });
}

/** Neither a declaration of functions and types nor a plain value. */
function isExecuted({ node, eager, awaits }: CellStatement): boolean {
  const isDeclaration = ts.isVariableStatement(node) || ts.isClassDeclaration(node);
  if (isDeclaration) return awaits || eager.calls.size > 0;
  return !(
    ts.isImportDeclaration(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isModuleDeclaration(node) ||
    ts.isThrowStatement(node) ||
    ts.isEmptyStatement(node)
  );
}

function namesOf({ node, eager }: CellStatement): string[] {
  const declared = declaredNames(node);
  return declared.length > 0 ? declared : [...eager.writes];
}

/** A variable that functions of its cell use, and to which a later cell gives another value. */
function capturedNotes(graph: NotebookGraph, { bindings }: NeededCode): string[] {
  return [...bindings].flatMap((binding) => {
    const { name, cell, isVariable } = binding;
    const isCaptured = graph
      .cell(cell)
      ?.statements.some(({ deferred }) => deferred.reads.has(name));
    if (!isVariable || !isCaptured) return [];
    const later = graph.writersOf(binding).filter((writer) => writer.cell > cell);
    const rebinding = later.find(({ node }) => rebinds(node, name));
    if (!rebinding) return [];
    return [
      `Cell ${rebinding.cell} gives ${name} a new value, but the functions of cell ${cell} keep the old one, ` +
        "as in the kernel. Change a field of an object instead.",
    ];
  });
}

function rebinds(root: ts.Node, name: string): boolean {
  const isName = (node: ts.Node): boolean => ts.isIdentifier(node) && node.text === name;
  const visit = (node: ts.Node): boolean => {
    if (ts.isBinaryExpression(node) && isAssignment(node) && isName(node.left)) return true;
    const isStep = ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node);
    if (isStep && isName(node.operand)) return true;
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return visit(root);
}

function isAssignment({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}
