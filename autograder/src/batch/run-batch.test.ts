import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import type { GradeAll } from "../grading/grade-batch";
import { keyIn } from "../grading/grade-submission";
import { aSubmission } from "../report/fixtures/results";
import type { SubmissionFile } from "../submissions/submission";
import { type RunOptions, runBatch } from "./run-batch";

const root = mkdtempSync(join(tmpdir(), "attending-run-"));
afterAll(() => rmSync(root, { recursive: true }));

const fingerprint = "f".repeat(64);

function handedIn(student: string, text = student): SubmissionFile {
  const read = async () => ({ kind: "bytes", bytes: Buffer.from(text) }) as const;
  return { path: `${student}.ipynb`, student, studentFrom: "file name", read };
}

/** Gives a point for each letter; `graded` says whose turn it was. */
function grader(graded: string[], stopAfter = Number.POSITIVE_INFINITY): GradeAll {
  return async (files, seed, onResult) => {
    for (const file of files) {
      if (graded.length === stopAfter) throw new Error("killed");
      const read = await file.read?.();
      if (read?.kind !== "bytes") throw new Error("no bytes");
      const at = { fingerprint, seed, isolation: { kind: "bwrap" }, timeoutSeconds: 10 } as const;
      const key = keyIn(at, file, read.bytes);
      graded.push(file.student);
      onResult(file, aSubmission({ key, file: file.path, student: file.student }));
    }
  };
}

function options(out: string, gradeAll: GradeAll, resume = true): RunOptions {
  return {
    ...{ out, resume, seed: null, timeoutSeconds: 10, notebook: null, fingerprint, gradeAll },
    ...{ isolationKind: async () => "bwrap", onSubmission: () => {}, warn: () => {} },
  };
}

it("grades after an interruption only what is left, under the same seed, to the same result", async () => {
  const out = join(root, "interrupted");
  const files = ["ann", "bob", "cat"].map((student) => handedIn(student));
  const before: string[] = [];
  await expect(runBatch(files, options(out, grader(before, 2)))).rejects.toThrow("killed");
  const after: string[] = [];
  const resumed = await runBatch(files, options(out, grader(after)));
  expect([before, after]).toEqual([["ann", "bob"], ["cat"]]);
  const whole = await runBatch(files, {
    ...options(join(root, "whole"), grader([])),
    seed: resumed.seed,
  });
  expect(resumed).toEqual(whole);
});

it("grades again what has changed, and nothing else; what the key leaves out is as it is now", async () => {
  const out = join(root, "changed");
  await runBatch([handedIn("ann"), handedIn("bob")], options(out, grader([])));
  const graded: string[] = [];
  const again = [
    { ...handedIn("bob"), studentFrom: "folder", submittedAt: "2026-01-02T03:04:05.000Z" },
    handedIn("ann", "ann, mended"),
  ];
  const { submissions } = await runBatch(again, options(out, grader(graded)));
  expect(graded).toEqual(["ann"]);
  expect(submissions.map(({ student }) => student)).toEqual(["bob", "ann"]);
  expect(submissions[0]).toMatchObject({
    studentFrom: "folder",
    submittedAt: "2026-01-02T03:04:05.000Z",
  });
});

it("grades all again where the grader has changed", async () => {
  const out = join(root, "other-grader");
  await runBatch([handedIn("ann")], options(out, grader([])));
  const graded: string[] = [];
  const other = { ...options(out, grader(graded)), fingerprint: "e".repeat(64) };
  await runBatch([handedIn("ann")], other);
  expect(graded).toEqual(["ann"]);
});

it("tells how many were known", async () => {
  const out = join(root, "told");
  await runBatch([handedIn("ann")], options(out, grader([])));
  const told: number[][] = [];
  await runBatch([handedIn("ann"), handedIn("bob")], {
    ...options(out, grader([])),
    onSubmission: (...numbers) => told.push(numbers),
  });
  expect(told).toEqual([[2, 2, 1]]);
});
