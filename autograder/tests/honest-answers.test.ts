import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBwrap } from "../src/sandbox/fixtures/bwrap-presence";
import { type GradingReport, gradeFiles } from "./grading-command";
import { honestAnswers, unfinishedAnswers } from "./honest-answers";
import { temporaryFolder, writeNotebook } from "./notebook-file";
import { rightAnswers } from "./right-answers";

const available = hasBwrap("grading");
const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true }));

const all = [...honestAnswers, ...unfinishedAnswers];

describe.skipIf(!available)("answers that are written in another way", () => {
  let report: GradingReport;
  const exercisesOf = (answer: { readonly notebook: string; readonly name: string }) =>
    report.result.submissions.find(({ file }) =>
      file.endsWith(`/${answer.notebook} ${answer.name}.ipynb`),
    )?.exercises ?? [];

  beforeAll(async () => {
    for (const { name, notebook, cells } of all) {
      const [imports = "", first = "", second = ""] = rightAnswers(notebook);
      const file = `${notebook} ${name}.ipynb`;
      writeNotebook(folder, file, cells([imports, first, second]));
    }
    // A fixed seed: a weight whose gradient is as small as Adam's epsilon differs under a few seeds.
    report = await gradeFiles([folder, "--seed", "honest-answers"]);
  }, 300_000);

  it.each(honestAnswers)("$name: full marks", (answer) => {
    const failed = exercisesOf(answer).flatMap(({ assertions, notes }) => {
      const lost = assertions.filter(({ passed, maxPoints }) => !passed && maxPoints > 0);
      return lost.length > 0 ? [...lost, ...notes] : [];
    });
    expect(failed).toEqual([]);
    expect(exercisesOf(answer)).toHaveLength(2);
  });

  it.each(unfinishedAnswers)("$name: half of them", (answer) => {
    const own = exercisesOf(answer).find(({ id }) => id === answer.exercise);
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
