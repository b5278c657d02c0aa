import { pickOne } from "@attending/lib";
import { transformSync } from "esbuild";
import ts from "typescript";
import { ofEachCell } from "./rewriting";
import { nodesOf, parse, type Replacement, replaceAll } from "./syntax";

/** By esbuild: other syntax for the same, one line, and short names for what is inside of functions. */
export const minified = ofEachCell("minified", (source) => {
  // What stands beside an import counts as a module's own, and would be renamed too.
  const minifyIdentifiers = !/^import\b/m.test(source);
  const how = { minifySyntax: true, minifyWhitespace: true, minifyIdentifiers };
  return transformSync(source, { ...esbuild, ...how, target: "es2022" }).code;
});

/** By esbuild for 2016: generators for async functions, helpers for spread and rest. */
export const downlevelled = ofEachCell(
  "built for ES2016",
  (source) => transformSync(source, { ...esbuild, target: "es2016" }).code,
);

const esbuild = {
  loader: "ts",
  // Imports that only types use would be dropped otherwise.
  tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true, target: "ESNext" } },
} as const;

/** Printed anew by TypeScript, without a comment. */
export const reprinted = ofEachCell("printed anew", (source) =>
  ts.createPrinter({ removeComments: true }).printFile(parse(source)),
);

const noises = [
  'console.log("here");',
  'console.error("still here");',
  "// TODO: look at this again",
  'console.table([{ a: 1, b: "x" }]);',
  'console.warn("⚠️ größer als 1", { a: [1, 2, 3] });',
  "/* tried: x.mul(2) */",
  'process.stdout.write("…");',
  "console.debug(new Error('not thrown'));",
];

/** Prints and comments before the statements of every function. */
export const noisy = ofEachCell("prints everywhere", (source, _symbol, random) => {
  const replacements: Replacement[] = [];
  for (const node of nodesOf(parse(source))) {
    if (!ts.isBlock(node) || !ts.isFunctionLike(node.parent)) continue;
    for (const [i, statement] of node.statements.entries()) {
      const isBeforeSuper = ts.isConstructorDeclaration(node.parent) && i === 0;
      if (isBeforeSuper) continue;
      const start = statement.getStart();
      replacements.push({ start, end: start, text: `${pickOne(random, noises)}\n` });
    }
  }
  return replaceAll(source, replacements);
});
