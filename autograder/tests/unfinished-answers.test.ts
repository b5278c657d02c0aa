import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBwrap } from "../src/sandbox/fixtures/bwrap-presence";
import { type GradingReport, gradeFiles } from "./grading-command";
import { temporaryFolder, writeNotebook } from "./notebook-file";
import { rightAnswers } from "./right-answers";
import { unfinishedAnswers } from "./unfinished-answers";

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(!hasBwrap("grading"))("answers that are half right", () => {
  let report: GradingReport;

  beforeAll(async () => {
    for (const { name, notebook, cells } of unfinishedAnswers) {
      const [imports = "", first = "", second = ""] = rightAnswers(notebook);
      writeNotebook(folder, `${name}.ipynb`, cells([imports, first, second]));
    }
    report = await gradeFiles([folder, "--seed", "unfinished-answers"]);
  }, 300_000);

  it.each(unfinishedAnswers)("$name: half of the points", (answer) => {
    const submission = report.result.submissions.find(({ file }) =>
      file.endsWith(`/${answer.name}.ipynb`),
    );
    const own = submission?.exercises.find(({ id }) => id === answer.exercise);
    const lost = own?.assertions.filter(({ passed, maxPoints }) => !passed && maxPoints > 0) ?? [];
    expect(lost.map(({ id }) => id)).toEqual(answer.loses);
    expect(own?.status).toBe("partial");
    const words = [
      own?.mistake?.says,
      ...(own?.notes ?? []),
      ...lost.map(({ message }) => message),
    ];
    expect(words.join("\n")).toMatch(answer.says);
  });
});
