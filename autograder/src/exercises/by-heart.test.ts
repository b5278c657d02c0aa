import { chooseBackend, seededRandom } from "@attending/lib";
import { beforeAll, describe, expect, it } from "vitest";
import { gradeObservation } from "../judging/grade-observation";
import { observe } from "../judging/judge-desk";
import { referenceAnswer } from "../judging/reference-answer";
import { findExercise } from "./index";

beforeAll(async () => {
  await chooseBackend({ force: "wasm", print: () => undefined });
});

/** The claims, with their points, that right answers to other inputs meet. */
async function metByHeart(id: string): Promise<string[]> {
  const exercise = findExercise(id);
  const answer = referenceAnswer(exercise);
  const [asked, known] = ["asked", "known"].map((name) =>
    exercise.draw(seededRandom(`${name} ${id}`)),
  );
  if (asked === undefined || known === undefined) throw new Error("nothing was drawn");
  const observed = await observe(exercise, answer, known);
  const reference = await observe(exercise, answer, asked);
  const { assertions } = gradeObservation(exercise, { inputs: asked, observed, reference });
  return assertions.filter(({ passed, maxPoints }) => passed && maxPoints > 0).map((a) => a.id);
}

/**
 * Whoever knows right answers by heart, but not what is asked, meets only what holds of every right
 * answer: its form, and properties that do not depend on the inputs. Notes drawn at random (01) are
 * right whichever they are.
 */
describe("right answers to other inputs", () => {
  const cases: readonly [id: string, met: readonly string[]][] = [
    ["02.1", ["rows", "hidden"]],
    ["02.2", ["parameters", "initial", "rows", "divisible"]],
    ["03.1", ["parameters", "normalised"]],
    ["03.2", ["parameters", "invariance", "order"]],
    ["04.1", ["progress"]],
    ["04.2", []],
    ["05.1", ["none"]],
    ["05.2", ["never"]],
    ["05.3", ["names", "progress"]],
    ["06.1", ["nothing"]],
    ["06.2", ["defaults"]],
    ["07.1", ["parameters"]],
    ["07.2", ["parameters"]],
    ["08.1", []],
    ["08.2", []],
    ["08.3", []],
    ["08.4", ["fractions"]],
    ["09.1", ["nothing"]],
    ["09.2", []],
    ["09.3", []],
    ["09.4", []],
    ["09.5", []],
    ["10.1", ["parameters"]],
    ["10.2", ["count"]],
    ["10.3", []],
    ["10.4", []],
    ["11.1", []],
    ["11.2", ["refused"]],
    ["12.1", ["refused"]],
    ["12.2", ["bins", "refused"]],
    ["12.3", ["refused"]],
    ["12.4", []],
  ];

  it.each(cases)("meet of %s only %j", async (id, met) => {
    expect(await metByHeart(id)).toEqual(met);
  });
});
