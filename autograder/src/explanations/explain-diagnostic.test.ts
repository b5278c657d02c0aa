import ts from "typescript";
import { expect, it } from "vitest";
import { explainDiagnostic, withLikelyFix } from "./explain-diagnostic";

const declared = `
declare class Tensor { add(other: Tensor): Tensor; matMul(other: Tensor): Tensor; shape: number[] }
declare class Linear { constructor(options: object); }
declare const x: Tensor;
declare function load(): Promise<Tensor>;
declare function pad(ids: number[]): number[];
`;

const cells: readonly (readonly [cell: string, says: RegExp])[] = [
  ["const a = None;", /`None` is `null`/],
  ["if (x === null and true) {}", /`&&` and `\|\|`/],
  ["def f(x):", /`function f\(x\)/],
  ["if (true) {} elif (false) {}", /`else if/],
  ["for (const i in range(3)):\n  i;", /without a colon/],
  ["# a comment", /begins with `\/\/`/],
  ["const f = lambda y: y;", /`\(x\) => y`/],
  ["from numpy import sqrt", /`import \{ y \} from "x";`/],
  ["const n = len(x);", /`x\.length`/],
  ["print(x);", /console\.log/],
  ["const a = misspelt;", /No cell declares `misspelt`/],
  ["x.matmul(x);", /it is `matMul`/],
  ["x.unsqueeze(0);", /`expandDims\(axis\)`/],
  ["const s = Math.sqrt(2).div(2);", /is no tensor/],
  ["load().shape;", /is an `await` missing/],
  ["function f(): number { }", /A `return` is missing/],
  ["function f(y: boolean): number { if (y) return 1; }", /ends without a `return`/],
  ["const l = Linear({});", /`new Linear\(…\)`/],
  ["const a = x + 1;", /`a\.add\(b\)`/],
  ["const a = x * x;", /`a\.mul\(b\)`/],
  ["const a = 1; a = 2;", /with `let`/],
  ["const a = 1; const a = 2;", /declared twice/],
  ["pad(x);", /Shift\+Tab/],
  ["const a: number = x.shape[0] * 2;", /`\?\?`/],
  ["function f() { if (true) {", /`\{` is never closed/],
  ["pad([1, 2];", /brackets/],
  ['const a = "text;', /quotation mark/],
  ["}", /`\}` too many/],
];

/** What the real compiler says first of each cell, strictly, and the likely fix. */
const fixes = fixesFor([...cells.map(([cell]) => cell), "const a: number = true;"]);

function fixesFor(sources: readonly string[]): readonly (string | null)[] {
  const texts = new Map(sources.map((cell, i) => [`${i}.ts`, `${declared}${cell}\nexport {};\n`]));
  const options = {
    ...{ strict: true, noImplicitReturns: true, noUncheckedIndexedAccess: true, noEmit: true },
    ...{ target: ts.ScriptTarget.ES2020, lib: ["lib.es2020.d.ts"], types: [] },
  };
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile;
  host.getSourceFile = (name, target) => {
    const text = texts.get(name);
    return text === undefined ? read(name, target) : ts.createSourceFile(name, text, target);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return [...texts].map(([name, text]) => {
    const file = program.getSourceFile(name);
    const syntax = program.getSyntacticDiagnostics(file);
    const [first] = syntax.length > 0 ? syntax : program.getSemanticDiagnostics(file);
    if (first?.start === undefined || file === undefined) throw new Error(`${text} compiles`);
    const { line } = file.getLineAndCharacterOfPosition(first.start);
    const message = ts.flattenDiagnosticMessageText(first.messageText, " ");
    return explainDiagnostic(message, text.split("\n")[line] ?? "");
  });
}

it.each(cells.map(([cell, says], i) => [cell, says, fixes[i]] as const))(
  "explains %j",
  (_, says, fix) => {
    expect(fix).toMatch(says);
  },
);

it("leaves alone what speaks for itself, and what only looks like Python", () => {
  expect(fixes.at(-1)).toBeNull();
  expect(explainDiagnostic("Type 'number' is not assignable.", "const a = b; // this and that")) //
    .toBeNull();
  expect(withLikelyFix("'}' expected.", "")).toBe(
    "'}' expected. A `{` is never closed: count the braces above.",
  );
  expect(withLikelyFix("A word.", "x")).toBe("A word.");
});
