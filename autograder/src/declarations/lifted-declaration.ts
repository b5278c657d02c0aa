import ts from "typescript";
import { parseSource } from "./bound-sources";
import { DeclarationError } from "./declaration-error";

/**
 * The text of one top-level declaration with its TSDoc and all its overloads, without `export`.
 * Comments that speak to the linter are left out.
 *
 * @throws DeclarationError when the source does not declare the symbol
 */
export function liftDeclaration(sourceText: string, symbol: string): string {
  const file = parseSource(sourceText);
  const statements = declaringStatements(file, symbol);
  if (statements.length === 0) {
    throw new DeclarationError(
      `liftDeclaration: expected a top-level declaration of ${symbol}, got none. ` +
        `Declared are: ${topLevelNames(file).join(", ") || "no names"}.`,
    );
  }
  return statements.map((statement) => statementText(file, statement)).join("\n");
}

/** The top-level statements that declare a name: one, or a function's overloads and its body. */
export function declaringStatements(file: ts.SourceFile, symbol: string): ts.Statement[] {
  return file.statements.filter((statement) => declaredNames(statement).includes(symbol));
}

/** The names that one statement declares at its own level; imports are not declarations. */
export function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap((each) => boundNames(each.name));
  }
  const named =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isModuleDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return named && statement.name ? [statement.name.text] : [];
}

/** The names in a binding: `a`, or those inside `{ a, b: [c] }`. */
function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) =>
    ts.isBindingElement(element) ? boundNames(element.name) : [],
  );
}

function topLevelNames(file: ts.SourceFile): string[] {
  return [...new Set(file.statements.flatMap(declaredNames))];
}

function statementText(file: ts.SourceFile, statement: ts.Statement): string {
  const start = statement.getStart(file, true);
  let text = file.text.slice(start, statement.end);
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  for (const modifier of [...modifiers].reverse()) {
    const isExport = modifier.kind === ts.SyntaxKind.ExportKeyword;
    const isDefault = modifier.kind === ts.SyntaxKind.DefaultKeyword;
    if (!isExport && !isDefault) continue;
    const rest = text.slice(modifier.end - start).trimStart();
    text = text.slice(0, modifier.getStart(file) - start) + rest;
  }
  return withoutLinterComments(text);
}

function withoutLinterComments(text: string): string {
  return text.replace(/^[ \t]*\/\/ (biome|eslint|prettier|@ts)-.*\r?\n/gm, "");
}
