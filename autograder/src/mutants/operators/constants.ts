import ts from "typescript";
import { type Change, type MutationOperator, replaced } from "../mutation-operator";

/**
 * A number becomes its neighbours, or where it is no small whole number also its double and its half:
 * `1` → `0`, `2`; `0.2` → `0.4`, `0.1`. The order of axes is left to `swappedElements`.
 */
export const constant: MutationOperator = {
  name: "constant",
  changesAt(node) {
    const value = signedNumber(node);
    if (value === undefined || isAxisOfOrder(node)) return [];
    return neighbours(value).map((other) => replaced(node, String(other)));
  },
};

/** The value of a literal, or of one with its sign; the literal within a sign has none of its own. */
function signedNumber(node: ts.Node): number | undefined {
  if (ts.isNumericLiteral(node)) return isNegated(node.parent) ? undefined : Number(node.text);
  return isNegated(node) && ts.isNumericLiteral(node.operand)
    ? -Number(node.operand.text)
    : undefined;
}

function isNegated(node: ts.Node): node is ts.PrefixUnaryExpression {
  return ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.MinusToken;
}

/** Beyond this a number is a magnitude: its neighbours are as good as itself. */
const largestCount = 1e6;

function neighbours(value: number): readonly number[] {
  if (Number.isInteger(value) && Math.abs(value) <= largestCount) return [value - 1, value + 1];
  return [2 * value, value / 2];
}

/** In `[0, 2, 1, 3]` another number would be no order at all. */
function isAxisOfOrder(node: ts.Node): boolean {
  const { parent } = node;
  if (!ts.isArrayLiteralExpression(parent) || parent.elements.length < 2) return false;
  const numbers = parent.elements.map((element) =>
    ts.isNumericLiteral(element) ? Number(element.text) : Number.NaN,
  );
  return numbers.every((_, axis) => numbers.includes(axis));
}

/** `true` → `false`, and the other way. */
export const truth: MutationOperator = {
  name: "truth",
  changesAt(node) {
    if (node.kind === ts.SyntaxKind.TrueKeyword) return [replaced(node, "false")];
    return node.kind === ts.SyntaxKind.FalseKeyword ? [replaced(node, "true")] : [];
  },
};

const otherTypes: Readonly<Record<string, string>> = { int32: '"float32"', float32: '"int32"' };

/**
 * A text becomes empty, and a type of tensors the other one. What an error says is for people, and
 * is left alone.
 */
export const text: MutationOperator = {
  name: "text",
  changesAt(node) {
    if (ts.isTemplateExpression(node)) return isToldInError(node) ? [] : [replaced(node, '""')];
    if (!ts.isStringLiteralLike(node) || node.text === "") return [];
    if (isName(node) || isToldInError(node)) return [];
    const other = Object.hasOwn(otherTypes, node.text) ? otherTypes[node.text] : undefined;
    return [replaced(node, other ?? '""')];
  },
};

/** A list is empty: `[a, b]` → `[]`. */
export const emptiedList: MutationOperator = {
  name: "emptied list",
  changesAt(node) {
    const isList = ts.isArrayLiteralExpression(node) && node.elements.length > 0;
    return isList ? [replaced(node, "[]")] : [];
  },
};

/** The name of a property, or a type. */
function isName(node: ts.StringLiteralLike): boolean {
  const { parent } = node;
  return ts.isLiteralTypeNode(parent) || ("name" in parent && parent.name === node);
}

function isToldInError({ parent }: ts.Node): boolean {
  // `{ got: `${layer}` }` of an error's details.
  if (ts.isPropertyAssignment(parent)) return isToldInError(parent.parent);
  if (!ts.isCallExpression(parent) && !ts.isNewExpression(parent)) return false;
  return parent.expression.getText().endsWith("Error");
}

/** A number given by name is one too small or too large: `slice(0, n)`, `{ length: n }`. */
export const offByOne: MutationOperator = {
  name: "off by one",
  changesAt(node, kinds) {
    if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return [];
    if (!isCountGiven(node) || kinds.of(node) !== "number") return [];
    const name = node.getText();
    return [`${name} - 1`, `${name} + 1`].map((other): Change => replaced(node, other));
  },
};

function isCountGiven(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent)) {
    return parent.initializer === node && parent.name.getText() === "length";
  }
  if (!ts.isCallExpression(parent)) return false;
  return parent.arguments.includes(node) && !isToldInError(node);
}
