import ts from "typescript";
import type { CellScope } from "./cell-scope";
import { writtenNames } from "./written-names";

/** Names that a statement uses and that other statements may declare. */
export interface Uses {
  readonly reads: Set<string>;
  /** Names that are given a new value, or whose objects are. */
  readonly assigns: Set<string>;
  /** Those, and names whose objects change by their own methods. */
  readonly writes: Set<string>;
  /** Names whose functions are called, and names that are handed to a call. */
  readonly calls: Set<string>;
}

/** What a statement uses while it runs, and what the functions in it use whenever they are called. */
export interface StatementUses {
  readonly eager: Uses;
  readonly deferred: Uses;
}

/**
 * When a piece of code runs: with its statement, when its function is called later, or both, as for
 * a function that is handed to a call.
 */
type Timing = "eager" | "deferred" | "both";

interface Moment {
  readonly timing: Timing;
  /** Whether a call around it may run the functions inside. */
  readonly inCall: boolean;
}

export function usesOfStatement(statement: ts.Statement, scope: CellScope): StatementUses {
  const collector = new UseCollector(scope);
  collector.visit(statement, { timing: "eager", inCall: false });
  return { eager: collector.eager, deferred: collector.deferred };
}

function noUses(): Uses {
  return { reads: new Set(), assigns: new Set(), writes: new Set(), calls: new Set() };
}

class UseCollector {
  readonly eager = noUses();
  readonly deferred = noUses();

  constructor(private readonly scope: CellScope) {}

  visit(node: ts.Node, moment: Moment): void {
    if (isErased(node)) return;
    if (ts.isIdentifier(node)) this.add("reads", this.scope.outerName(node), moment);
    else if (ts.isFunctionLike(node)) this.visitFunction(node, moment);
    else if (ts.isClassLike(node)) this.visitClass(node, moment);
    else this.visitPlain(node, moment);
  }

  private visitPlain(node: ts.Node, moment: Moment): void {
    const { assigned, changed } = writtenNames(node, this.scope);
    for (const name of assigned) this.add("assigns", name, moment);
    for (const name of [...assigned, ...changed]) this.add("writes", name, moment);
    const isCall = ts.isCallExpression(node) || ts.isNewExpression(node);
    if (isCall) for (const name of this.calledNames(node)) this.add("calls", name, moment);
    const runsFunctions = isCall || ts.isTaggedTemplateExpression(node) || ts.isDecorator(node);
    const inner = runsFunctions ? { ...moment, inCall: true } : moment;
    ts.forEachChild(node, (child) => this.visit(child, inner));
  }

  private calledNames(call: ts.CallExpression | ts.NewExpression): string[] {
    const { expression: callee, arguments: handed = [] } = call;
    const names = this.scope.rootNames(callee);
    return [
      ...names,
      ...handed.filter(ts.isIdentifier).flatMap((each) => this.scope.rootNames(each)),
    ];
  }

  /** Names and decorators are worked out at once; parameters and body when the function is called. */
  private visitFunction(node: ts.SignatureDeclaration, moment: Moment): void {
    const later = laterThan(moment);
    ts.forEachChild(node, (child) => {
      const isAtOnce = ts.isDecorator(child) || ts.isComputedPropertyName(child);
      this.visit(child, isAtOnce ? moment : later);
    });
  }

  private visitClass(node: ts.ClassLikeDeclaration, moment: Moment): void {
    for (const decorator of ts.getDecorators(node) ?? []) this.visit(decorator, moment);
    for (const { token, types } of node.heritageClauses ?? []) {
      if (token === ts.SyntaxKind.ImplementsKeyword) continue;
      for (const { expression } of types) this.visit(expression, moment);
    }
    for (const member of node.members) this.visitMember(member, moment);
  }

  private visitMember(member: ts.ClassElement, moment: Moment): void {
    if (!ts.isPropertyDeclaration(member)) {
      this.visit(member, moment);
      return;
    }
    const isStatic = ts
      .getModifiers(member)
      ?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);
    for (const decorator of ts.getDecorators(member) ?? []) this.visit(decorator, moment);
    this.visit(member.name, moment);
    if (member.initializer) this.visit(member.initializer, isStatic ? moment : laterThan(moment));
  }

  private add(kind: keyof Uses, name: string | undefined, { timing }: Moment): void {
    if (name === undefined) return;
    if (timing !== "deferred") this.eager[kind].add(name);
    if (timing !== "eager") this.deferred[kind].add(name);
  }
}

function laterThan({ timing, inCall }: Moment): Moment {
  return { timing: inCall && timing !== "deferred" ? "both" : "deferred", inCall };
}

/** Types and declarations of types: nothing is left of them when the code runs. */
function isErased(node: ts.Node): boolean {
  const isType = ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node);
  return (
    isType ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isTypeParameterDeclaration(node) ||
    ts.isImportDeclaration(node) ||
    isAmbient(node)
  );
}

function isAmbient(node: ts.Node): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword) ?? false)
  );
}

/** Whether a statement leaves a value behind for the names it declares. */
export function declaresValues(statement: ts.Node): boolean {
  if (isErased(statement)) return false;
  if (ts.isFunctionDeclaration(statement)) return statement.body !== undefined;
  if (ts.isModuleDeclaration(statement)) {
    const { body } = statement;
    if (body === undefined || ts.isIdentifier(body)) return false;
    return ts.isModuleBlock(body) ? body.statements.some(declaresValues) : declaresValues(body);
  }
  return true;
}
