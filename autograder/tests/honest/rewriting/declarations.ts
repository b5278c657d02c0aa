import { pickOne, type Random } from "@attending/lib";
import ts from "typescript";
import { ofEachCell, type Rewriting } from "./rewriting";
import { declarationOf, isPlainFunction, nodesOf, parse, replaceAll, replacing } from "./syntax";

/** `const` becomes `let`, and `var` where no loop makes a new one each time. */
export const looserVariables = ofEachCell("let and var", (source, _symbol, random) => {
  const found = [...nodesOf(parse(source))].filter(
    (node): node is ts.VariableDeclarationList =>
      ts.isVariableDeclarationList(node) &&
      (node.flags & ts.NodeFlags.Const) !== 0 &&
      ts.findAncestor(node, ts.isFunctionLike) !== undefined,
  );
  return replaceAll(
    source,
    found.map((list) => {
      const word = isOncePerCall(list) ? pickOne(random, ["let", "var"]) : "let";
      const start = list.getStart();
      return { start, end: start + "const".length, text: word };
    }),
  );
});

function isOncePerCall(list: ts.VariableDeclarationList): boolean {
  const block = list.parent.parent;
  return (
    ts.isVariableStatement(list.parent) && ts.isBlock(block) && ts.isFunctionLike(block.parent)
  );
}

/** The answer in another form of declaration: an arrow function, a function or class expression. */
export const otherForm = ofEachCell("another form of declaration", (source, symbol, random) => {
  const declared = declarationOf(parse(source), symbol);
  if (declared === undefined) return source;
  const text = source.slice(declared.getStart(), declared.getEnd());
  const words = ts.isClassDeclaration(declared)
    ? classForms(text, symbol)
    : functionForms(declared, text, symbol, random);
  return replaceAll(source, [replacing(declared, words)]);
});

function classForms(text: string, symbol: string): string {
  const anonymous = text.replace(new RegExp(`^(abstract )?class ${symbol}\\b`), "class");
  return `const ${symbol} = ${anonymous};`;
}

function functionForms(
  declared: ts.FunctionDeclaration,
  text: string,
  symbol: string,
  random: Random,
): string {
  const head = /^(async )?function /;
  const isAsync = text.startsWith("async ");
  if (!isPlainFunction(declared) || declared.body === undefined || random() < 0.4) {
    return `const ${symbol} = ${text.replace(new RegExp(`\\b${symbol}\\b`), "")};`;
  }
  const bodyAt = declared.body.getStart() - declared.getStart();
  const signature = text.slice(0, bodyAt).replace(head, "").replace(symbol, "").trim();
  return `const ${symbol} = ${isAsync ? "async " : ""}${signature} => ${text.slice(bodyAt)};`;
}

/** The work is done under another name, in a cell above; the answer hands on to it. */
export const delegation: Rewriting = {
  name: "handed on to another name",
  apply: (cells, symbol) =>
    cells.flatMap((source) => {
      const declared = declarationOf(parse(source), symbol);
      if (declared?.name === undefined) return [source];
      const other = `${symbol}Work`;
      const work = replaceAll(source, [replacing(declared.name, other)]);
      const answer = ts.isClassDeclaration(declared)
        ? `class ${symbol} extends ${other} {}`
        : `function ${symbol}(...given: any[]): any {\n  return (${other} as any)(...given);\n}`;
      return [work, answer];
    }),
};

/** Everything in a closure that returns the answer. */
export const closure = ofEachCell("made in a closure", (source, symbol) => {
  const declared = declarationOf(parse(source), symbol);
  if (declared === undefined) return source;
  const text = source.slice(declared.getStart(), declared.getEnd());
  const made = `const { ${symbol} } = (() => {\n${text}\nreturn { ${symbol} };\n})();`;
  return replaceAll(source, [replacing(declared, made)]);
});
