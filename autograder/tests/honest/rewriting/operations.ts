import type { Random } from "@attending/lib";
import ts from "typescript";
import { ofEachCell } from "./rewriting";
import { nodesOf, parse, type Replacement, replaceAll, replacing } from "./syntax";

/** Operations of tfjs that are functions and methods alike, with the tensor first. */
const both = new Set(
  "matMul softmax relu mul add sub div reshape transpose notEqual sum maximum expandDims squeeze sigmoid greater mean".split(
    " ",
  ),
);

/** `tf.matMul(a, b)` becomes `a.matMul(b)`, and the other way round. */
export const functionsAndMethods = ofEachCell(
  "functions for methods",
  (source, _symbol, random) => {
    // Sets and maps have methods of these names too.
    if (/new (Set|Map)\b/.test(source)) return source;
    let text = source;
    // One at a time: calls stand within calls.
    for (let round = 0; round < 12; round++) {
      const calls = [...nodesOf(parse(text))].flatMap((node) => exchanged(node, random));
      const one = calls.at(Math.floor(random() * calls.length));
      if (one === undefined) break;
      text = replaceAll(text, [one]);
    }
    return text;
  },
);

function exchanged(node: ts.Node, random: Random): Replacement[] {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  if (node.expression.questionDotToken !== undefined) return [];
  const { name, expression: object } = node.expression;
  if (!both.has(name.text) || node.arguments.some(ts.isSpreadElement)) return [];
  const given = node.arguments.map((argument) => argument.getText());
  if (object.getText() === "tf") {
    const [first, ...others] = node.arguments;
    if (first === undefined || ts.isNumericLiteral(first)) return [];
    const receiver = ts.isIdentifier(first) ? first.getText() : `(${first.getText()})`;
    const rest = others.map((argument) => argument.getText()).join(", ");
    return [replacing(node, `${receiver}.${name.text}(${rest})`)];
  }
  const isOther = /^(Math|Array|Number|console|this)$/.test(object.getText());
  if (isOther || random() < 0.3) return [];
  return [replacing(node, `tf.${name.text}(${[object.getText(), ...given].join(", ")})`)];
}
