import { describe, expect, it } from "vitest";
import { liftDeclaration } from "./lifted-declaration";

const source = `import { tf } from "./tf";

/** Not lifted. */
const factor = 2;

/**
 * Twice a number.
 *
 * @param x any number
 */
// biome-ignore lint/style/useConst: the linter is not the learner's concern
export function double(x: number): number {
  return x * factor; // why
}

export function over(x: string): string;
export function over(x: number): number;
export function over(x: unknown): unknown {
  return x;
}

@frozen
export class Layer<T> extends Module {}
export const half = (x: number): number => x / 2;
export default class Named {}
export interface Options { readonly size: number }
export const { left, right: [inner] } = pair;
`;

describe("liftDeclaration", () => {
  it("takes the TSDoc along, and leaves export and linter comments behind", () => {
    expect(liftDeclaration(source, "double")).toBe(
      "/**\n * Twice a number.\n *\n * @param x any number\n */\n" +
        "function double(x: number): number {\n  return x * factor; // why\n}",
    );
  });

  it("keeps overloads together", () => {
    expect(liftDeclaration(source, "over").split("\n")).toEqual([
      "function over(x: string): string;",
      "function over(x: number): number;",
      "function over(x: unknown): unknown {",
      "  return x;",
      "}",
    ]);
  });

  it.each([
    ["Layer", "@frozen\nclass Layer<T> extends Module {}"],
    ["half", "const half = (x: number): number => x / 2;"],
    ["Named", "class Named {}"],
    ["Options", "interface Options { readonly size: number }"],
    ["inner", "const { left, right: [inner] } = pair;"],
  ])("lifts %s", (symbol, text) => {
    expect(liftDeclaration(source, symbol)).toBe(text);
  });

  it("says which names there are when the symbol is absent", () => {
    expect(() => liftDeclaration("const a = 1; class B {}", "tf")).toThrow(
      "liftDeclaration: expected a top-level declaration of tf, got none. Declared are: a, B.",
    );
  });

  it("does not take an import for a declaration", () => {
    expect(() => liftDeclaration(source, "tf")).toThrow("expected a top-level declaration of tf");
  });
});
