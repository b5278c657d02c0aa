import { describe, expect, it } from "vitest";
import { compileMutant } from "./compile-mutant";
import { typedSource } from "./fixtures/mutated";
import { generateMutants } from "./generate-mutants";

const source = `const other: number = 1 + 1;

/** Says 1 + 1. */
export function f(n: number = 2): number {
  // Also 1 + 1.
  const half = n / 2; // of n
  return half + half;
}
`;

function mutantsOf(text: string) {
  const { file, kinds } = typedSource(text);
  return generateMutants(file, "f", kinds);
}

describe("generateMutants", () => {
  it("changes nothing but the declaration, and no comment", () => {
    expect(mutantsOf(source).map(({ line, operator, edit }) => [line, operator, edit])).toEqual([
      [4, "dropped default", declared("n: number")],
      [4, "constant", declared("n: number = 1")],
      [4, "constant", declared("n: number = 3")],
      [6, "arithmetic", "const half = n / 2; → const half = n * 2;"],
      [6, "dropped term", "const half = n / 2; → const half = n;"],
      [6, "swapped operands", "const half = n / 2; → const half = 2 / n;"],
      [6, "constant", "const half = n / 2; → const half = n / 1;"],
      [6, "constant", "const half = n / 2; → const half = n / 3;"],
      [7, "arithmetic", "return half + half; → return half - half;"],
      // The right term alone would be the same source.
      [7, "dropped term", "return half + half; → return half;"],
    ]);
  });

  it("makes whole sources, each another, and the same ones each time", () => {
    const sources = mutantsOf(source).map((mutant) => mutant.source);
    expect(sources).toContain(source.replace("n / 2", "n * 2"));
    expect(new Set([source, ...sources]).size).toBe(sources.length + 1);
    expect(mutantsOf(source).map((mutant) => mutant.source)).toEqual(sources);
  });

  it("compiles them to CommonJS", () => {
    const exported: { f?: (n?: number) => number } = {};
    const [, one] = mutantsOf(source);
    new Function("exports", compileMutant(one?.source ?? ""))(exported);
    expect(exported.f?.()).toBe(1);
  });

  it("leaves out a check of arguments, but does not go into it", () => {
    const checked = 'function f(): void {\n  requireFeatures("f", x, size);\n}\n';
    const edits = mutantsOf(checked).map(({ edit }) => edit);
    expect(edits).toEqual(['requireFeatures("f", x, size); → (nothing)']);
  });

  it("leaves alone what is only told in errors", () => {
    const told = `function f(): number {
  const where = "f";
  requireFeatures(where, x, size);
  if (a === 5) {
    const got = \`\${a + 1}\`;
    throw new Error(where + got);
  }
  const said = "yes";
  return said.length;
}
`;
    const edits = mutantsOf(told).map(({ edit }) => edit);
    expect(edits.filter((edit) => /where =|got =|throw/.test(edit))).toEqual([]);
    expect(edits).toContain('const said = "yes"; → const said = "";');
    expect(edits).toContain("if (a === 5) { → if (a === 4) {");
  });

  it("numbers mutants that read alike", () => {
    const twice = "function f(): number {\n  a = 5;\n  a = 5;\n  return a;\n}\n";
    const edits = mutantsOf(twice).map(({ edit }) => edit);
    expect(edits).toContain("a = 5; → a = 4;");
    expect(edits).toContain("a = 5; → a = 4; (2)");
    expect(new Set(edits).size).toBe(edits.length);
  });
});

const declared = (parameter: string): string =>
  `export function f(n: number = 2): number { → export function f(${parameter}): number {`;
