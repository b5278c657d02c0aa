import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readExerciseTexts } from "../dist/grading/exercise-texts";
import { applyEdits } from "../src/declarations";
import { exercises, findExercise } from "../src/exercises";
import { hasBwrap } from "../src/sandbox/fixtures/bwrap-presence";
import { type GradingReport, gradeFiles } from "./grading-command";
import { temporaryFolder, writeNotebook } from "./notebook-file";
import { rightAnswers } from "./right-answers";
import { isWholeRun } from "./whole-run";

const texts = readExerciseTexts();

/** Of each exercise; every mistake is also made without a sandbox, in `exercises.test.ts`. */
const mostMistakes = isWholeRun ? Infinity : 3;

/** Known mistakes of every exercise, made in a notebook that is right otherwise. */
const mistaken = exercises.flatMap(({ card, mistakes }) =>
  mistakes.slice(0, mostMistakes).map((mistake) => {
    const text = texts.find(({ id }) => id === card.id);
    if (text === undefined) throw new Error(`${card.id} is not built`);
    const wrong = applyEdits(text.reference, mistake.edits);
    const cells = rightAnswers(card.notebook).map((cell) =>
      cell === text.reference ? wrong : cell,
    );
    return { exercise: card.id, mistake: mistake.id, cells };
  }),
);

/** Two mistakes at once. */
const twice: readonly (readonly [exercise: string, first: string, second: string])[] = [
  ["02.2", "query-as-key", "mask-not-passed"],
  ["05.3", "macro-for-micro", "population-deviation"],
  ["06.1", "no-eval-mode", "recall-for-f1"],
];
const mistakenTwice = twice.map(([exercise, ...ids]) => {
  const text = texts.find(({ id }) => id === exercise);
  const { card, mistakes } = findExercise(exercise);
  const edits = mistakes.filter(({ id }) => ids.includes(id)).flatMap((made) => made.edits);
  const wrong = applyEdits(text?.reference ?? "", edits);
  const cells = rightAnswers(card.notebook).map((cell) =>
    cell === text?.reference ? wrong : cell,
  );
  return { exercise, ids, cells };
});

const available = hasBwrap("grading");
const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(!available)("each known mistake in a notebook that is handed in", () => {
  let report: GradingReport;

  beforeAll(async () => {
    for (const { exercise, mistake, cells } of mistaken) {
      writeNotebook(folder, `${exercise} ${mistake}.ipynb`, cells);
    }
    for (const { exercise, ids, cells } of mistakenTwice) {
      writeNotebook(folder, `${exercise} ${ids.join(" and ")}.ipynb`, cells);
    }
    // A fixed seed: the mistakes of random functions are recognised by frequencies.
    report = await gradeFiles([folder, "--seed", "known-mistakes"]);
  }, 600_000);

  it.each(mistaken)("$exercise $mistake costs its points only, and is named", (made) => {
    const submission = report.result.submissions.find(({ file }) =>
      file.endsWith(`/${made.exercise} ${made.mistake}.ipynb`),
    );
    const own = submission?.exercises.find(({ id }) => id === made.exercise);
    expect(own?.points).toBeLessThan(own?.maxPoints ?? 0);
    expect(own).toMatchObject({ mistake: { id: made.mistake } });
    const others = submission?.exercises.filter(({ id }) => id !== made.exercise) ?? [];
    expect(others.map(({ status }) => status)).toEqual(others.map(() => "full"));
  });

  it.each(mistakenTwice)("$exercise $ids are both named", ({ exercise, ids }) => {
    const submission = report.result.submissions.find(({ file }) =>
      file.endsWith(`/${exercise} ${ids.join(" and ")}.ipynb`),
    );
    const own = submission?.exercises.find(({ id }) => id === exercise);
    expect(own?.mistake?.both?.map(({ id }) => id)).toEqual(ids);
    expect(own?.mistake?.says).toMatch(/^Two mistakes at once\. .+ And: .+/);
  });
});
