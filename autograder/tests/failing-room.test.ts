import { rmSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { gradeBatch } from "../dist/grading/grade-batch";
import { hasBwrap } from "../src/sandbox/fixtures/bwrap-presence";
import { temporaryFolder, writeNotebook } from "./notebook-file";
import { rightAnswers } from "./right-answers";

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true }));

it.skipIf(!hasBwrap("grading"))(
  "blames itself, not the learner, where no process can start",
  async () => {
    const path = writeNotebook(folder, "a.ipynb", rightAnswers("02-self-attention"));
    const { submissions } = await gradeBatch([{ path, student: "a", studentFrom: "folder" }], {
      isolation: "bwrap",
      jobs: 1,
      // No limit that the kernel takes: each probe process ends before it begins.
      timeoutSeconds: 0.5,
    });
    expect(submissions[0]).toMatchObject({
      gradable: false,
      problem: {
        kind: "grader-fault",
        message: "02.1: the reference does not get through here either",
      },
    });
  },
);
