import { rmSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { hasBwrap } from "../src/sandbox/fixtures/bwrap-presence";
import { gradeFiles } from "./grading-command";
import { temporaryFolder, writeNotebook } from "./notebook-file";
import { rightAnswers } from "./right-answers";

const available = hasBwrap("grading");
const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true }));

/** Under one seed, so that a run fails for a reason. */
const grade = (path: string) => gradeFiles([path, "--seed", "bad-submissions"]);

describe.skipIf(!available)("slips that cost nothing", () => {
  it("grades the other cells when one has a syntax error, and says which", async () => {
    const cells = ["const broken = (;", ...rightAnswers("02-self-attention")];
    const path = writeNotebook(folder, "slip.ipynb", cells);
    const [submission] = (await grade(path)).result.submissions;
    expect(submission).toMatchObject({ score: 25, maxScore: 25 });
    expect(submission?.notes.join("\n")).toMatch(/^cell 1, line 1: /m);
  }, 60_000);

  it("takes the last of two declarations, and says so", async () => {
    const wrong = "function scaledDotProductAttention() { return {}; }";
    const path = writeNotebook(folder, "twice.ipynb", [
      wrong,
      ...rightAnswers("02-self-attention"),
    ]);
    const [submission] = (await grade(path)).result.submissions;
    expect(submission).toMatchObject({ score: 25, maxScore: 25 });
    expect(submission?.exercises[0]?.notes.join("\n")).toMatch(/cells 1 and 3/);
  }, 60_000);
});
