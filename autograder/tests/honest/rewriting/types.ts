import ts from "typescript";
import { ofEachCell } from "./rewriting";
import { nodesOf, parse, type Replacement, replaceAll, replacing } from "./syntax";

/** As JavaScript, comments kept. */
export const plainJavaScript = ofEachCell("plain JavaScript", (source) =>
  transpile(source, { target: ts.ScriptTarget.ESNext }),
);

/** Without `?.`, `??`, class fields and the like, as older tools write it. */
export const olderJavaScript = ofEachCell("JavaScript of 2017", (source) =>
  transpile(source, { target: ts.ScriptTarget.ES2017, removeComments: true }),
);

function transpile(source: string, options: ts.CompilerOptions): string {
  const compilerOptions = { module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true, ...options };
  const { outputText } = ts.transpileModule(source, { compilerOptions });
  return outputText.replace(/^export \{\};\n/m, "");
}

/** Each type that is written becomes `any`. */
export const anyType = ofEachCell("any for every type", (source) => {
  const replacements: Replacement[] = [];
  for (const node of nodesOf(parse(source))) {
    const isDeclared =
      ts.isParameter(node) ||
      ts.isVariableDeclaration(node) ||
      ts.isPropertyDeclaration(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isMethodDeclaration(node) ||
      ts.isArrowFunction(node) ||
      ts.isAsExpression(node);
    if (!isDeclared || node.type === undefined) continue;
    replacements.push(replacing(node.type, "any"));
  }
  return replaceAll(source, replacements);
});
