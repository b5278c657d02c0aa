import { describe, expect, it } from "vitest";
import { publicNames } from "./public-names";

describe("publicNames", () => {
  it("reads values with their modules, types, and renamed ones", () => {
    const index = 'export { a, type B, e as f } from "./a";\nexport type { C as D } from "./c";';
    expect(publicNames(index)).toEqual({
      values: new Map([
        ["a", "./a"],
        ["f", "./a"],
      ]),
      types: new Set(["B", "D"]),
    });
  });

  it("refuses a star", () => {
    expect(() => publicNames('export * from "./a";')).toThrow(
      "index.ts: expected exports by name, got `export *`. Name them.",
    );
  });
});
