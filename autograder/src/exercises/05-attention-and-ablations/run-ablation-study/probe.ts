import type { Data } from "../../../data/data";
import type { Answer, Observation } from "../../exercise";
import { attemptAwaiting, leaksOfAwaited } from "../../probing/attempt";
import { declaredAs } from "../../probing/declared-as";
import { randomFrom } from "../../probing/random-from";
import { recordsToData } from "../../probing/to-data";
import { loaderOf, WatchedLoader, WordSumClassifier } from "../../probing/word-sum-classifier";
import type { Inputs, Study } from "./draw";

type Run = (options: object) => unknown;

const fields = ["name", "scores", "mean", "standardDeviation", "differences", "difference"];

export async function probe(answer: Answer, { study, epochs, learning }: Inputs) {
  const run = (options: object) => (declaredAs(answer, "runAblationStudy") as Run)(options);
  const observation: Observation = {
    study: await attemptAwaiting(() => observed(run, study, { epochs, learningRate: 0.1 })),
    defaults: await attemptAwaiting(() => observed(run, firstOf(study), { learningRate: 0.1 })),
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
async function observed(run: Run, study: Study, more: object): Promise<Data> {
  const { options, made, loaders, batches } = watched(study);
  const results = await run({ ...options, ...more });
  return { results: recordsToData(results, fields), made, loaders, batches };
}

/** The options of a study that writes down each model and each loader that is made. */
function watched({ names, seeds, starts, train, validation, test }: Study) {
  const made: string[] = [];
  const loaders: number[] = [];
  const batches: number[] = [];
  const placeOf = (seed: unknown): number => {
    const place = seeds.indexOf(Number(seed));
    if (place >= 0) return place;
    throw new Error(`Expected one of the seeds ${seeds.join(", ")}, got ${String(seed)}.`);
  };
  const makerOf = (name: string, variant: number) => (seed: unknown) => {
    const start = starts[variant]?.[placeOf(seed)];
    made.push(`${name}, seed ${String(seed)}`);
    if (start === undefined) throw new Error(`There is no model for ${name}.`);
    return new WordSumClassifier(start);
  };
  const loadersFor = (seed: unknown) => {
    const place = placeOf(seed);
    const [notes, others] = [train[place], validation[place]];
    if (notes === undefined || others === undefined) throw new Error("There are no notes.");
    const run = batches.push(0) - 1;
    loaders.push(seeds[place] ?? 0);
    const shuffling = { shuffle: true, random: randomFrom(place + 1) };
    const watchedTrain = new WatchedLoader({ ...notes, ...shuffling }, () => {
      batches[run] = (batches[run] ?? 0) + 1;
    });
    return { train: watchedTrain, validation: loaderOf(others) };
  };
  const variants = new Map(names.map((name, variant) => [name, makerOf(name, variant)]));
  const options = { variants, seeds: [...seeds], loadersFor, test: loaderOf(test) };
  return { options, made, loaders, batches };
}

/** The baseline alone, with one seed, and all its notes in one batch. */
function firstOf({ names, seeds, train, ...study }: Study): Study {
  const inOneBatch = train.map((notes) => ({ ...notes, batchSize: notes.tokenIds.length }));
  return { ...study, names: names.slice(0, 1), seeds: seeds.slice(0, 1), train: inOneBatch };
}
