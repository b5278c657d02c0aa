import { describe, expect, it } from "vitest";
import { topLevelNames } from "./top-level-names";

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
