import { describe, expect, it } from "vitest";
import { publicNames } from "./public-names";
import { topLevelNames } from "./top-level-names";

describe("publicNames", () => {
  it("reads values, types and renamed ones", () => {
    const index = 'export { a, type B } from "./a";\nexport type { C as D } from "./c";';
    expect(publicNames(index)).toEqual({ values: new Set(["a"]), types: new Set(["B", "D"]) });
  });

  it("refuses a star", () => {
    expect(() => publicNames('export * from "./a";')).toThrow(
      "index.ts: expected exports by name, got `export *`. Name them.",
    );
  });
});

describe("topLevelNames", () => {
  it("reads imports and declarations, not what is inside them", () => {
    const source = [
      'import d, { a as b, type C } from "x";',
      'import * as tf from "tf";',
      "export interface I { i: number }",
      "type T = C;",
      "const f = () => { const hidden = 1; return hidden; };",
      "export function g() {}",
      "export class K {}",
      "enum E { one }",
    ].join("\n");
    expect([...topLevelNames(source)]).toEqual(["d", "b", "C", "tf", "I", "T", "f", "g", "K", "E"]);
  });
});
