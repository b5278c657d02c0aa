import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { anAssertion, anExercise, aResult, aSubmission } from "../report/fixtures/results";
import type { SubmissionResult } from "../report/result";
import { renderJson } from "../report/write-json";
import { findAgain } from "./find-again";
import { readReport } from "./read-report";
import { renderReplay, replayReport } from "./replay-report";

const folder = mkdtempSync(join(tmpdir(), "attending-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

const before = aSubmission({ contentHash: "aa" });
const replayed = (now: SubmissionResult | undefined, old = before) =>
  replayReport(aResult([old]), () => now)[0];

describe("replayReport", () => {
  it("finds the same verdicts in spite of other words, times, marks by hand and lateness", () => {
    const exercises = [
      anExercise({
        notes: ["cell 3 is run"],
        assertions: [anAssertion({ message: "other words" })],
      }),
    ];
    const late = { seconds: 1, penalty: 1, rule: "zero" };
    const now = { ...before, exercises, seconds: 17, finalScore: 0, late, key: "k" };
    expect(replayed(now)).toMatchObject({ outcome: "same", isSameFile: true, changes: [] });
  });

  it("names each verdict that is not what it was", () => {
    const exercises = [
      anExercise({
        ...{ points: 0, status: "wrong", mistake: { id: "no-seed", says: "x" } },
        assertions: [anAssertion({ passed: false, points: 0 })],
      }),
      anExercise({ id: "01.2" }),
    ];
    const now = { ...before, score: 0, exercises, contentHash: "bb" };
    const found = replayed(now);
    expect(found).toMatchObject({ outcome: "differs", isSameFile: false });
    expect(renderReplay(found ? [found] : [])).toBe(
      `anna.ipynb: other verdicts; the file has CHANGED since
  submission: 01-note-generator, 1 of 1 points → 01-note-generator, 0 of 1 points
  01.1: 1 of 1 points, full → 0 of 1 points, wrong, mistake no-seed
  01.1 shape (A note has four labels.): holds, 1 of 1 → fails, 0 of 1
  01.2: not there → 1 of 1 points, full

1 replayed: 0 the same, 1 different, 0 not found, 0 with a fault of the grader
`,
    );
  });

  it.each([
    [
      "points with own answers",
      { carriedForward: { replaced: ["01.0"], pointsWithOwnAnswers: 0 } },
    ],
    ["a flag", { matchesReference: true }],
    ["a status", { status: "partial" as const }],
  ])("sees that %s changed", (_, other) => {
    expect(replayed({ ...before, exercises: [anExercise(other)] })?.changes).toHaveLength(1);
  });

  it("does not take its own fault for another verdict", () => {
    const problem = { kind: "grader-fault", message: "no room\u001b[2J" } as const;
    const found = replayed({ ...before, gradable: false, problem, exercises: [] });
    expect(found).toMatchObject({ outcome: "fault" });
    expect(renderReplay(found ? [found] : [])).toContain(
      "could not be graded again\n  no room\uFFFD[2J\n",
    );
  });

  it("says where a file is missing, or cannot be compared", () => {
    expect(replayed(undefined)).toMatchObject({ outcome: "missing" });
    const unknown = replayed(before, aSubmission());
    expect(unknown).toMatchObject({ outcome: "same", isSameFile: null });
    expect(renderReplay(unknown ? [unknown] : [])).toContain(
      "whether the file is the same cannot be known",
    );
  });
});

describe("readReport", () => {
  const write = (text: string): string => {
    const file = join(folder, "report.json");
    writeFileSync(file, text);
    return file;
  };
  const report = aResult([before]);

  it("reads what the grader writes", () => {
    expect(readReport(write(renderJson(report)))).toEqual(report);
  });

  it.each([
    ["no JSON", "{", "got no JSON. Likely fix: result.json."],
    ["another file", '{"cells": []}', "got something else at schema."],
    [
      "a number that became a word",
      renderJson(report).replace('"score": 1', '"score": "1"'),
      "at submissions.0.score.",
    ],
    [
      "a key more",
      renderJson(report).replace('"score": 1', '"score": 1, "bonus": 2'),
      "got keys that it does not have.",
    ],
  ])("refuses %s", (_, text, message) => {
    expect(() => readReport(write(text))).toThrow(message);
  });

  it("says where there is none", () => {
    expect(() => readReport(join(folder, "nowhere.json"))).toThrow("found nothing there.");
  });
});

describe("findAgain", () => {
  const find = (file: string, among: readonly string[] | null) =>
    findAgain(join(folder, "report.json"), among)(aSubmission({ file }));

  it("looks from the report's folder too", () => {
    writeFileSync(join(folder, "here.ipynb"), "");
    expect(find("here.ipynb", null)).toBe(join(folder, "here.ipynb"));
    expect(find("not-here.ipynb", null)).toBeUndefined();
  });

  it("takes the file whose path ends most like the reported one, if there is one", () => {
    const among = ["new/anna/02.ipynb", "new/ben/02.ipynb", "new/ben/01.ipynb"];
    expect(find("old/ben/02.ipynb", among)).toBe("new/ben/02.ipynb");
    expect(find("old/carl/02.ipynb", among)).toBeUndefined();
    expect(find("01.ipynb", among)).toBe("new/ben/01.ipynb");
    expect(find("03.ipynb", among)).toBeUndefined();
  });
});
