import { describe, expect, it } from "vitest";
import { foreignShorthands } from "./foreign-shorthands";

describe("foreignShorthands", () => {
  it("finds the names that another cell declares", () => {
    expect(foreignShorthands("f({ a, b: c, d });\nconst d = 1;")).toEqual(["a"]);
  });

  it.each([
    "const g = ({ a }: { a: number }) => ({ a });",
    'import { a } from "x";\nf({ a });',
    "const { a } = b;\nf({ a: a });",
  ])("finds none in %s", (cell) => expect(foreignShorthands(cell)).toEqual([]));
});
