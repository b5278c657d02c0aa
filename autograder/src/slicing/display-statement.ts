import ts from "typescript";

/** What notebooks call to show something; nothing that a grade rests on comes of it. */
const shows = new Set([
  "alert",
  "check",
  "console",
  "display",
  "plot",
  "showPlot",
  "showTable",
  "tslab",
]);

/** Whether a statement only shows something: `showPlot(…)`, `await check(…)`, `x.print()`, `history`. */
export function isDisplay(statement: ts.Statement): boolean {
  if (!ts.isExpressionStatement(statement)) return false;
  let inner = statement.expression;
  while (
    ts.isAwaitExpression(inner) ||
    ts.isParenthesizedExpression(inner) ||
    ts.isVoidExpression(inner)
  ) {
    inner = inner.expression;
  }
  if (!ts.isCallExpression(inner)) return isPlainValue(inner);
  if (ts.isPropertyAccessExpression(inner.expression) && inner.expression.name.text === "print") {
    return true;
  }
  let callee: ts.Expression = inner.expression;
  while (ts.isPropertyAccessExpression(callee)) callee = callee.expression;
  return ts.isIdentifier(callee) && shows.has(callee.text);
}

/** A bare value at the end of a cell, which the kernel prints. */
function isPlainValue(node: ts.Expression): boolean {
  return (
    ts.isIdentifier(node) || ts.isLiteralExpression(node) || ts.isPropertyAccessExpression(node)
  );
}
