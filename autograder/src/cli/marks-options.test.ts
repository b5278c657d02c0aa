import { describe, expect, it } from "vitest";
import { readMarksOptions } from "./marks-options";

describe("readMarksOptions", () => {
  it("reads nothing as nothing", () => {
    expect(readMarksOptions({})).toEqual({
      ...{ manual: null, roster: null, submittedAt: null, deadline: null },
    });
  });

  it("reads every option", () => {
    const deadline = "2026-12-01T23:59:00+01:00";
    expect(
      readMarksOptions({
        ...{ manual: "m.csv", roster: "r.csv", deadline, late: "linear:10", grace: "15" },
        "submitted-at": "mtime",
      }),
    ).toEqual({
      manual: "m.csv",
      roster: "r.csv",
      submittedAt: "mtime",
      deadline: {
        at: Date.UTC(2026, 11, 1, 22, 59),
        text: deadline,
        rule: { kind: "linear", percentPerDay: 10 },
        graceMinutes: 15,
      },
    });
  });

  it.each([
    [{ late: "zero" }, "--late expects --deadline too, got none."],
    [{ grace: "5" }, "--grace expects --deadline too, got none."],
    [{ deadline: "2026-12-01T23:59" }, "grade: --deadline expects a time zone too, got"],
    [
      { deadline: "2026-12-01T23:59Z", late: "half" },
      "grade: --late expects none, zero, or linear",
    ],
    [{ deadline: "2026-12-01T23:59Z", grace: "-1" }, 'whole number of minutes, got "-1".'],
  ])("refuses %j", (values, message) => {
    expect(() => readMarksOptions(values)).toThrow(message);
  });
});
