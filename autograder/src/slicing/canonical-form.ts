import ts from "typescript";
import { isDisplay } from "./display-statement";

/** How the form spells names: those that a learner may choose are replaced. */
export interface CanonicalNames {
  /** Of a variable, a function or a class, wherever it is declared. */
  readonly ofIdentifier: (identifier: ts.Identifier) => string;
  /** Of a property: `x.name`. */
  readonly ofProperty: (name: string) => string;
  /** Of a name in a package that is imported as a whole: `tf.matMul`. */
  readonly ofPackageMember: (member: ts.PropertyAccessExpression) => string | undefined;
}

type Take = (word: string) => void;

/**
 * Tells code word by word in a form in which it does not matter how it is laid out, commented, typed
 * or parenthesised, whether a function is an arrow, whether a lone statement stands in braces, and in
 * which order a class has its members.
 */
export class CanonicalForm {
  constructor(
    private readonly names: CanonicalNames,
    private readonly take: Take,
    /** The same without any name of the learner's, to put the members of a class in an order. */
    private readonly nameless: (member: ts.Node) => string,
  ) {}

  visit(node: ts.Node): void {
    if (isErased(node)) return;
    const inner = unwrapped(node);
    if (inner !== node) {
      this.visit(inner);
      return;
    }
    if (this.visitName(node) || this.visitDeclaration(node) || this.visitShape(node)) return;
    this.open(kindName(node), ownText(node));
    ts.forEachChild(node, (child) => this.visit(child));
    this.close();
  }

  /** `const f = () => …` and `function f() { … }` are the same word for word. */
  private declared(name: ts.Node | undefined, value: () => void): void {
    this.open("let");
    if (name) this.visit(name);
    value();
    this.close();
  }

  private visitName(node: ts.Node): boolean {
    if (ts.isIdentifier(node)) this.take(this.names.ofIdentifier(node));
    else if (ts.isPrivateIdentifier(node)) this.take(this.names.ofProperty(node.text));
    else if (ts.isPropertyAccessExpression(node)) this.visitMember(node);
    else if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
      this.property(node.expression, node.argumentExpression.text, node.questionDotToken);
    else return false;
    return true;
  }

  private visitMember(node: ts.PropertyAccessExpression): void {
    const whole = this.names.ofPackageMember(node);
    if (whole !== undefined) this.take(whole);
    else this.property(node.expression, node.name.text, node.questionDotToken);
  }

  private property(of: ts.Expression, name: string, question: ts.Node | undefined): void {
    this.open(question ? "?." : ".", this.names.ofProperty(name));
    this.visit(of);
    this.close();
  }

  private visitDeclaration(node: ts.Node): boolean {
    if (ts.isVariableStatement(node)) this.visit(node.declarationList);
    else if (ts.isVariableDeclarationList(node))
      for (const each of node.declarations) this.visit(each);
    else if (ts.isVariableDeclaration(node)) {
      this.declared(node.name, () => node.initializer && this.visit(node.initializer));
    } else if (ts.isFunctionDeclaration(node)) this.declared(node.name, () => this.callable(node));
    else if (ts.isClassDeclaration(node)) this.declared(node.name, () => this.classBody(node));
    else if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) this.callable(node);
    else if (ts.isClassExpression(node)) this.classBody(node);
    else return false;
    return true;
  }

  private visitShape(node: ts.Node): boolean {
    if (ts.isBlock(node)) this.block(node.statements);
    else if (ts.isShorthandPropertyAssignment(node)) this.keyed(node.name, node.name);
    else if (ts.isPropertyAssignment(node)) this.keyed(node.name, node.initializer);
    else if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent))
      this.binding(node);
    else if (ts.isParameter(node)) this.parameter(node);
    else if (ts.isClassElement(node)) this.member(node);
    else if (ts.isLabeledStatement(node)) this.visit(node.statement);
    else if (ts.isBreakOrContinueStatement(node)) this.take(ts.SyntaxKind[node.kind]);
    else if (ts.isIfStatement(node) || ts.isIterationStatement(node, false)) this.branching(node);
    else return false;
    return true;
  }

  private callable(node: ts.FunctionLikeDeclaration): void {
    const isAsync = node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);
    this.open("function", `${isAsync ? "async" : ""}${node.asteriskToken ? "*" : ""}`);
    for (const parameter of node.parameters) this.visit(parameter);
    const { body } = node;
    if (body && ts.isBlock(body)) this.block(body.statements);
    else if (body) this.returned(body);
    this.close();
  }

  /** `=> value` is `{ return value; }`. */
  private returned(value: ts.Node): void {
    this.open("block");
    this.open("ReturnStatement");
    this.visit(value);
    this.close();
    this.close();
  }

  private block(statements: readonly ts.Statement[]): void {
    this.open("block");
    for (const statement of statements) {
      const isIdle = ts.isEmptyStatement(statement) || isDisplay(statement);
      if (!isIdle) this.visit(statement);
    }
    this.close();
  }

  private branching(node: ts.IfStatement | ts.IterationStatement): void {
    this.open(ts.SyntaxKind[node.kind]);
    ts.forEachChild(node, (child) => {
      if (ts.isStatement(child) && !ts.isBlock(child)) this.block([child]);
      else this.visit(child);
    });
    this.close();
  }

  private classBody(node: ts.ClassLikeDeclaration): void {
    this.open("class");
    for (const { token, types } of node.heritageClauses ?? []) {
      if (token === ts.SyntaxKind.ExtendsKeyword)
        for (const each of types) this.visit(each.expression);
    }
    const members = node.members.filter((each) => !isErased(each));
    const keyed = members.map((each) => ({ each, key: this.nameless(each) }));
    keyed.sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
    for (const { each } of keyed) this.visit(each);
    this.close();
  }

  private member(node: ts.ClassElement): void {
    const isStatic =
      ts.canHaveModifiers(node) &&
      ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);
    this.open("member", isStatic ? "static" : "");
    if (node.name) this.key(node.name);
    if (ts.isPropertyDeclaration(node)) {
      if (node.initializer) this.visit(node.initializer);
    } else if (ts.isClassStaticBlockDeclaration(node)) this.visit(node.body);
    else if (isCallable(node)) {
      this.take(ts.isAccessor(node) ? ts.SyntaxKind[node.kind] : "");
      this.callable(node);
    }
    this.close();
  }

  private parameter(node: ts.ParameterDeclaration): void {
    const isMember = ts.isParameterPropertyDeclaration(node, node.parent);
    this.open("parameter", node.dotDotDotToken ? "..." : "");
    if (isMember && ts.isIdentifier(node.name)) this.take(this.names.ofProperty(node.name.text));
    this.visit(node.name);
    if (node.initializer) this.visit(node.initializer);
    this.close();
  }

  private binding(node: ts.BindingElement): void {
    this.open("binding", node.dotDotDotToken ? "..." : "");
    if (!node.dotDotDotToken) this.key(node.propertyName ?? node.name);
    this.visit(node.name);
    if (node.initializer) this.visit(node.initializer);
    this.close();
  }

  private keyed(name: ts.PropertyName, value: ts.Node): void {
    this.open("property");
    this.key(name);
    this.visit(value);
    this.close();
  }

  private key(name: ts.Node): void {
    if (ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isPrivateIdentifier(name))
      this.take(this.names.ofProperty(name.text));
    else this.visit(name);
  }

  private open(...words: readonly string[]): void {
    this.take(`(${words.join(" ").trimEnd()}`);
  }

  private close(): void {
    this.take(")");
  }
}

function isCallable(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && "body" in node;
}

/** Nothing is left of it when the code runs. */
function isErased(node: ts.Node): boolean {
  return (
    (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isTypeParameterDeclaration(node) ||
    ts.isSemicolonClassElement(node) ||
    ts.isIndexSignatureDeclaration(node) ||
    ts.isModifier(node) ||
    (isCallable(node) && node.body === undefined)
  );
}

function unwrapped(node: ts.Node): ts.Node {
  const isWrapper =
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isTypeAssertionExpression(node) ||
    ts.isNonNullExpression(node);
  return isWrapper ? node.expression : node;
}

/** Quotes and backticks are the same where nothing is filled in. */
function kindName(node: ts.Node): string {
  return ts.isStringLiteralLike(node) ? "string" : ts.SyntaxKind[node.kind];
}

/** What a node says beyond its kind and its children. */
function ownText(node: ts.Node): string {
  if (
    ts.isLiteralExpression(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddleOrTemplateTail(node)
  ) {
    return JSON.stringify(node.text);
  }
  const isUnary = ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node);
  return isUnary ? ts.SyntaxKind[node.operator] : "";
}
