import ts from "typescript";
import { parseSource } from "./bound-sources";
import { DeclarationError } from "./declaration-error";

interface BodyEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The declaration as a learner gets it: TSDoc, signature and fields stay, and every body throws
 * `TODO <id>: write what is missing here.`. A constructor still calls `super` first. It compiles under `strict`.
 *
 * Fields keep their initialisers, unless they are functions.
 *
 * @param text one declaration, as `liftDeclaration` gives it
 * @param id of the exercise: `02.1`
 * @throws DeclarationError when there is no body to take out, or when a function has no written
 * return type (without its body the type would be lost)
 */
export function stubDeclaration(text: string, id: string): string {
  const file = parseSource(text);
  const edits: BodyEdit[] = [];
  for (const statement of file.statements) edits.push(...statementEdits(file, statement, id));
  if (edits.length === 0) {
    throw new DeclarationError(
      `stubDeclaration ${id}: expected a function or a class, got a declaration without ` +
        "a body. Give the exercise a function to write.",
    );
  }
  return applyBodyEdits(text, edits);
}

function statementEdits(file: ts.SourceFile, statement: ts.Statement, id: string): BodyEdit[] {
  if (ts.isFunctionDeclaration(statement)) return functionEdit(file, statement, id);
  if (ts.isClassDeclaration(statement)) {
    return statement.members.flatMap((member) => memberEdits(file, member, id));
  }
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap((each) =>
      each.initializer ? initializerEdits(file, each.initializer, each.type, id) : [],
    );
  }
  return [];
}

function memberEdits(file: ts.SourceFile, member: ts.ClassElement, id: string): BodyEdit[] {
  if (ts.isConstructorDeclaration(member)) return constructorEdit(file, member, id);
  if (ts.isMethodDeclaration(member) || ts.isAccessor(member)) {
    return functionEdit(file, member, id);
  }
  if (ts.isPropertyDeclaration(member) && member.initializer) {
    return initializerEdits(file, member.initializer, member.type, id);
  }
  if (ts.isClassStaticBlockDeclaration(member)) {
    return [{ start: member.getFullStart(), end: member.end, text: "" }];
  }
  return [];
}

/** `const f = (x): T => …` and fields like it lose their body; other initialisers stay. */
function initializerEdits(
  file: ts.SourceFile,
  initializer: ts.Expression,
  declaredType: ts.TypeNode | undefined,
  id: string,
): BodyEdit[] {
  if (!ts.isArrowFunction(initializer) && !ts.isFunctionExpression(initializer)) return [];
  if (!declaredType) requireReturnType(file, initializer, id);
  return [bodyEdit(file, initializer.body, [todoStatement(id)], initializer)];
}

function functionEdit(
  file: ts.SourceFile,
  declaration: ts.FunctionDeclaration | ts.MethodDeclaration | ts.AccessorDeclaration,
  id: string,
): BodyEdit[] {
  if (!declaration.body) return [];
  if (!ts.isSetAccessor(declaration)) requireReturnType(file, declaration, id);
  const todo = todoStatement(id);
  return [bodyEdit(file, declaration.body, [todo], declaration)];
}

function constructorEdit(
  file: ts.SourceFile,
  declaration: ts.ConstructorDeclaration,
  id: string,
): BodyEdit[] {
  if (!declaration.body) return [];
  const superCall = declaration.body.statements.find(isSuperCall);
  const kept = superCall ? [superCall.getText(file)] : [];
  const todo = todoStatement(id);
  return [bodyEdit(file, declaration.body, [...kept, todo], declaration)];
}

function isSuperCall(statement: ts.Statement): boolean {
  return (
    ts.isExpressionStatement(statement) &&
    ts.isCallExpression(statement.expression) &&
    statement.expression.expression.kind === ts.SyntaxKind.SuperKeyword
  );
}

function requireReturnType(
  file: ts.SourceFile,
  declaration: ts.SignatureDeclaration,
  id: string,
): void {
  if (declaration.type) return;
  const name = declaration.name?.getText(file) ?? "its function";
  throw new DeclarationError(
    `stubDeclaration ${id}: expected a written return type on ${name}, got none. ` +
      "Write it in lib: the stub has no body to infer it from.",
  );
}

function todoStatement(id: string): string {
  return `throw new Error("TODO ${id}: write what is missing here.");`;
}

function bodyEdit(
  file: ts.SourceFile,
  body: ts.Node,
  statements: readonly string[],
  owner: ts.Node,
): BodyEdit {
  const indent = indentOf(file, owner);
  const lines = statements.map((statement) => `${indent}  ${statement}\n`).join("");
  return { start: body.getStart(file), end: body.end, text: `{\n${lines}${indent}}` };
}

/** The white space before the line on which a node starts. */
function indentOf(file: ts.SourceFile, node: ts.Node): string {
  const lineStart = file.text.lastIndexOf("\n", node.getStart(file) - 1) + 1;
  return /^[ \t]*/.exec(file.text.slice(lineStart))?.[0] ?? "";
}

function applyBodyEdits(text: string, edits: readonly BodyEdit[]): string {
  let result = text;
  for (const edit of [...edits].sort((one, other) => other.start - one.start)) {
    result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
  }
  return result;
}
