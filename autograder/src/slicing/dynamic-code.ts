import ts from "typescript";
import { type CellScope, isMember } from "./cell-scope";
import { globalObjects } from "./globals";

/** A piece of code whose effects cannot be read off its text: `eval`, `new Function`, `globalThis[x]`. */
export function dynamicCode(root: ts.Node, scope: CellScope): string | undefined {
  let found: string | undefined;
  const visit = (node: ts.Node): void => {
    found ??= dynamicNode(node, scope);
    if (found === undefined) ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

function dynamicNode(node: ts.Node, scope: CellScope): string | undefined {
  const free = (inner: ts.Node, name: string): boolean =>
    ts.isIdentifier(inner) && inner.text === name && scope.isFree(inner);
  if (ts.isIdentifier(node) && free(node, "eval")) return "eval";
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
    return free(node.expression, "Function") ? "new Function" : undefined;
  }
  if (ts.isWithStatement(node)) return "with";
  if (!isMember(node) || !ts.isElementAccessExpression(node)) return undefined;
  const holder = withoutCasts(node.expression);
  const isGlobalObject =
    ts.isIdentifier(holder) && globalObjects.has(holder.text) && scope.isFree(holder);
  return isGlobalObject && !ts.isStringLiteralLike(node.argumentExpression)
    ? "globalThis[…]"
    : undefined;
}

function withoutCasts(node: ts.Expression): ts.Expression {
  let inner = node;
  while (ts.isParenthesizedExpression(inner) || ts.isAsExpression(inner)) inner = inner.expression;
  return inner;
}
