import ts from "typescript";
import type { Kinds } from "./kinds";

/** A piece of a source, from `start` up to `end`, and what to put instead. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One way in which code goes wrong: what it would change at a node, in a fixed order. */
export interface MutationOperator {
  /** What a report calls it: `comparison`. */
  readonly name: string;
  readonly changesAt: (node: ts.Node, kinds: Kinds) => readonly Change[];
}

/** The node's whole text, without the comments before it, becomes another. */
export function replaced(node: ts.Node, text: string): Change {
  return { start: node.getStart(), end: node.end, text };
}

/** The text of an expression, in parentheses where it might bind more loosely than what it replaces. */
export function enclosed(expression: ts.Expression): string {
  const bindsTightly =
    ts.isIdentifier(expression) ||
    ts.isNumericLiteral(expression) ||
    ts.isParenthesizedExpression(expression) ||
    ts.isCallExpression(expression) ||
    ts.isPropertyAccessExpression(expression) ||
    ts.isElementAccessExpression(expression);
  return bindsTightly ? expression.getText() : `(${expression.getText()})`;
}
