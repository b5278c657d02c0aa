import ts from "typescript";
import { type MutationOperator, replaced } from "../mutation-operator";

const K = ts.SyntaxKind;

const others: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [K.PlusToken, "-"],
  [K.MinusToken, "+"],
  [K.AsteriskToken, "/"],
  [K.SlashToken, "*"],
  [K.PercentToken, "*"],
  [K.AsteriskAsteriskToken, "*"],
  [K.PlusEqualsToken, "-="],
  [K.MinusEqualsToken, "+="],
  [K.AsteriskEqualsToken, "/="],
  [K.SlashEqualsToken, "*="],
]);

/** `a + b` → `a - b`, `n += 1` → `n -= 1`, `i++` → `i--`, `-x` → `x`; texts are left alone. */
export const arithmetic: MutationOperator = {
  name: "arithmetic",
  changesAt(node, kinds) {
    if (ts.isBinaryExpression(node) && kinds.of(node) === "number") {
      const other = others.get(node.operatorToken.kind);
      return other === undefined ? [] : [replaced(node.operatorToken, other)];
    }
    if (ts.isPostfixUnaryExpression(node)) {
      const sign = node.operator === K.PlusPlusToken ? "--" : "++";
      return [replaced(node, `${node.operand.getText()}${sign}`)];
    }
    if (ts.isPrefixUnaryExpression(node) && node.operator === K.MinusToken) {
      return ts.isNumericLiteral(node.operand) ? [] : [replaced(node, node.operand.getText())];
    }
    return [];
  },
};

const assignments: ReadonlySet<ts.SyntaxKind> = new Set([
  K.PlusEqualsToken,
  K.MinusEqualsToken,
  K.AsteriskEqualsToken,
  K.SlashEqualsToken,
]);

/** `sum += x` → `sum = x`: what was there is forgotten. */
export const accumulation: MutationOperator = {
  name: "accumulation",
  changesAt(node) {
    const isAccumulated = ts.isBinaryExpression(node) && assignments.has(node.operatorToken.kind);
    return isAccumulated ? [replaced(node.operatorToken, "=")] : [];
  },
};

/** Operators of which either side alone is a term somebody forgot the other of. */
const symmetric: ReadonlySet<ts.SyntaxKind> = new Set([
  K.PlusToken,
  K.AsteriskToken,
  K.AmpersandAmpersandToken,
  K.BarBarToken,
  K.QuestionQuestionToken,
]);

const leftOnly: ReadonlySet<ts.SyntaxKind> = new Set([
  K.MinusToken,
  K.SlashToken,
  K.PercentToken,
  K.AsteriskAsteriskToken,
]);

/** `a + b` → `a` and → `b`; `a / b` → `a`; `x ?? y` → `x` and → `y`. */
export const droppedTerm: MutationOperator = {
  name: "dropped term",
  changesAt(node) {
    if (!ts.isBinaryExpression(node)) return [];
    const { left, right, operatorToken } = node;
    const isSymmetric = symmetric.has(operatorToken.kind);
    if (!isSymmetric && !leftOnly.has(operatorToken.kind)) return [];
    const first = replaced(node, left.getText());
    return isSymmetric ? [first, replaced(node, right.getText())] : [first];
  },
};
