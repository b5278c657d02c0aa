import ts from "typescript";
import { type CellScope, isMember, memberName } from "./cell-scope";

/** What one node changes, by the outer names in whose objects the change happens. */
export interface WrittenNames {
  /** By assignment, `delete`, or `Object.assign` and its kin. */
  readonly assigned: readonly string[];
  /** By a method that is named like one that changes its object: `push`, `set`, `addTerm`. */
  readonly changed: readonly string[];
}

const nothing: WrittenNames = { assigned: [], changed: [] };

/** What a node changes by itself; its children are not looked at. */
export function writtenNames(node: ts.Node, scope: CellScope): WrittenNames {
  if (ts.isCallExpression(node)) return writtenByCall(node, scope);
  const target = assignmentTarget(node);
  return target
    ? { assigned: targets(target).flatMap((each) => assignedNames(each, scope)), changed: [] }
    : nothing;
}

/** A new value for a variable leaves the object alone that its old value was taken from. */
function assignedNames(target: ts.Node, scope: CellScope): string[] {
  if (!ts.isIdentifier(target)) return scope.rootNames(target);
  const name = scope.outerName(target);
  return name === undefined ? [] : [name];
}

function assignmentTarget(node: ts.Node): ts.Expression | undefined {
  if (ts.isBinaryExpression(node)) return isAssignment(node) ? node.left : undefined;
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    const { operator } = node;
    const counts =
      operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
    return counts ? node.operand : undefined;
  }
  if (ts.isDeleteExpression(node)) return node.expression;
  if (ts.isForOfStatement(node) || ts.isForInStatement(node)) {
    return ts.isVariableDeclarationList(node.initializer) ? undefined : node.initializer;
  }
  return undefined;
}

function isAssignment({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

/** The single targets inside `[a, { b: c.d }, ...e] = …`. */
function targets(target: ts.Node): ts.Node[] {
  if (ts.isArrayLiteralExpression(target)) return target.elements.flatMap(targets);
  if (ts.isObjectLiteralExpression(target)) return target.properties.flatMap(targets);
  if (ts.isPropertyAssignment(target)) return targets(target.initializer);
  if (ts.isShorthandPropertyAssignment(target)) return [target.name];
  if (ts.isSpreadElement(target) || ts.isSpreadAssignment(target))
    return targets(target.expression);
  if (ts.isBinaryExpression(target) && isAssignment(target)) return targets(target.left);
  return [target];
}

/** Methods of `Object` and `Reflect` that change their first argument. */
const changesFirstArgument = /^(assign|define\w*|set\w*|deleteProperty|freeze|seal)$/;

/** Names of methods that change the object they are called on. */
const changesItsObject =
  /^(add|append|assign|clear|copyWithin|define|delete|extend|fill|insert|load|pop|push|put|register|remove|reset|reverse|set|shift|sort|splice|unshift|update)(?![a-z])/;

function writtenByCall(call: ts.CallExpression, scope: CellScope): WrittenNames {
  const callee = call.expression;
  if (!isMember(callee)) return nothing;
  const method = memberName(callee);
  const first = call.arguments[0];
  if (ts.isIdentifier(callee.expression) && /^(Object|Reflect)$/.test(callee.expression.text)) {
    const changes = first !== undefined && changesFirstArgument.test(method);
    return changes ? { assigned: scope.rootNames(first), changed: [] } : nothing;
  }
  return changesItsObject.test(method)
    ? { assigned: [], changed: scope.rootNames(callee.expression) }
    : nothing;
}
