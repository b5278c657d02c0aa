import ts from "typescript";
import { parseSource } from "./bound-sources";
import { DeclarationError } from "./declaration-error";

/** What the TODO of a stub says. */
export interface StubOptions {
  /** The exercise's id: `02.1`. */
  readonly id: string;
  /** What to do, in a few words; by default, to write what is missing. */
  readonly hint?: string;
}

interface BodyEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The declaration as a learner gets it: TSDoc, signature and fields stay, and every body throws
 * `TODO <id>: <what to do>`. A constructor still calls `super` first. It compiles under `strict`.
 *
 * Fields keep their initialisers, unless they are functions.
 *
 * @param text one declaration, as `liftDeclaration` gives it
 * @throws DeclarationError when there is no body to take out, or when a function has no written
 * return type (without its body the type would be lost)
 */
export function stubDeclaration(text: string, options: StubOptions): string {
  const file = parseSource(text);
  const edits: BodyEdit[] = [];
  for (const statement of file.statements) edits.push(...statementEdits(file, statement, options));
  if (edits.length === 0) {
    throw new DeclarationError(
      `stubDeclaration ${options.id}: expected a function or a class, got a declaration without ` +
        "a body. Give the exercise a function to write.",
    );
  }
  return applyBodyEdits(text, edits);
}

function statementEdits(
  file: ts.SourceFile,
  statement: ts.Statement,
  options: StubOptions,
): BodyEdit[] {
  if (ts.isFunctionDeclaration(statement)) return functionEdit(file, statement, options);
  if (ts.isClassDeclaration(statement)) {
    return statement.members.flatMap((member) => memberEdits(file, member, options));
  }
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap((each) =>
      each.initializer ? initializerEdits(file, each.initializer, each.type, options) : [],
    );
  }
  return [];
}

function memberEdits(
  file: ts.SourceFile,
  member: ts.ClassElement,
  options: StubOptions,
): BodyEdit[] {
  if (ts.isConstructorDeclaration(member)) return constructorEdit(file, member, options);
  if (ts.isMethodDeclaration(member) || ts.isAccessor(member)) {
    return functionEdit(file, member, options);
  }
  if (ts.isPropertyDeclaration(member) && member.initializer) {
    return initializerEdits(file, member.initializer, member.type, options);
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
  options: StubOptions,
): BodyEdit[] {
  if (!ts.isArrowFunction(initializer) && !ts.isFunctionExpression(initializer)) return [];
  if (!declaredType) requireReturnType(file, initializer, options);
  return [
    bodyEdit(file, initializer.body, [todoStatement(file, initializer, options)], initializer),
  ];
}

function functionEdit(
  file: ts.SourceFile,
  declaration: ts.FunctionDeclaration | ts.MethodDeclaration | ts.AccessorDeclaration,
  options: StubOptions,
): BodyEdit[] {
  if (!declaration.body) return [];
  if (!ts.isSetAccessor(declaration)) requireReturnType(file, declaration, options);
  const todo = todoStatement(file, declaration, options);
  return [bodyEdit(file, declaration.body, [todo], declaration)];
}

function constructorEdit(
  file: ts.SourceFile,
  declaration: ts.ConstructorDeclaration,
  options: StubOptions,
): BodyEdit[] {
  if (!declaration.body) return [];
  const superCall = declaration.body.statements.find(isSuperCall);
  const kept = superCall ? [superCall.getText(file)] : [];
  const todo = todoStatement(file, declaration, options);
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
  options: StubOptions,
): void {
  if (declaration.type) return;
  const name = declaration.name?.getText(file) ?? "its function";
  throw new DeclarationError(
    `stubDeclaration ${options.id}: expected a written return type on ${name}, got none. ` +
      "Write it in lib: the stub has no body to infer it from.",
  );
}

/** The width that a notebook's cell shows without scrolling. */
const maxColumns = 80;

function todoStatement(file: ts.SourceFile, node: ts.Node, { id, hint }: StubOptions): string {
  const inner = `${indentOf(file, node)}  `;
  const message = `TODO ${id}: ${hint ?? "write what is missing here."}`;
  const oneLine = `throw new Error(${JSON.stringify(message)});`;
  if (inner.length + oneLine.length <= maxColumns) return oneLine;
  const deeper = `${inner}  `;
  const pieces = wrapped(message, maxColumns - deeper.length - "   +".length);
  const lines = pieces.map((piece, index) =>
    index === 0 ? `${deeper}${JSON.stringify(piece)}` : `${deeper}  ${JSON.stringify(piece)}`,
  );
  return `throw new Error(\n${lines.join(" +\n")},\n${inner});`;
}

/** A sentence in pieces of at most `width` characters, broken after spaces. */
function wrapped(sentence: string, width: number): string[] {
  const pieces: string[] = [];
  let piece = "";
  for (const word of sentence.split(/(?<= )/)) {
    if (piece !== "" && JSON.stringify(piece + word).length > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += word;
  }
  return [...pieces, piece];
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
