import { seededRandom } from "@attending/lib";
import type { Data } from "../data/data";
import { findExercise } from "../exercises";
import type { Answer, Exercise, Observation } from "../exercises/exercise";
import { type Counterexample, counterexampleOn } from "./counterexample";
import { type GradedExercise, gradeObservation } from "./grade-observation";
import { builtVariants, type Variants } from "./mistake-variants";
import { mistakeShow, recogniseMistake, type ShowMistake } from "./recognise-mistake";
import { referenceAnswer } from "./reference-answer";
import { referenceOnLadder } from "./reference-on-ladder";

/** A mark, and the known mistake that the answer behaves like. */
export interface Judged extends GradedExercise {
  readonly mistake: { readonly id: string; readonly says: string } | null;
}

/** One exercise on one seed: all that submissions of a batch share. */
interface Sitting {
  readonly exercise: Exercise;
  readonly inputs: Data;
  reference?: Promise<Observation>;
  show?: ShowMistake;
}

/** Four batches of all exercises: a worker that stays up meets a new seed with each batch. */
const mostSittings = 64;

/**
 * Draws inputs and judges observations. Inputs, the reference's observations and those of the
 * known mistakes are made once for each exercise and seed.
 */
export class JudgeDesk {
  private readonly sittings = new Map<string, Sitting>();
  private readonly climbed = new Map<string, Promise<Observation>>();

  constructor(private readonly variantsOf: (exercise: Exercise) => Variants = builtVariants) {}

  /** The inputs that every answer to this exercise meets under this seed. */
  draw(exerciseId: string, seed: string): Data {
    return this.sitting(exerciseId, seed).inputs;
  }

  /**
   * @param names whether to look for a known mistake, which runs the variants once for each seed
   * @throws GraderFault when judge or reference fail
   */
  async judge(
    exerciseId: string,
    seed: string,
    observed: Observation,
    names = true,
  ): Promise<Judged> {
    const sitting = this.sitting(exerciseId, seed);
    const { exercise, inputs } = sitting;
    sitting.reference ??= observe(exercise, referenceAnswer(exercise), inputs);
    const evidence = { inputs, observed, reference: await sitting.reference };
    const graded = gradeObservation(exercise, evidence);
    if (graded.status === "full" || !names) return { ...graded, mistake: null };
    sitting.show ??= mistakeShow(exercise, this.variantsOf(exercise), evidence);
    const mistake = await recogniseMistake(exercise, { observed, graded }, sitting.show);
    return { ...graded, mistake: mistake && { id: mistake.id, says: mistake.says } };
  }

  /** Small inputs to try an answer on, the same for every seed. None where there is no ladder. */
  rungs(exerciseId: string): readonly Data[] {
    return findExercise(exerciseId).ladder?.rungs() ?? [];
  }

  /** The first rung on which the answer went wrong, in words; null where none is known. */
  async counterexample(exerciseId: string, observed: Observation): Promise<Counterexample | null> {
    const exercise = findExercise(exerciseId);
    if (exercise.ladder === undefined) return null;
    const reference = this.climbed.get(exerciseId) ?? referenceOnLadder(exercise);
    this.climbed.set(exerciseId, reference);
    return counterexampleOn(exercise.ladder, observed, await reference);
  }

  private sitting(exerciseId: string, seed: string): Sitting {
    const key = `${exerciseId}/${seed}`;
    const known = this.sittings.get(key);
    if (known !== undefined) return known;
    const exercise = findExercise(exerciseId);
    // Each exercise has its own stream: leaving one out changes no other's inputs.
    const inputs = exercise.draw(seededRandom(key));
    const sitting: Sitting = { exercise, inputs };
    this.sittings.set(key, sitting);
    const [oldest] = this.sittings.keys();
    if (this.sittings.size > mostSittings && oldest !== undefined) this.sittings.delete(oldest);
    return sitting;
  }
}

/** Runs an exercise's probe on an answer, in this process. Only for code that is trusted. */
export async function observe(
  exercise: Exercise,
  answer: Answer,
  inputs: Data,
): Promise<Observation> {
  return exercise.probe(answer, inputs);
}
