import { seededRandom } from "@attending/lib";
import type { Data } from "../data/data";
import { findExercise } from "../exercises";
import type { Answer, Exercise, Observation } from "../exercises/exercise";
import { type Counterexample, counterexampleOn } from "./counterexample";
import { type Evidence, type GradedExercise, gradeObservation } from "./grade-observation";
import { builtPairs, builtVariants, type Variants } from "./mistake-variants";
import {
  type Behaviour,
  mistakeShow,
  recogniseMistake,
  type ShowMistake,
} from "./recognise-mistake";
import { recognisePair, type ShowPair } from "./recognise-pair";
import { referenceAnswer } from "./reference-answer";
import { referenceOnLadder } from "./reference-on-ladder";
import { type SaidMistake, said, saidOfBoth } from "./said-mistake";

/** A mark, and the known mistake that the answer behaves like, or two at once. */
export interface Judged extends GradedExercise {
  readonly mistake: SaidMistake | null;
}

/** One exercise on one seed: all that submissions of a batch share. */
interface Sitting {
  readonly exercise: Exercise;
  readonly inputs: Data;
  reference?: Promise<Observation>;
  show?: ShowMistake;
  showBoth?: ShowPair;
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

  constructor(
    private readonly variantsOf: (exercise: Exercise) => Variants = builtVariants,
    private readonly pairsOf: (exercise: Exercise) => Variants = builtPairs,
  ) {}

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
    return { ...graded, mistake: await this.name(sitting, { observed, graded }, evidence) };
  }

  /** The known mistake that explains an answer, or two of which each explains a part. */
  private async name(
    sitting: Sitting,
    answer: Behaviour,
    evidence: Evidence,
  ): Promise<SaidMistake | null> {
    const { exercise } = sitting;
    sitting.show ??= mistakeShow(exercise, this.variantsOf, evidence);
    sitting.showBoth ??= mistakeShow(exercise, this.pairsOf, evidence);
    const { show, showBoth } = sitting;
    const mistake = await recogniseMistake(exercise, answer, show);
    if (mistake !== null) return said(mistake);
    const { reference } = evidence;
    const pair = await recognisePair(exercise, answer, { reference, show, showBoth });
    return pair && saidOfBoth(pair);
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
