import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Data } from "../data/data";
import { GraderFault } from "../judging/grader-fault";
import type { SubmissionResult } from "../report/result";
import { WorkerError } from "../sandbox/sandboxed-worker";
import { ControlRuns } from "./control-runs";
import type { ExerciseText } from "./exercise-texts";
import { gradeSubmission } from "./grade-submission";
import type { GradingRoom } from "./grading-room";
import { Slots } from "./slots";

const folder = mkdtempSync(join(tmpdir(), "attending-test-"));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, "a.ipynb");
writeFileSync(path, "{}");

const text: ExerciseText = {
  ...{ id: "01.1", notebook: "01-notes", symbol: "note", stub: "", reference: "", imports: [] },
  ...{
    title: "Notes",
    buildsOn: [],
    besides: [],
    assertions: [{ id: "x", claim: "It is.", kind: "shape", points: 7 }],
  },
};

/** What the compile worker says of a notebook with one answer. */
const compiled: Data = {
  ...{
    kind: "compiled",
    notebook: "01-notes",
    recognisedBy: "symbols",
    problems: [],
    thoughts: [],
  },
  fingerprints: [{ exercise: "01.1", hash: "ab".repeat(32), isReference: true }],
  answers: ["own", "own whole"].map((variant) => ({
    ...{ exercise: "01.1", symbol: "note", variant, status: "found", declaredIn: 1 },
    ...{ matchesReference: false, whole: false, notes: [], cells: [] },
  })),
};

/** A judge that nobody should ask, but for what is said here. */
const judgeWith = (parts: Partial<GradingRoom["judge"]> = {}): GradingRoom["judge"] => ({
  draw: () => Promise.reject(new Error("nobody draws here")),
  judge: () => Promise.reject(new Error("nobody judges here")),
  rungs: () => Promise.reject(new Error("nobody climbs here")),
  counterexample: () => Promise.reject(new Error("nobody looks for examples here")),
  ...parts,
});

/** The mark in a room of which some parts do not work. */
function markIn(parts: Partial<GradingRoom>): Promise<SubmissionResult> {
  const room: GradingRoom = {
    ...{ seed: "s", isolation: { kind: "none" }, limits: {}, texts: [text], prose: [] },
    ...{ fingerprint: "f", timeoutSeconds: 10 },
    supply: { folderOf: () => folder },
    judge: judgeWith(),
    compile: () => Promise.resolve(compiled),
    slots: new Slots(1),
    onStage: () => {},
    ...parts,
  };
  const file = { path, student: "a", studentFrom: "folder" };
  return gradeSubmission(room, new ControlRuns(room), file);
}

const gaveUp = () => new WorkerError("cpu", "exit code null");

describe("a fault of the grader", () => {
  it.each<[string, Partial<GradingRoom>, string]>([
    [
      "what nobody foresaw",
      { compile: () => Promise.reject(new TypeError("surprise")) },
      "surprise",
    ],
    [
      "a compile worker that gives up on a reference too",
      { compile: () => Promise.reject(gaveUp()) },
      "the compile worker does not get through a reference either",
    ],
    [
      "a compile worker that says it cannot",
      { compile: () => Promise.reject(new WorkerError("failed", "broken")) },
      "worker: expected an answer, got failed (broken).",
    ],
    [
      "a compile worker that says something else",
      { compile: () => Promise.resolve({ kind: "compiled" }) },
      'compile worker: expected a reply, got one that is wrong at "notebook"',
    ],
    [
      "a judge that dies",
      {
        judge: judgeWith({
          draw: () => Promise.reject(new GraderFault("the judge worker ended with SIGKILL")),
        }),
      },
      "the judge worker ended with SIGKILL",
    ],
    [
      "files that cannot be laid out for the sandbox",
      {
        judge: judgeWith({ draw: () => Promise.resolve([]) }),
        supply: {
          folderOf: () => {
            throw new Error("ENOSPC: no space left on device");
          },
        },
      },
      "ENOSPC: no space left on device",
    ],
  ])("is %s, and no mark", async (_, parts, message) => {
    expect(await markIn(parts)).toMatchObject({
      ...{ gradable: false, problem: { kind: "grader-fault", message } },
      ...{ score: 0, maxScore: 0, exercises: [], thoughts: [] },
    });
  });

  it("is not a file on which the compiler alone gives up", async () => {
    let asked = 0;
    const compile = () => {
      asked += 1;
      return asked === 1 ? Promise.reject(gaveUp()) : Promise.resolve(compiled);
    };
    expect(await markIn({ compile })).toMatchObject({
      gradable: false,
      problem: { kind: "unreadable", message: expect.stringContaining("within the limits") },
    });
    expect(asked).toBe(2);
  });
});

describe("what the compile worker finds beside code", () => {
  it("cannot name questions that the notebook does not ask, or one twice", async () => {
    const answers = ["01-q1", "01-q1", "../x"].map((id) => ({ id, answer: "yes" }));
    const questions = [{ id: "01-q1", cells: [] }];
    const missing = { ...compiled, thoughts: answers, answers: [] };
    const room = { prose: [{ notebook: "01-notes", questions, lines: [] }] };
    const result = await markIn({ ...room, texts: [], compile: () => Promise.resolve(missing) });
    expect(result.thoughts).toEqual([{ id: "01-q1", answer: "yes" }]);
  });

  it.each(["<b>", "AB".repeat(32), "ab"])("cannot have %j for a fingerprint", async (hash) => {
    const fingerprints = [{ exercise: "01.1", hash, isReference: false }];
    const result = await markIn({ compile: () => Promise.resolve({ ...compiled, fingerprints }) });
    expect(result.problem?.message).toContain('wrong at "fingerprints.0.hash"');
  });
});
