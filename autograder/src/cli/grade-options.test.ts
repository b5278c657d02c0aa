import { describe, expect, it } from "vitest";
import { parseGradeOptions } from "./grade-options";

describe("parseGradeOptions", () => {
  it("reads every option", () => {
    const options = parseGradeOptions(
      [
        "a",
        "b",
        "--json",
        "-",
        "--out",
        "reports",
        "--jobs",
        "3",
        "--seed",
        "s-1",
        "--isolation",
        "none",
      ].concat(
        ["--timeout", "2", "--gradescope", "g.json", "--prairielearn", "p.json"],
        ["--resume", "--notebook", "02"],
      ),
    );
    expect(options).toEqual({
      paths: ["a", "b"],
      json: "-",
      out: "reports",
      gradescope: "g.json",
      prairielearn: "p.json",
      resume: true,
      queue: null,
      jobs: 3,
      seed: "s-1",
      isolation: "none",
      notebook: "02",
      timeoutSeconds: 2,
      help: false,
      replay: null,
      marks: { manual: null, roster: null, submittedAt: null, deadline: null },
    });
  });

  it.each([
    [[], "grade: expected at least one notebook or folder, got none."],
    [["a", "--resume"], "--resume expects --out DIR, the folder of the batch, got none."],
    [["a", "--roster", "r.csv"], "--roster expects --out DIR, where the gradebooks go, got none."],
    [
      ["a", "--queue", "redis://h", "--notebook", "02"],
      "--notebook and --queue do not go together",
    ],
    [["a", "--jobs", "0"], '--jobs expects a whole number from 1 to 256, got "0"'],
    [["a", "--jobs", "1.5"], '--jobs expects a whole number from 1 to 256, got "1.5"'],
    [["a", "--timeout", ""], '--timeout expects a whole number from 1 to 3600, got ""'],
    [["a", "--timeout", "2.5"], '--timeout expects a whole number from 1 to 3600, got "2.5"'],
    [["a", "--isolation", "some"], 'expects one of auto, bwrap, container, uid, none, got "some"'],
    [["a", "--notebook", "2"], "--notebook expects a notebook's number or name, like 02"],
    [["a", "--seed", "../x"], "--seed expects up to 64 letters"],
    [["--replay", "r.json", "--seed", "x"], "--replay takes all from the report but PATH, --jobs"],
    [["a", "--nonsense"], "Unknown option '--nonsense'"],
  ])("refuses %j", (args, message) => {
    expect(() => parseGradeOptions(args)).toThrow(message);
  });
});
