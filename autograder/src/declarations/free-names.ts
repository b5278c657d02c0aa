import ts from "typescript";
import { bindSource } from "./bound-sources";

/**
 * The names that a declaration uses but does not declare, as values or as types, sorted.
 * Globals such as `Math` are among them, since nothing is known of what stands around the text.
 */
export function freeNames(declarationText: string): string[] {
  const { checker, file } = bindSource(declarationText);
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && isReference(node) && !isBound(checker, node)) names.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return [...names].sort();
}

/**
 * Which of the available names a declaration needs from outside, types included, sorted: the names of
 * its import line.
 */
export function importsNeeded(declarationText: string, availableNames: Iterable<string>): string[] {
  const available = new Set(availableNames);
  return freeNames(declarationText).filter((name) => available.has(name));
}

/** Whether an identifier looks up a binding, rather than naming a property, a label or itself. */
export function isReference(node: ts.Identifier): boolean {
  const parent = node.parent;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if ("name" in parent && parent.name === node) return false;
  if (ts.isBindingElement(parent)) return parent.propertyName !== node;
  if (ts.isQualifiedName(parent)) return parent.left === node;
  return !(
    ts.isImportSpecifier(parent) ||
    ts.isExportSpecifier(parent) ||
    ts.isLabeledStatement(parent) ||
    ts.isBreakOrContinueStatement(parent) ||
    ts.isTypePredicateNode(parent) ||
    ts.isImportTypeNode(parent) ||
    insideComment(node)
  );
}

/** TSDoc is parsed into nodes too; its names are prose. */
function insideComment(node: ts.Node): boolean {
  return (node.flags & ts.NodeFlags.JSDoc) !== 0;
}

/** The declaration that a reference finds in its own source, if there is one. */
export function declarationOf(
  checker: ts.TypeChecker,
  reference: ts.Identifier,
): ts.Symbol | undefined {
  const parent = reference.parent;
  const symbol = ts.isShorthandPropertyAssignment(parent)
    ? checker.getShorthandAssignmentValueSymbol(parent)
    : checker.getSymbolAtLocation(reference);
  return symbol?.declarations?.length ? symbol : undefined;
}

function isBound(checker: ts.TypeChecker, reference: ts.Identifier): boolean {
  return reference.text === "arguments" || declarationOf(checker, reference) !== undefined;
}
