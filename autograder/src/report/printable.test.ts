import { expect, it } from "vitest";
import { printable } from "./printable";

it("shows no control, colour or direction characters", () => {
  expect(printable("a\u001b[31mred\u0007 \u202Egnp.exe")).toBe(
    "a\uFFFD[31mred\uFFFD \uFFFDgnp.exe",
  );
});

it("folds white space and cuts what is too long", () => {
  expect(printable("one\n\n  two\tthree")).toBe("one two three");
  expect(printable("x".repeat(500))).toBe(`${"x".repeat(400)}…`);
});
