import ts from "typescript";

/** What to put in place of a stretch of text. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function parse(source: string): ts.SourceFile {
  return ts.createSourceFile("cell.ts", source, ts.ScriptTarget.Latest, true);
}

/** The source after replacements that do not overlap; of two that do, the outer one is made. */
export function replaceAll(source: string, replacements: readonly Replacement[]): string {
  const inOrder = [...replacements].sort((a, b) => a.start - b.start || b.end - a.end);
  let result = "";
  let at = 0;
  for (const { start, end, text } of inOrder) {
    if (start < at) continue;
    result += source.slice(at, start) + text;
    at = end;
  }
  return result + source.slice(at);
}

/** Every node of a tree, parents first. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  for (const child of children) yield* nodesOf(child);
}

export function replacing(node: ts.Node, text: string): Replacement {
  return { start: node.getStart(), end: node.getEnd(), text };
}

/** The names that stand in a node, whatever they mean there. */
export function namesIn(node: ts.Node): Set<string> {
  const names = new Set<string>();
  for (const each of nodesOf(node)) if (ts.isIdentifier(each)) names.add(each.text);
  return names;
}

/** Whether a function is of the usual kind that an arrow function can stand for. */
export function isPlainFunction(node: ts.FunctionLikeDeclaration): boolean {
  if (node.asteriskToken !== undefined || node.body === undefined) return false;
  for (const each of nodesOf(node.body)) {
    if (each.kind === ts.SyntaxKind.ThisKeyword) return false;
    if (ts.isIdentifier(each) && each.text === "arguments") return false;
  }
  return true;
}

/** The top-level declaration of a function without overloads, or of a class. */
export function declarationOf(
  file: ts.SourceFile,
  symbol: string,
): ts.FunctionDeclaration | ts.ClassDeclaration | undefined {
  const own = file.statements.filter(
    (statement): statement is ts.FunctionDeclaration | ts.ClassDeclaration =>
      (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) &&
      statement.name?.text === symbol,
  );
  return own.length === 1 ? own[0] : undefined;
}
