import ts from "typescript";
import { type Change, enclosed, type MutationOperator, replaced } from "../mutation-operator";

/** `x.relu().sum(1)` → `x.sum(1)`: a step of a chain is left out, where what is left is alike. */
export const droppedStep: MutationOperator = {
  name: "dropped step",
  changesAt(node, kinds) {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
    const { expression: before } = node.expression;
    // A call that stands for itself is left out as a statement.
    if (ts.isExpressionStatement(node.parent) || !kinds.alike(before, node)) return [];
    // From the dot on: a comment or a line's end may stand before it.
    const dot = node.expression
      .getChildren()
      .find(
        ({ kind }) => kind === ts.SyntaxKind.DotToken || kind === ts.SyntaxKind.QuestionDotToken,
      );
    return [{ start: dot?.getStart() ?? before.end, end: node.end, text: "" }];
  },
};

/** `softmax(scores)` → `scores`: a function is not applied to what it would be applied to. */
export const droppedCall: MutationOperator = {
  name: "dropped call",
  changesAt(node, kinds) {
    if (!ts.isCallExpression(node)) return [];
    return node.arguments
      .filter((argument) => !ts.isSpreadElement(argument) && kinds.alike(argument, node))
      .map((argument) => replaced(node, enclosed(argument)));
  },
};

/** Methods and functions that are taken for one another. */
const twins: Readonly<Record<string, readonly string[]>> = {
  add: ["sub"],
  argMax: ["argMin"],
  ceil: ["floor", "round"],
  concat: ["stack"],
  div: ["mul"],
  equal: ["notEqual"],
  eval: ["train"],
  every: ["some"],
  filter: ["map"],
  find: ["findLast"],
  findIndex: ["findLastIndex"],
  flatMap: ["map"],
  floor: ["ceil", "round"],
  greater: ["greaterEqual", "less"],
  greaterEqual: ["greater", "less"],
  less: ["lessEqual", "greater"],
  lessEqual: ["less", "greater"],
  indexOf: ["lastIndexOf"],
  max: ["min"],
  maximum: ["minimum"],
  mean: ["sum"],
  min: ["max"],
  minimum: ["maximum"],
  mul: ["div"],
  notEqual: ["equal"],
  ones: ["zeros"],
  onesLike: ["zerosLike"],
  push: ["unshift"],
  relu: ["sigmoid"],
  round: ["floor"],
  sigmoid: ["softmax"],
  softmax: ["sigmoid"],
  some: ["every"],
  sub: ["add"],
  sqrt: ["square"],
  stack: ["concat"],
  sum: ["mean"],
  train: ["eval"],
  zeros: ["ones"],
  zerosLike: ["onesLike"],
};

/** `mul` → `div`, `sum` → `mean`, `greater` → `greaterEqual`, `train()` → `eval()`, and so on. */
export const twin: MutationOperator = {
  name: "twin",
  changesAt(node) {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
    const { name } = node.expression;
    const others = Object.hasOwn(twins, name.text) ? (twins[name.text] ?? []) : [];
    return others.map((other) => replaced(name, other));
  },
};

/** An argument that may be left out is left out: `sum(1, true)` → `sum(1)`. */
export const droppedArgument: MutationOperator = {
  name: "dropped argument",
  changesAt(node, kinds) {
    if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return [];
    const given = node.arguments ?? [];
    return given.flatMap((argument, i): Change[] => {
      // What is false is left out already.
      if (!kinds.mayOmitArgument(node, i) || argument.getText() === "false") return [];
      if (i < given.length - 1) return [replaced(argument, "undefined")];
      const before = given[i - 1];
      return [{ start: before?.end ?? argument.getStart(), end: argument.end, text: "" }];
    });
  },
};

/** An option that may be left out is left out: `{ mask, dropout }` → `{ dropout }`. */
export const droppedOption: MutationOperator = {
  name: "dropped option",
  changesAt(node, kinds) {
    if (!ts.isObjectLiteralExpression(node)) return [];
    return node.properties.flatMap((property): Change[] => {
      const name = property.name?.getText();
      if (name === undefined || !kinds.mayOmitProperty(node, name)) return [];
      const comma = /^\s*,\s*/.exec(node.getSourceFile().text.slice(property.end))?.[0] ?? "";
      return [{ start: property.getStart(), end: property.end + comma.length, text: "" }];
    });
  },
};

/** `tf.tidy(f)` → `(f)()`: what is made on the way stays. */
export const droppedTidy: MutationOperator = {
  name: "dropped tidy",
  changesAt(node) {
    if (!ts.isCallExpression(node) || node.expression.getText() !== "tf.tidy") return [];
    const [body] = node.arguments;
    if (body === undefined || node.arguments.length !== 1) return [];
    return [replaced(node, `(${body.getText()})()`)];
  },
};

/** `await f()` → `f()`. */
export const droppedAwait: MutationOperator = {
  name: "dropped await",
  changesAt(node) {
    return ts.isAwaitExpression(node) ? [replaced(node, node.expression.getText())] : [];
  },
};
