import type { Random } from "@attending/lib";
import type { Data } from "../data/data";

/** What an exercise says of itself: read by the grader, the course and `docs/api.md`. */
export interface ExerciseCard {
  /** Notebook number, a dot, and its place there: `02.1`. */
  readonly id: string;
  /** File name without ending: `02-self-attention`. */
  readonly notebook: string;
  readonly title: string;
  /** The name that the learner declares and that is graded. */
  readonly symbol: string;
  /** Where the reference is written: `lib/src/layers/attention.ts`. */
  readonly from: string;
  readonly goal: string;
  readonly difficulty: 1 | 2 | 3;
  readonly minutes: number;
  /** Earlier exercises of the same notebook whose answers this one is run with. */
  readonly buildsOn: readonly string[];
  /** Names of `@attending/lib` that the learner's code may import here. All others are absent. */
  readonly supplies: readonly string[];
  /** Markdown for `docs/api.md`: signature, keys and shapes of what comes back, parameter names. */
  readonly contract: string;
  readonly assertions: readonly AssertionCard[];
}

export interface AssertionCard {
  readonly id: string;
  readonly kind: "shape" | "closeness" | "property" | "metric" | "type" | "advice";
  /** What it is worth. An exercise is worth the sum; advice is worth 0. */
  readonly points: number;
  /** Keeps its details from learners: their page says only whether it holds. */
  readonly hidden?: true;
  /** The sentence that holds when it passes: "Each row of the weights sums to 1." */
  readonly claim: string;
}

/** Makes the inputs of one run from a seed. Runs in the trusted process only. */
export type Draw<Inputs extends Data> = (random: Random) => Inputs;

/** What a learner declared, by symbol. Nothing about the values is known. */
export type Answer = Readonly<Record<string, unknown>>;

/** Runs beside the learner's code. Uses `attempt`, so that one throw costs one observation. */
export type Probe<Inputs extends Data> = (
  answer: Answer,
  inputs: Inputs,
) => Observation | Promise<Observation>;

/** What was seen, by the name of the experiment. */
export type Observation = Readonly<Record<string, Attempt>>;

export type Attempt = { readonly returned: Data } | { readonly threw: Thrown };

/** An error from a learner's code, as data. `stack` is never shown before it was mapped to cells. */
export interface Thrown {
  readonly name: string;
  readonly message: string;
  readonly stack: string;
}

/** Runs in the trusted process only. `reference` is the same probe, run there on lib's implementation. */
export type Judge<Inputs extends Data> = (seen: {
  readonly inputs: Inputs;
  readonly observed: Observation;
  readonly reference: Observation;
}) => Verdicts;

/** By assertion id. What a judge leaves out counts as failed. */
export type Verdicts = Readonly<Record<string, Verdict>>;

export type Verdict =
  | { readonly passed: true }
  | {
      readonly passed: false;
      /** For the learner: what is wrong, and the likely cause. */
      readonly message: string;
      readonly expected: string;
      readonly observed: string;
    };

/** A small wrong variant of the reference, written as edits of its source. */
export interface KnownMistake {
  /** Kebab-case: `no-scaling`. */
  readonly id: string;
  /** For the learner, of their code: "The scores are not divided by √dHead." */
  readonly says: string;
  /** Each `replace` stands exactly once in the reference's declaration. */
  readonly edits: readonly { readonly replace: string; readonly with: string }[];
  /** The assertion that must fail. */
  readonly caughtBy: string;
}

/** Tries one small input beside the learner's code. What it throws is seen as well. */
export type TryOut<Rung extends Data> = (answer: Answer, rung: Rung) => Data | Promise<Data>;

/**
 * Small inputs from simple to involved: the first on which an answer goes wrong is shown to the
 * learner as a counterexample. It knows nothing of a batch's seed.
 */
export interface Ladder<Rung extends Data = Data> {
  readonly rungs: () => readonly Rung[];
  /** The only part that goes into the sandbox, in a file of its own: `try-out.ts`. */
  readonly tryOut: TryOut<Rung>;
  /** The input as a learner would write it down: `query [queryLen 1, dHead 2] = [[1, 0]]`. */
  readonly inWords: (rung: Rung) => string;
  /** The axes of what comes back, by field. */
  readonly axes: Readonly<Record<string, readonly string[]>>;
  /** For random functions, which need not do what the reference does: what is wrong, or null. */
  readonly fault?: (rung: Rung, observed: Data) => Difference | null;
}

/** What should have come back, and what did, in words. */
export interface Difference {
  readonly expected: string;
  readonly observed: string;
}

export interface Exercise<Inputs extends Data = Data> {
  readonly card: ExerciseCard;
  readonly draw: Draw<Inputs>;
  readonly probe: Probe<Inputs>;
  readonly judge: Judge<Inputs>;
  readonly mistakes: readonly KnownMistake[];
  readonly ladder?: Ladder;
  /** How feedback recognises a known mistake: equal outputs, or (random functions) equal verdicts. */
  readonly recognisedBy: "outputs" | "verdicts";
}
