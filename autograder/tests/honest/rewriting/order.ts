import { type Random, shuffled } from "@attending/lib";
import ts from "typescript";
import { ofEachCell } from "./rewriting";
import { namesIn, nodesOf, parse, type Replacement, replaceAll, replacing } from "./syntax";

/** Neighbours that do not need each other change places; so do an object's properties and a class's members. */
export const otherOrder = ofEachCell("another order", (source, _symbol, random) => {
  const replacements: Replacement[] = [];
  for (const node of nodesOf(parse(source))) {
    if (ts.isBlock(node)) replacements.push(...swapped(node.statements));
    if (ts.isObjectLiteralExpression(node)) replacements.push(...reordered(node, random));
    if (ts.isClassDeclaration(node)) replacements.push(...reorderedMembers(node, random));
  }
  return withoutNested(source, replacements);
});

/** Inner changes would be lost in outer ones, whose text is the old one. */
function withoutNested(source: string, replacements: readonly Replacement[]): string {
  const innermost = replacements.filter(
    (one) =>
      !replacements.some(
        (other) => other !== one && other.start >= one.start && other.end <= one.end,
      ),
  );
  return replaceAll(source, groupsThatAreWhole(innermost, replacements));
}

/** A piece moves only if the piece that it changes places with does. */
function groupsThatAreWhole(
  kept: readonly Replacement[],
  all: readonly Replacement[],
): readonly Replacement[] {
  const texts = (list: readonly Replacement[], group: string) =>
    list.filter((each) => groupOf(each) === group).length;
  return kept.filter((each) => texts(kept, groupOf(each)) === texts(all, groupOf(each)));
}

const groups = new WeakMap<Replacement, string>();
const groupOf = (replacement: Replacement): string => groups.get(replacement) ?? "";

function permutation(nodes: readonly ts.Node[], order: readonly ts.Node[]): Replacement[] {
  const [first] = nodes;
  return nodes.map((node, i) => {
    const replacement = replacing(node, (order[i] ?? node).getText());
    groups.set(replacement, `${first?.pos}-${first?.end}-${nodes.length}`);
    return replacement;
  });
}

function swapped(statements: readonly ts.Statement[]): Replacement[] {
  const replacements: Replacement[] = [];
  for (let i = 0; i + 1 < statements.length; i++) {
    const [one, two] = [statements[i], statements[i + 1]];
    if (one === undefined || two === undefined || !areIndependent(one, two)) continue;
    replacements.push(...permutation([one, two], [two, one]));
    i += 1;
  }
  return replacements;
}

function areIndependent(one: ts.Statement, two: ts.Statement): boolean {
  if (![one, two].every(isQuiet)) return false;
  const [ofOne, ofTwo] = [boundBy(one), boundBy(two)];
  const [inOne, inTwo] = [namesIn(one), namesIn(two)];
  return ![...ofOne].some((name) => inTwo.has(name)) && ![...ofTwo].some((name) => inOne.has(name));
}

/** Variables that are made of others without a call that could matter, and `this.x = …`. */
function isQuiet(statement: ts.Statement): boolean {
  if (ts.isExpressionStatement(statement)) {
    const { expression } = statement;
    return (
      ts.isBinaryExpression(expression) &&
      expression.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      expression.left.getText().startsWith("this.") &&
      ts.isNewExpression(expression.right)
    );
  }
  if (!ts.isVariableStatement(statement)) return false;
  return ![...nodesOf(statement)].some(
    (node) => ts.isAwaitExpression(node) || /random|now|push|stateDict/.test(nameOfCall(node)),
  );
}

const nameOfCall = (node: ts.Node): string =>
  ts.isCallExpression(node) ? node.expression.getText() : "";

function boundBy(statement: ts.Statement): Set<string> {
  const bound = new Set<string>();
  for (const node of nodesOf(statement)) {
    const binds = ts.isVariableDeclaration(node) || ts.isBindingElement(node);
    if (binds && ts.isIdentifier(node.name)) bound.add(node.name.text);
    if (ts.isBinaryExpression(node) && ts.isPropertyAccessExpression(node.left)) {
      bound.add(node.left.name.text);
    }
  }
  return bound;
}

function reordered(object: ts.ObjectLiteralExpression, random: Random): Replacement[] {
  const { properties } = object;
  const isPlain = properties.every(
    (property) => ts.isShorthandPropertyAssignment(property) || ts.isPropertyAssignment(property),
  );
  const isDestructured = ts.isBinaryExpression(object.parent) && object.parent.left === object;
  if (!isPlain || isDestructured || properties.length < 2) return [];
  return permutation(properties, shuffled(random, properties));
}

function reorderedMembers(node: ts.ClassDeclaration, random: Random): Replacement[] {
  const isSimple = node.members.every(
    (member) => !ts.isPropertyDeclaration(member) || member.initializer === undefined,
  );
  if (!isSimple || node.members.length < 2) return [];
  return permutation(node.members, shuffled(random, node.members));
}
