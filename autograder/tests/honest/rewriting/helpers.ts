import ts from "typescript";
import type { Cells, Rewriting } from "./rewriting";
import { namesIn, nodesOf, parse, type Replacement, replaceAll, replacing } from "./syntax";

/** Numbers become constants of a cell above. */
export const namedNumbers: Rewriting = {
  name: "numbers named in a cell above",
  apply: (cells, symbol) => {
    const constants: string[] = [];
    const changed = cells.map((source) => {
      const replacements: Replacement[] = [];
      for (const node of nodesOf(parse(source))) {
        if (!ts.isNumericLiteral(node) || !canBeName(node)) continue;
        const name = `${symbol}_NUMBER_${constants.length + 1}`;
        constants.push(`const ${name} = ${node.getText()};`);
        replacements.push(replacing(node, name));
      }
      return replaceAll(source, replacements);
    });
    return constants.length === 0 ? cells : [constants.join("\n"), ...changed];
  },
};

/** In a body, where neither a type nor a property's name may stand. */
function canBeName(node: ts.NumericLiteral): boolean {
  const isType = ts.findAncestor(node, ts.isTypeNode) !== undefined;
  const isKey = ts.isPropertyAssignment(node.parent) && node.parent.name === node;
  const isInFunction = ts.findAncestor(node, ts.isFunctionLike) !== undefined;
  return isInFunction && !isType && !isKey;
}

/** Inner functions that need nothing of the outer one move to a cell of their own, below or above. */
export const movedHelpers: Rewriting = {
  name: "helpers moved to their own cells",
  apply: (cells, _symbol, random) => {
    const moved: string[] = [];
    const kept = cells.map((source) => {
      const found = [...nodesOf(parse(source))].filter(isClosedHelper);
      for (const statement of found) moved.push(statement.getText());
      return replaceAll(
        source,
        found.map((statement) => replacing(statement, "")),
      );
    });
    if (moved.length === 0) return cells;
    return random() < 0.5 ? [...moved, ...kept] : withBelow(kept, moved);
  },
};

const withBelow = (kept: Cells, moved: Cells): Cells => [...kept, ...moved];

/** `const name = (…) => …;` in a function's body, with no name that a function around it binds. */
function isClosedHelper(node: ts.Node): node is ts.VariableStatement {
  if (!ts.isVariableStatement(node)) return false;
  const [only, ...others] = node.declarationList.declarations;
  if (only?.initializer === undefined || others.length > 0) return false;
  if (!ts.isArrowFunction(only.initializer) || !ts.isIdentifier(only.name)) return false;
  const outer = outermostFunction(node.parent);
  if (outer === undefined) return false;
  const bound = boundIn(outer, node);
  return ![...namesIn(only.initializer)].some((name) => bound.has(name) || name === "this");
}

function outermostFunction(node: ts.Node): ts.Node | undefined {
  const around = ts.findAncestor(node, ts.isFunctionLike);
  return around && (outermostFunction(around.parent) ?? around);
}

/** What a function binds outside of one of its statements. */
function boundIn(outer: ts.Node, without: ts.Node): Set<string> {
  const bound = new Set<string>();
  for (const each of nodesOf(outer)) {
    if (each.pos >= without.pos && each.end <= without.end) continue;
    const binds =
      ts.isVariableDeclaration(each) || ts.isParameter(each) || ts.isBindingElement(each);
    if (binds && ts.isIdentifier(each.name)) bound.add(each.name.text);
  }
  for (const each of nodesOf(without)) {
    if (each.kind === ts.SyntaxKind.ThisKeyword) bound.add("this");
  }
  return bound;
}

/** A constant that the next statement uses once is written where it is used. */
export const inlinedConstants: Rewriting = {
  name: "constants inlined",
  apply: (cells) => cells.map(inline),
};

function inline(source: string): string {
  const replacements: Replacement[] = [];
  for (const block of nodesOf(parse(source))) {
    if (!ts.isBlock(block)) continue;
    block.statements.forEach((statement, i) => {
      const next = block.statements[i + 1];
      const found = next && onlyUse(statement, block, next);
      if (found === undefined || replacements.length > 0) return;
      replacements.push(replacing(statement, ""), found);
    });
  }
  return replaceAll(source, replacements);
}

function onlyUse(
  statement: ts.Statement,
  block: ts.Block,
  next: ts.Statement,
): Replacement | undefined {
  if (!ts.isVariableStatement(statement) || !isRunAtOnce(next)) return undefined;
  if ((statement.declarationList.flags & ts.NodeFlags.Const) === 0) return undefined;
  const [only, ...others] = statement.declarationList.declarations;
  if (only?.initializer === undefined || others.length > 0) return undefined;
  if (!ts.isIdentifier(only.name) || ts.isFunctionLike(only.initializer)) return undefined;
  const { text } = only.name;
  const uses = [...nodesOf(block)].filter(
    (node): node is ts.Identifier =>
      ts.isIdentifier(node) && node.text === text && node !== only.name,
  );
  const [use] = uses;
  if (use === undefined || uses.length > 1 || use.pos < next.pos || use.end > next.end) {
    return undefined;
  }
  const isProperty = ts.isPropertyAccessExpression(use.parent) && use.parent.name === use;
  if (
    isProperty ||
    ts.findAncestor(use, ts.isFunctionLike) !== ts.findAncestor(block, ts.isFunctionLike)
  ) {
    return undefined;
  }
  const value = `(${only.initializer.getText()})`;
  return replacing(use, ts.isShorthandPropertyAssignment(use.parent) ? `${text}: ${value}` : value);
}

const isRunAtOnce = (node: ts.Statement): boolean =>
  ts.isVariableStatement(node) || ts.isReturnStatement(node) || ts.isExpressionStatement(node);
