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

/** A loop over a list leaves out its last element. */
export const skippedLast: MutationOperator = {
  name: "skipped last",
  changesAt(node, kinds) {
    if (!ts.isForOfStatement(node) || !kinds.of(node.expression)?.endsWith(" list")) return [];
    return [replaced(node.expression, `${node.expression.getText()}.slice(0, -1)`)];
  },
};

/** A loop ends after its first pass. */
export const endedLoop: MutationOperator = {
  name: "ended loop",
  changesAt(node) {
    const isLoop =
      ts.isForOfStatement(node) || ts.isForStatement(node) || ts.isWhileStatement(node);
    if (!isLoop) return [];
    const { statement: body } = node;
    if (!ts.isBlock(body)) return [replaced(body, `{ ${body.getText()} break; }`)];
    const last = body.statements[body.statements.length - 1];
    // What leaves the loop anyway needs no second end.
    if (last === undefined || ts.isReturnStatement(last) || ts.isBreakStatement(last)) return [];
    return [{ start: last.end, end: last.end, text: " break;" }];
  },
};

/** `break` and `continue` are left out. */
export const droppedJump: MutationOperator = {
  name: "dropped jump",
  changesAt(node) {
    if (!ts.isBreakStatement(node) && !ts.isContinueStatement(node)) return [];
    return [replaced(node, ts.isBlock(node.parent) ? "" : ";")];
  },
};

/** What each pass of a loop should have for itself, `const scores = []`, is one for all passes. */
export const sharedStart: MutationOperator = {
  name: "shared start",
  changesAt(node) {
    if (!ts.isVariableStatement(node) || !ts.isBlock(node.parent)) return [];
    const loop = node.parent.parent;
    if (!ts.isForOfStatement(loop) && !ts.isForStatement(loop)) return [];
    if (!node.declarationList.declarations.every(({ initializer }) => isStart(initializer))) {
      return [];
    }
    const head = node.getSourceFile().text.slice(loop.getStart(), node.getStart());
    return [{ start: loop.getStart(), end: node.end, text: `${node.getText()} ${head}` }];
  },
};

/** A number, an empty list or something new that needs nothing. */
function isStart(initializer: ts.Expression | undefined): boolean {
  if (initializer === undefined) return false;
  if (ts.isNumericLiteral(initializer)) return true;
  if (ts.isArrayLiteralExpression(initializer)) return initializer.elements.length === 0;
  return ts.isNewExpression(initializer) && (initializer.arguments ?? []).length === 0;
}

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
