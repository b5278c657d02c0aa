import { describe, expect, it } from "vitest";
import { describeFailure, isInterruption } from "./error-outputs";

const cell = { code: "const one = 1;\n\tconst two: string = 2;", name: "cell [7]" };
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters.
const plain = (lines: string[]): string[] => lines.map((line) => line.replace(/\x1b\[\d+m/g, ""));

describe("describeFailure", () => {
  it("shows a diagnostic with its line, and a caret that keeps a tab's width", () => {
    const report = describeFailure(
      [
        ["%s%d:%d - %s", "", 2, 8, "Type 'number' is not assignable to type 'string'."],
        ["%s%d:%d - %s", "", 2, 8, "A reason."],
      ],
      cell,
    );
    expect(report.ename).toBe("TypeScriptError");
    expect(report.evalue).toBe("Type 'number' is not assignable to type 'string'.");
    expect(plain(report.traceback)).toEqual([
      "TypeScript error in cell [7], line 2",
      "    2 | \tconst two: string = 2;",
      "      | \t      ^",
      "        Type 'number' is not assignable to type 'string'.",
      "        A reason.",
    ]);
  });

  it("puts the likely fix below TypeScript's words", () => {
    const python = { code: "const one = len(names);", name: "cell [2]" };
    const printed = ["%s%d:%d - %s", "", 1, 13, "Cannot find name 'len'."];
    expect(plain(describeFailure([printed], python).traceback).slice(-2)).toEqual([
      "        Cannot find name 'len'.",
      "        Likely fix: Python's `len(x)` is `x.length` here, and `x.shape[0]` of a tensor.",
    ]);
  });

  it("names the file of a diagnostic that is not in the cell", () => {
    const { traceback } = describeFailure([["%s%d:%d - %s", "names.ts ", 3, 5, "No."]], cell);
    expect(plain(traceback)).toEqual(["TypeScript error in names.ts, line 3", "        No."]);
  });

  it("keeps an error's name, message and cause", () => {
    const error = new RangeError("too long", { cause: "a note of 5 tokens" });
    error.stack = "RangeError: too long\n    at pad (cell [3]:4:9)\n    at node:internal/vm:1:1";
    expect(plain(describeFailure([[error]], cell).traceback)).toEqual([
      "RangeError: too long",
      "    at pad (cell [3], line 4)",
      "",
      "Caused by",
      "'a note of 5 tokens'",
    ]);
  });

  it("shortens the frames of packages, and shows no more than three", () => {
    const error = new Error("shapes differ");
    const frames = [1, 2, 3, 4, 5].map(
      (line) => `    at f (/home/x/node_modules/p/a.js:${line}:1)`,
    );
    error.stack = ["Error: shapes differ", ...frames, "    at cell [2]:9:1"].join("\n");
    expect(plain(describeFailure([[error]], cell).traceback).slice(1)).toEqual([
      "    at f (p/a.js:1:1)",
      "    at f (p/a.js:2:1)",
      "    at f (p/a.js:3:1)",
      "    at cell [2], line 9",
    ]);
  });

  it("shows whatever else was thrown", () => {
    expect(describeFailure([[{ code: 5 }]], cell)).toMatchObject({
      ename: "Thrown",
      evalue: "{ code: 5 }",
    });
    expect(describeFailure([[undefined]], cell).evalue).toBe("undefined");
    expect(describeFailure([], cell).ename).toBe("Thrown");
  });

  it("says how to mend an await that tslab takes for a call", () => {
    const { traceback } = describeFailure([[new ReferenceError("await is not defined")]], cell);
    expect(traceback.at(-1)).toBe(
      "Likely fix: put `await null;` on the first line of the cell, or name what you await.",
    );
  });

  it("tells an interruption from an error", () => {
    const printed = [[new Error("Interrupted asynchronously")]];
    expect(describeFailure(printed, cell).ename).toBe("Interrupted");
    expect(isInterruption(printed)).toBe(true);
    expect(isInterruption([[new Error("no")]])).toBe(false);
  });
});
