import ts from "typescript";
import { declaringStatements } from "../declarations/lifted-declaration";
import { isValidSyntax } from "./compile-mutant";
import type { Kinds } from "./kinds";
import type { Mutant } from "./mutant";
import type { Change } from "./mutation-operator";
import { mutationOperators } from "./operators";

/**
 * Every mutant of one declaration, in the order of its source: the same ones for the same text. None
 * is checked for its types, since neither plain tslab nor the grader does that to a learner's code.
 *
 * @param file of a program, so that `kinds` knows the types of its nodes
 */
export function generateMutants(file: ts.SourceFile, symbol: string, kinds: Kinds): Mutant[] {
  const seen = new Set<string>([file.text]);
  const counts = new Map<string, number>();
  const mutants: Mutant[] = [];
  for (const { operator, change } of changesIn(file, symbol, kinds)) {
    const source = file.text.slice(0, change.start) + change.text + file.text.slice(change.end);
    if (seen.has(source) || !isValidSyntax(source)) continue;
    seen.add(source);
    const edit = editInWords(file.text, change);
    const count = (counts.get(edit) ?? 0) + 1;
    counts.set(edit, count);
    const line = file.getLineAndCharacterOfPosition(change.start).line + 1;
    mutants.push({ operator, line, edit: count === 1 ? edit : `${edit} (${count})`, source });
  }
  return mutants;
}

interface NamedChange {
  readonly operator: string;
  readonly change: Change;
}

function changesIn(file: ts.SourceFile, symbol: string, kinds: Kinds): NamedChange[] {
  const found: NamedChange[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || isCheck(node) || isForErrors(node)) return;
    for (const { name, changesAt } of mutationOperators) {
      for (const change of changesAt(node, kinds)) found.push({ operator: name, change });
    }
    ts.forEachChild(node, visit);
  };
  for (const statement of declaringStatements(file, symbol)) visit(statement);
  return found;
}

/** A call that refuses wrong arguments: it may be left out, as a statement, but is not gone into. */
function isCheck(node: ts.Node): boolean {
  return ts.isCallExpression(node) && /^require[A-Z]/.test(node.expression.getText());
}

/** What throws, or a text that is only told in errors: it is for people. */
function isForErrors(node: ts.Node): boolean {
  if (ts.isThrowStatement(node)) return true;
  if (!ts.isVariableStatement(node) || !ts.isBlock(node.parent)) return false;
  const uses = node.declarationList.declarations.flatMap(({ name }) =>
    usesIn(node.parent, name.getText()).filter((use) => use !== name),
  );
  return uses.length > 0 && uses.every(isToldInError);
}

function usesIn(node: ts.Node, name: string): readonly ts.Node[] {
  if (ts.isIdentifier(node)) return node.text === name ? [node] : [];
  const uses: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    uses.push(...usesIn(child, name));
  });
  return uses;
}

function isToldInError(use: ts.Node): boolean {
  return ts.findAncestor(use, (node) => ts.isThrowStatement(node) || isCheck(node)) !== undefined;
}

/** The lines that a change touches, before and after, each on one line and without comments. */
function editInWords(source: string, { start, end, text }: Change): string {
  const from = source.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = source.indexOf("\n", end);
  const to = lineEnd < 0 ? source.length : lineEnd;
  const before = onOneLine(source.slice(from, to));
  const after = onOneLine(source.slice(from, start) + text + source.slice(end, to));
  return `${before} → ${after || "(nothing)"}`;
}

function onOneLine(lines: string): string {
  const whole = lines
    .replace(/(^|\s)\/\/ .*$/gm, "")
    .replace(/\s+/g, " ")
    .trim();
  return whole.length <= maxLength ? whole : `${whole.slice(0, 60)} … ${whole.slice(-60)}`;
}

const maxLength = 160;
