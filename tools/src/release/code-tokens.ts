import ts from "typescript";

/** How many tokens in a row are nobody's coincidence: two or three lines of code. */
export const runLength = 24;

/**
 * The tokens of JavaScript or TypeScript, comments aside. What a compiler, a bundler or a formatter
 * changes is left out: the name of a module before a name (`shapes_1.headSize`), semicolons, commas,
 * quotes of another kind.
 */
export function codeTokens(text: string): string[] {
  const plain = text
    .replace(/\(0,\s*\w+_\d+\.([\w$]+)\)/g, "$1")
    .replace(/\b\w+_\d+\.(?=[\w$])/g, "");
  const scanner = ts.createScanner(ts.ScriptTarget.ES2022, true, undefined, plain);
  const tokens: string[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    const token = scanner.getTokenText().replace(/^['`]|['`]$/g, '"');
    if (token !== ";" && token !== ",") tokens.push(token);
  }
  return tokens;
}

/** Every run of so many tokens, as one string each. */
export function tokenRuns(tokens: readonly string[], length = runLength): Set<string> {
  const runs = new Set<string>();
  for (let i = 0; i + length <= tokens.length; i++) {
    runs.add(tokens.slice(i, i + length).join(" "));
  }
  return runs;
}
