import type * as tf from "@tensorflow/tfjs";
import type { Data } from "../../../data/data";
import type { Answer, Observation } from "../../exercise";
import { attemptAwaiting, leaksOfAwaited } from "../../probing/attempt";
import { declaredAs } from "../../probing/declared-as";
import { append, copied } from "../../probing/own-list";
import { randomFrom } from "../../probing/random-from";
import { recordsToData, toData } from "../../probing/to-data";
import { watchProgress } from "../../probing/watched-progress";
import {
  loaderOf,
  WatchedLoader,
  WordSumClassifier,
  type WordSums,
} from "../../probing/word-sum-classifier";
import type { Inputs } from "./draw";
import type { Study } from "./study";

type Run = (options: object) => unknown;

const fields = ["name", "scores", "mean", "standardDeviation", "differences", "difference"];

export async function probe(answer: Answer, inputs: Inputs) {
  const { study, epochs, steady, rote, learning, ladder } = inputs;
  const run = (options: object) => (declaredAs(answer, "runAblationStudy") as Run)(options);
  const observation: Observation = {
    study: await attemptAwaiting(async () => {
      const { progress, told } = watchProgress();
      const data = await observed(run, study, { epochs, learningRate: 0.1, progress });
      return { ...data, told: told() };
    }),
    steady: await attemptAwaiting(() => observed(run, steady, { epochs: 1, learningRate: 1e-6 })),
    rote: await attemptAwaiting(() => observed(run, rote, { epochs: 2, learningRate: 0.05 })),
    budget: await attemptAwaiting(() => observed(run, ladder, { epochs, learningRate: 1.2e-3 })),
    defaults: await attemptAwaiting(() => observed(run, ladder)),
    learning: await attemptAwaiting(() =>
      observed(run, learning, { epochs: 3, learningRate: 0.2 }),
    ),
    leaks: await attemptAwaiting(async () => {
      const { options } = watched(firstOf(study));
      return leaksOfAwaited(() => run({ ...options, epochs: 1 }));
    }),
  };
  return observation;
}

/** What came back, and what was asked for on the way. */
async function observed(
  run: Run,
  study: Study,
  more: object = {},
): Promise<Readonly<Record<string, Data>>> {
  const { options, made, loaders, batches, asked } = watched(study);
  const results = recordsToData(await run({ ...options, ...more }), fields);
  // Training that nobody awaited goes on, and deals out further batches.
  const seen = { made: copied(made), loaders: copied(loaders) };
  return { results, ...seen, batches: copied(batches), asked: copied(asked) };
}

/** The options of a study that writes down each model and each loader that is made. */
function watched({ names, seeds, starts, train, validation, test }: Study) {
  const made: string[] = [];
  const loaders: number[] = [];
  const batches: number[] = [];
  const asked: Data[] = [];
  const placeOf = (seed: unknown): number => {
    const place = seeds.indexOf(Number(seed));
    if (place >= 0) return place;
    throw new Error(`Expected one of the seeds ${seeds.join(", ")}, got ${String(seed)}.`);
  };
  const makerOf = (name: string, variant: number) => (seed: unknown) => {
    const start = starts[variant]?.[placeOf(seed)];
    if (start === undefined) throw new Error(`There is no model for ${name}.`);
    const place = made.length;
    append(made, `${name}, seed ${String(seed)}`);
    append(asked, null);
    return new AskedModel(start, (weight) => {
      asked[place] = weight;
    });
  };
  const loadersFor = (seed: unknown) => {
    const place = placeOf(seed);
    const [notes, others] = [train[place], validation[place]];
    if (notes === undefined || others === undefined) throw new Error("There are no notes.");
    const run = batches.length;
    append(batches, 0);
    append(loaders, seeds[place] ?? 0);
    const shuffling = { shuffle: true, random: randomFrom(place + 1) };
    const watchedTrain = new WatchedLoader({ ...notes, ...shuffling }, () => {
      batches[run] = (batches[run] ?? 0) + 1;
    });
    return { train: watchedTrain, validation: loaderOf(others) };
  };
  const variants = new Map(names.map((name, variant) => [name, makerOf(name, variant)]));
  const options = { variants, seeds: [...seeds], loadersFor, test: loaderOf(test) };
  return { options, made, loaders, batches, asked };
}

/** A model that tells the weights with which it was last asked in `eval()` mode. */
class AskedModel extends WordSumClassifier {
  readonly #onAsked: (weight: Data) => void;

  constructor(start: WordSums, onAsked: (weight: Data) => void) {
    super(start);
    this.#onAsked = onAsked;
  }

  override forward(tokenIds: tf.Tensor2D): { logits: tf.Tensor2D } {
    if (!this.training) this.#onAsked(toData(this.weight));
    return super.forward(tokenIds);
  }
}

/** The baseline alone, with one seed. */
function firstOf({ names, seeds, ...study }: Study): Study {
  return { ...study, names: names.slice(0, 1), seeds: seeds.slice(0, 1) };
}
