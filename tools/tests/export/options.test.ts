import { expect, it } from "vitest";
import { exportOptions } from "../../src/export/options";

it("draws a seed for each export, and writes where one expects it", () => {
  const first = exportOptions(["gradescope"]);
  const second = exportOptions(["gradescope"]);
  expect(first).toMatchObject({ platform: "gradescope", notebook: null, out: "autograder.zip" });
  if (first === "help" || second === "help") throw new Error("expected options");
  expect(first.seed).toMatch(/^[0-9a-f]{16}$/);
  expect(first.seed).not.toBe(second.seed);
});

it.each([
  [[], "export: expected gradescope, prairielearn, github-classroom, got nothing."],
  [["canvas"], "got canvas"],
  [["github-classroom"], "expected --repository owner/name, where the course is, got none."],
  [["gradescope", "--notebook", "2"], "--notebook expects a word like"],
  [["gradescope", "--seed", "a b"], "--seed expects a word like"],
  [["prairielearn", "--image", "a;rm"], "--image expects a word like"],
  [["github-classroom", "--repository", "a/b", "--ref", "$(id)"], "--ref expects a word like"],
])("refuses %j", (args, says) => {
  expect(() => exportOptions(args)).toThrow(says);
});
