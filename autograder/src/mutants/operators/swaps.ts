import ts from "typescript";
import type { Kinds } from "../kinds";
import { type Change, enclosed, type MutationOperator, replaced } from "../mutation-operator";

const K = ts.SyntaxKind;
const ordered: ReadonlySet<ts.SyntaxKind> = new Set([
  K.MinusToken,
  K.SlashToken,
  K.PercentToken,
  K.AsteriskAsteriskToken,
]);

/** `a - b` → `b - a`, `a / b` → `b / a`: the sides change places where that makes a difference. */
export const swappedOperands: MutationOperator = {
  name: "swapped operands",
  changesAt(node) {
    if (!ts.isBinaryExpression(node) || !ordered.has(node.operatorToken.kind)) return [];
    const { left, right, operatorToken } = node;
    if (left.getText() === right.getText()) return [];
    const text = `${enclosed(right)} ${operatorToken.getText()} ${enclosed(left)}`;
    return [replaced(node, text)];
  },
};

/** Methods of a tensor that is not to be exchanged for its argument. */
const directed: ReadonlySet<string> = new Set([
  ...["concat", "div", "divNoNan", "dot", "floorDiv", "matMul", "mod", "pow", "sub"],
  ...["greater", "greaterEqual", "less", "lessEqual"],
]);

/** `x.matMul(y)` → `y.matMul(x)`, where both are tensors. */
export const swappedReceiver: MutationOperator = {
  name: "swapped receiver",
  changesAt(node, kinds) {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
    const { expression: receiver, name } = node.expression;
    const [argument] = node.arguments;
    if (argument === undefined || !directed.has(name.text)) return [];
    if (!kinds.alike(receiver, argument) || receiver.getText() === argument.getText()) return [];
    const source = node.getSourceFile().text;
    const between = source.slice(receiver.end, argument.getStart());
    const text = `${enclosed(argument)}${between}${receiver.getText()}`;
    return [{ start: receiver.getStart(), end: argument.end, text }];
  },
};

/** `key` → `query`: what is declared just before it or just after it is taken for it. */
export const otherName: MutationOperator = {
  name: "other name",
  changesAt(node, kinds) {
    if (!ts.isIdentifier(node) || !isRead(node)) return [];
    return kinds.namesBeside(node).map((name) => replaced(node, name));
  },
};

/** Whether it stands for a value: no name of a property, no declaration, nothing that is assigned. */
function isRead(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isVariableDeclaration(parent) || ts.isBindingElement(parent) || ts.isParameter(parent)) {
    return parent.initializer === node;
  }
  return ts.isExpression(parent) && !isAssigned(node);
}

/** Two arguments of one kind change places: `matMul(a, b)` → `matMul(b, a)`. */
export const swappedArguments: MutationOperator = {
  name: "swapped arguments",
  changesAt(node, kinds) {
    if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return [];
    const given = node.arguments ?? ([] as readonly ts.Expression[]);
    return given.flatMap((one, i) =>
      given
        .slice(i + 1)
        .filter((other) => kinds.alike(one, other) && one.getText() !== other.getText())
        .map((other) => exchanged(one, other)),
    );
  },
};

/** Neighbours in a list change places: `[0, 2, 1, 3]` → `[2, 0, 1, 3]`, `[batch, seqLen] = …`. */
export const swappedElements: MutationOperator = {
  name: "swapped elements",
  changesAt(node, kinds) {
    if (!ts.isArrayLiteralExpression(node) && !ts.isArrayBindingPattern(node)) return [];
    const elements: readonly ts.Node[] = node.elements;
    return elements.slice(1).flatMap((other, i) => {
      const one = elements[i];
      const isPair =
        one !== undefined && one.getText() !== other.getText() && alikeInList(one, other, kinds);
      return isPair ? [exchanged(one, other)] : [];
    });
  },
};

function alikeInList(one: ts.Node, other: ts.Node, kinds: Kinds): boolean {
  if (ts.isOmittedExpression(one) || ts.isOmittedExpression(other)) return false;
  return kinds.alike(one, other);
}

/** Neighbours in an object change values: `{ train: a, test: b }` → `{ train: b, test: a }`. */
export const swappedValues: MutationOperator = {
  name: "swapped values",
  changesAt(node, kinds) {
    if (!ts.isObjectLiteralExpression(node)) return [];
    const given = node.properties.flatMap((property) => givenValue(property) ?? []);
    return given.slice(1).flatMap((other, i): Change[] => {
      const one = given[i];
      if (one === undefined || !kinds.alike(one.value, other.value)) return [];
      const [first, second] = [one.value.getText(), other.value.getText()];
      if (first === second) return [];
      const source = node.getSourceFile().text;
      const between = source.slice(one.property.end, other.property.getStart());
      const text = `${one.name}: ${second}${between}${other.name}: ${first}`;
      return [{ start: one.property.getStart(), end: other.property.end, text }];
    });
  },
};

function givenValue(property: ts.ObjectLiteralElementLike) {
  if (ts.isShorthandPropertyAssignment(property)) {
    return { property, name: property.name.getText(), value: property.name };
  }
  if (!ts.isPropertyAssignment(property)) return undefined;
  return { property, name: property.name.getText(), value: property.initializer };
}

/** `this.norm1` → `this.norm2`: another field of the same class and kind is read. */
export const otherField: MutationOperator = {
  name: "other field",
  changesAt(node, kinds) {
    if (!ts.isPropertyAccessExpression(node)) return [];
    if (node.expression.kind !== ts.SyntaxKind.ThisKeyword || isAssigned(node)) return [];
    return fieldsOf(node)
      .filter((field) => field.name.getText() !== node.name.text && kinds.alike(field.name, node))
      .map((field) => replaced(node.name, field.name.getText()));
  },
};

function isAssigned(node: ts.Expression): boolean {
  const { parent } = node;
  return (
    ts.isBinaryExpression(parent) &&
    parent.left === node &&
    parent.operatorToken.kind >= K.FirstAssignment &&
    parent.operatorToken.kind <= K.LastAssignment
  );
}

function fieldsOf(node: ts.Node): readonly ts.PropertyDeclaration[] {
  const owner = ts.findAncestor(node, ts.isClassLike);
  return owner === undefined ? [] : owner.members.filter(ts.isPropertyDeclaration);
}

function exchanged(one: ts.Node, other: ts.Node): Change {
  const between = one.getSourceFile().text.slice(one.end, other.getStart());
  const text = `${other.getText()}${between}${one.getText()}`;
  return { start: one.getStart(), end: other.end, text };
}
