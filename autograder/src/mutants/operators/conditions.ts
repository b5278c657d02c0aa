import ts from "typescript";
import { type MutationOperator, replaced } from "../mutation-operator";

const K = ts.SyntaxKind;

/** The boundary moved, and the other direction. */
const others: ReadonlyMap<ts.SyntaxKind, readonly string[]> = new Map([
  [K.LessThanToken, ["<=", ">="]],
  [K.LessThanEqualsToken, ["<", ">"]],
  [K.GreaterThanToken, [">=", "<="]],
  [K.GreaterThanEqualsToken, [">", "<"]],
  [K.EqualsEqualsEqualsToken, ["!=="]],
  [K.ExclamationEqualsEqualsToken, ["==="]],
]);

/** `<` → `<=` and → `>=`, `===` → `!==`, and so on. */
export const comparison: MutationOperator = {
  name: "comparison",
  changesAt(node) {
    if (!ts.isBinaryExpression(node)) return [];
    const { operatorToken } = node;
    return (others.get(operatorToken.kind) ?? []).map((sign) => replaced(operatorToken, sign));
  },
};

/** `if (c)` is always or never taken, a loop never entered, `!x` → `x`, `c ? a : b` → `a` and → `b`. */
export const condition: MutationOperator = {
  name: "condition",
  changesAt(node) {
    if (ts.isIfStatement(node)) {
      return [replaced(node.expression, "true"), replaced(node.expression, "false")];
    }
    if (ts.isWhileStatement(node)) return [replaced(node.expression, "false")];
    if (ts.isForStatement(node) && node.condition) return [replaced(node.condition, "false")];
    if (ts.isPrefixUnaryExpression(node) && node.operator === K.ExclamationToken) {
      return [replaced(node, node.operand.getText())];
    }
    if (ts.isConditionalExpression(node)) {
      return [replaced(node, node.whenTrue.getText()), replaced(node, node.whenFalse.getText())];
    }
    return [];
  },
};

const otherLogic: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [K.AmpersandAmpersandToken, "||"],
  [K.BarBarToken, "&&"],
  [K.QuestionQuestionToken, "||"],
]);

/** `a && b` → `a || b`, and the other way; `x ?? y` → `x || y`, which takes 0 for nothing. */
export const logic: MutationOperator = {
  name: "logic",
  changesAt(node) {
    if (!ts.isBinaryExpression(node)) return [];
    const other = otherLogic.get(node.operatorToken.kind);
    return other === undefined ? [] : [replaced(node.operatorToken, other)];
  },
};

/** `a?.b` → `a.b`. */
export const optionalChain: MutationOperator = {
  name: "optional chain",
  changesAt(node) {
    const mayEnd = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
    if (!mayEnd || node.questionDotToken === undefined) return [];
    return [replaced(node.questionDotToken, ts.isPropertyAccessExpression(node) ? "." : "")];
  },
};
