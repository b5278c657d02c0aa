import { expect, it } from "vitest";
import { releaseOptions } from "./release-options";

const course = ["01-first", "02-second", "03-third"];

it("takes all notebooks, and gives no answer, unless it is told otherwise", () => {
  expect(releaseOptions(["out"], course)).toEqual({ folder: "out", notebooks: course, given: [] });
});

it("reads numbers in any order, with spaces", () => {
  const options = releaseOptions(["out", "--notebooks", "03, 01", "--given=02,01"], course);
  expect(options).toEqual({
    folder: "out",
    notebooks: ["01-first", "03-third"],
    given: ["01-first", "02-second"],
  });
});

it.each([
  [[], "release: expected one folder, got none."],
  [["a", "b"], "release: expected one folder, got a b."],
  [["out", "--given", "07"], "release: expected numbers of 01, 02, 03, got 07."],
  [["out", "--graded"], "release: expected the flags below, got Unknown option '--graded'"],
])("refuses %j", (args, message) => {
  expect(() => releaseOptions(args, course)).toThrow(message);
});
