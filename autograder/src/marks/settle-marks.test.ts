import { describe, expect, it } from "vitest";
import { aResult, aSubmission } from "../report/fixtures/results";
import { parseLateRule, parseMoment } from "./late-rule";
import type { ManualRow } from "./manual-sheet";
import { type MarkSources, settleMarks, unknownTimeNote } from "./settle-marks";
import { readTimes, timesOfLayout } from "./submission-times";

const items = {
  exercises: new Map([
    ["01-note-generator", ["01.1"]],
    ["02-self-attention", ["02.1"]],
  ]),
  questions: new Map([["01-note-generator", ["01-q1"]]]),
};
const text = "2026-12-01T12:00:00Z";
const deadline = {
  at: parseMoment(text),
  text,
  rule: parseLateRule("linear:10"),
  graceMinutes: 0,
};
const sources = (other: Partial<MarkSources> = {}): MarkSources => ({
  ...{ rows: [], items, deadline: null, submittedAt: timesOfLayout },
  ...other,
});
const row = (line: number, other: Partial<ManualRow>): ManualRow => ({
  ...{ line, student: "anna", item: "", points: 1, maxPoints: null, comment: "" },
  ...other,
});
const batch = (...given: Parameters<typeof aSubmission>[0][]) =>
  aResult(given.map((each) => aSubmission({ score: 17, maxScore: 20, ...each })));

describe("settleMarks", () => {
  it("adds manual points, and takes the penalty from all points together", () => {
    const rows = [
      row(2, { item: "01-q1", points: 2, maxPoints: 3, comment: "Nice." }),
      row(3, { item: "01.1", points: -1 }),
      row(4, { item: "01", points: 0.5 }),
    ];
    const given = batch({ submittedAt: "2026-12-02T13:00:00Z" });
    const { result, strays } = settleMarks(given, sources({ rows, deadline }));
    // 17 + 2 - 1 + 0.5 = 18.5, two days begun: 3.7 less.
    expect(result.submissions[0]).toMatchObject({
      score: 17,
      maxScore: 20,
      manual: [
        { item: "01-q1", points: 2, maxPoints: 3, comment: "Nice." },
        { item: "01.1", points: -1, maxPoints: null, comment: "" },
        { item: "01", points: 0.5, maxPoints: null, comment: "" },
      ],
      late: { seconds: 90_000, penalty: 3.7 },
      finalScore: 14.8,
      finalMaxScore: 23,
    });
    expect(strays).toEqual([]);
    expect(settleMarks(result, sources({ rows, deadline })).result).toEqual(result);
  });

  it("takes back what a table no longer says", () => {
    const rows = [row(2, { points: 5 })];
    const given = batch({ submittedAt: "2026-12-02T13:00:00Z" });
    const { result } = settleMarks(given, sources({ rows, deadline }));
    expect(settleMarks(result, sources()).result).toEqual(
      batch({ submittedAt: "2026-12-02T13:00:00Z", finalScore: 17, finalMaxScore: 20 }),
    );
  });

  it("never ends below nothing", () => {
    const { result } = settleMarks(batch({}), sources({ rows: [row(2, { points: -30 })] }));
    expect(result.submissions[0]?.finalScore).toBe(0);
  });

  it.each([null, "2026-12-02T13:00:00", "soon"])(
    "costs nothing where the time is %s, and says so once",
    (submittedAt) => {
      const once = settleMarks(batch({ submittedAt }), sources({ deadline })).result;
      const [twice] = settleMarks(once, sources({ deadline })).result.submissions;
      expect(twice).toMatchObject({ late: null, finalScore: 17, notes: [unknownTimeNote] });
      const none = { ...deadline, rule: parseLateRule("none") };
      const [free] = settleMarks(once, sources({ deadline: none })).result.submissions;
      expect(free?.notes).toEqual([]);
    },
  );

  it("gives a mark by hand to what could not be graded", () => {
    const given = batch({ notebook: null, gradable: false, score: 0, maxScore: 0, exercises: [] });
    const { result, strays } = settleMarks(
      given,
      sources({ rows: [row(2, { points: 5, maxPoints: 7 })] }),
    );
    expect(result.submissions[0]).toMatchObject({
      gradable: false,
      finalScore: 5,
      finalMaxScore: 7,
    });
    expect(strays).toEqual([]);
  });

  it("gives a mark to each of a student's files of that notebook, and to no other's", () => {
    const given = batch(
      { file: "a1" },
      { file: "a2" },
      { file: "a3", notebook: "02-self-attention" },
      { file: "b", student: "ben" },
    );
    const { result } = settleMarks(given, sources({ rows: [row(2, { item: "01.1" })] }));
    expect(result.submissions.map(({ finalScore }) => finalScore)).toEqual([18, 18, 17, 17]);
  });

  it("says which rows found no place, and why", () => {
    const given = batch(
      { file: "a1" },
      { file: "a2", notebook: "02-self-attention" },
      { file: "b", student: "ben", notebook: null, gradable: false },
    );
    const rows = [
      row(2, { student: "\u001b[31manna" }),
      row(3, {}),
      row(4, { student: "ben", item: "01-q1" }),
    ];
    expect(settleMarks(given, sources({ rows })).strays).toEqual([
      'line 2: expected a student of this batch, got "\uFFFD[31manna".',
      'line 3: expected an item, since "anna" handed in 2 notebooks, got none. Likely fix: a notebook\'s number, such as 02.',
      'line 4: expected "ben" to have handed in a notebook with 01-q1 that can be read, got none. Likely fix: leave the item empty to mark all that was handed in.',
    ]);
  });
});

describe("readTimes", () => {
  const submission = aSubmission({ submittedAt: "2026-12-01T13:00:00.000Z" });

  it("counts before what the layout tells, for one notebook or all", () => {
    const at = readTimes(
      "student,submitted_at,item\nanna,2026-12-01T12:00:00+01:00,02\nanna,2026-12-01T10:00Z,\nben,,\n",
      "times.csv",
    );
    expect(at({ ...submission, notebook: "02-self-attention" })).toBe("2026-12-01T11:00:00.000Z");
    expect(at(submission)).toBe("2026-12-01T10:00:00.000Z");
    expect(at({ ...submission, student: "ben" })).toBe(submission.submittedAt);
  });

  it("refuses moments without a zone, with their lines", () => {
    expect(() => readTimes("student,submitted_at\nanna,2026-12-01T12:00\n", "times.csv")).toThrow(
      "times.csv: line 2: submitted_at expects a time zone too",
    );
  });
});
