import ts from "typescript";
import { type MutationOperator, replaced } from "../mutation-operator";

/** A step is left out: a call or an assignment that stands for itself, or a whole `for … of`. */
export const droppedStatement: MutationOperator = {
  name: "dropped statement",
  changesAt(node) {
    const isStep = ts.isExpressionStatement(node) && !isSuperCall(node);
    if (!isStep && !ts.isForOfStatement(node)) return [];
    // Where a body without braces is left out, something must stand in its place.
    return [replaced(node, ts.isBlock(node.parent) ? "" : ";")];
  },
};

function isSuperCall({ expression }: ts.ExpressionStatement): boolean {
  return (
    ts.isCallExpression(expression) && expression.expression.kind === ts.SyntaxKind.SuperKeyword
  );
}

/** A loop over a list leaves out its first element. */
export const skippedFirst: MutationOperator = {
  name: "skipped first",
  changesAt(node, kinds) {
    if (!ts.isForOfStatement(node) || !kinds.of(node.expression)?.endsWith(" list")) return [];
    return [replaced(node.expression, `${node.expression.getText()}.slice(1)`)];
  },
};

/** A default is gone: `maxLen = 64` → `maxLen`. Its value is changed by `constant` and `truth`. */
export const droppedDefault: MutationOperator = {
  name: "dropped default",
  changesAt(node) {
    if (!ts.isParameter(node) && !ts.isBindingElement(node)) return [];
    if (node.initializer === undefined) return [];
    const before = (ts.isParameter(node) ? node.type : undefined) ?? node.name;
    return [{ start: before.end, end: node.initializer.end, text: "" }];
  },
};
