import ts from "typescript";
import { declarationOf, isReference } from "../declarations/free-names";

/** Which names of a cell other cells could have a say in: those it declares itself, or nowhere. */
export class CellScope {
  private readonly topLevel: ReadonlyMap<string, ts.Symbol>;

  constructor(
    private readonly checker: ts.TypeChecker,
    file: ts.SourceFile,
  ) {
    this.topLevel = topLevelSymbols(file);
  }

  /** The cell's own names, each with what declares it. */
  get symbols(): ReadonlyMap<string, ts.Symbol> {
    return this.topLevel;
  }

  /** The name that an identifier looks up at the cell's top level or outside of the cell. */
  outerName(identifier: ts.Identifier): string | undefined {
    if (!isReference(identifier) || identifier.text === "arguments") return undefined;
    const symbol = declarationOf(this.checker, identifier);
    const isOuter = symbol === undefined || this.topLevel.get(identifier.text) === symbol;
    return isOuter ? identifier.text : undefined;
  }

  /** What declares a name inside of a statement; undefined for the cell's own names and for others. */
  localSymbol(identifier: ts.Identifier): ts.Symbol | undefined {
    const symbol = isReference(identifier)
      ? declarationOf(this.checker, identifier)
      : this.checker.getSymbolAtLocation(identifier);
    // Of an exported name there are two symbols for one declaration.
    const own = this.topLevel.get(identifier.text)?.declarations ?? [];
    return symbol?.declarations?.some((each) => own.includes(each)) ? undefined : symbol;
  }

  /** Whether nothing in the cell declares what an identifier looks up. */
  isFree(identifier: ts.Identifier): boolean {
    return isReference(identifier) && declarationOf(this.checker, identifier) === undefined;
  }

  /**
   * The outer names in whose objects an expression's value lives: `a` for `a.b[0].c`, and for a
   * variable that was taken from it. A change to the value is a change to them.
   */
  rootNames(expression: ts.Node, depth = 0): string[] {
    if (depth > maxAliases) return [];
    if (ts.isIdentifier(expression)) return this.rootsOfIdentifier(expression, depth);
    if (ts.isCallExpression(expression)) {
      const { expression: callee } = expression;
      const isAccess = isMember(callee) && givesPart.test(memberName(callee));
      return isAccess ? this.rootNames(callee.expression, depth + 1) : [];
    }
    if (ts.isConditionalExpression(expression)) {
      const { whenTrue, whenFalse } = expression;
      return [whenTrue, whenFalse].flatMap((branch) => this.rootNames(branch, depth + 1));
    }
    if (ts.isBinaryExpression(expression)) {
      return [expression.left, expression.right].flatMap((side) => this.rootNames(side, depth + 1));
    }
    const inner = innerExpression(expression);
    return inner ? this.rootNames(inner, depth + 1) : [];
  }

  private rootsOfIdentifier(identifier: ts.Identifier, depth: number): string[] {
    const name = this.outerName(identifier);
    const own = name === undefined ? [] : [name];
    const declaration = declarationOf(this.checker, identifier)?.declarations?.[0];
    const source = declaration && aliasSource(declaration);
    return source ? [...own, ...this.rootNames(source, depth + 1)] : own;
  }
}

/** Names of methods whose result is a part of the object they are called on. */
const givesPart = /^(get|at|values|keys|entries|find|findLast|pop|shift|first|last)(?![a-z])/;

/** Enough for people's code; ends a variable that is taken from itself. */
const maxAliases = 20;

/**
 * TypeScript keeps what a file declares in its `locals`, but has no public way to them. A name that
 * begins with two underscores has a third one there.
 */
function topLevelSymbols(file: ts.SourceFile): ReadonlyMap<string, ts.Symbol> {
  if (!("locals" in file) || !(file.locals instanceof Map)) return new Map();
  const locals: ReadonlyMap<ts.__String, ts.Symbol> = file.locals;
  return new Map(
    [...locals].map(([name, symbol]) => [ts.unescapeLeadingUnderscores(name), symbol]),
  );
}

/** The property's name, as far as it can be read off the text. */
export function memberName(
  member: ts.PropertyAccessExpression | ts.ElementAccessExpression,
): string {
  if (ts.isPropertyAccessExpression(member)) return member.name.text;
  const { argumentExpression: name } = member;
  return ts.isStringLiteralLike(name) ? name.text : "";
}

export function isMember(
  node: ts.Node,
): node is ts.PropertyAccessExpression | ts.ElementAccessExpression {
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
}

function innerExpression(node: ts.Node): ts.Expression | undefined {
  const isWrapper =
    isMember(node) ||
    ts.isParenthesizedExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isTypeAssertionExpression(node) ||
    ts.isAwaitExpression(node);
  return isWrapper ? node.expression : undefined;
}

/** What a variable's value was taken out of: its initialiser, what a loop walks, what calls back. */
function aliasSource(declaration: ts.Declaration): ts.Expression | undefined {
  let outer: ts.Node = declaration;
  while (ts.isBindingElement(outer) || isPattern(outer)) outer = outer.parent;
  if (ts.isVariableDeclaration(outer)) {
    const loop = outer.parent.parent;
    return ts.isForOfStatement(loop) ? loop.expression : outer.initializer;
  }
  if (!ts.isParameter(outer)) return undefined;
  const call = outer.parent.parent;
  const isCallback = ts.isCallExpression(call) && isMember(call.expression);
  return isCallback && call.arguments.some((argument) => argument === outer.parent)
    ? call.expression
    : undefined;
}

function isPattern(node: ts.Node): node is ts.BindingPattern {
  return ts.isObjectBindingPattern(node) || ts.isArrayBindingPattern(node);
}
