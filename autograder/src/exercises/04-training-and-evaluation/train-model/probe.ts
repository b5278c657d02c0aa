import type { Data, TensorData } from "../../../data/data";
import type { Answer, Observation } from "../../exercise";
import { attemptAwaiting, leaksOfAwaited } from "../../probing/attempt";
import { declaredAs } from "../../probing/declared-as";
import { parametersToData } from "../../probing/modules";
import { randomFrom } from "../../probing/random-from";
import { fieldsToData, isObject, recordsToData } from "../../probing/to-data";
import { toTensor } from "../../probing/to-tensor";
import { watchProgress } from "../../probing/watched-progress";
import {
  loaderOf,
  type Notes,
  WatchedLoader,
  WordSumClassifier,
} from "../../probing/word-sum-classifier";
import type { Inputs } from "./draw";

type Train = (model: WordSumClassifier, options: object) => unknown;

/** No gradient of these notes is as long as that. */
const noClipping = 1e6;
const record = ["epoch", "trainLoss", "validationF1"];

export async function probe(answer: Answer, inputs: Inputs): Promise<Observation> {
  const { start, script, poor, perfect } = inputs;
  const train = (model: WordSumClassifier, options: object) =>
    (declaredAs(answer, "trainModel") as Train)(model, options);
  const fresh = (said = [perfect]) => new WordSumClassifier(start, said);
  const improving = () => fresh([poor, perfect]);
  const oneEpoch = (options: object = {}) => ({
    train: loaderOf(inputs.full),
    validation: loaderOf(inputs.validation),
    epochs: 1,
    learningRate: 0.1,
    maxGradientNorm: noClipping,
    ...options,
  });
  /** The parameters after training. */
  const trained = (model: () => WordSumClassifier, options: () => object) =>
    attemptAwaiting(async () => {
      const made = model();
      await train(made, options());
      return parametersToData(made);
    });
  const stoppedAt = (batch: number) =>
    trained(improving, () => {
      const stop = new AbortController();
      const watched = watch(inputs.full, batch, () => stop.abort());
      return oneEpoch({ train: watched, epochs: 2, signal: stop.signal });
    });
  return {
    oneEpoch: await trained(fresh, () => oneEpoch({ train: loaderOf(inputs.train) })),
    clipped: await trained(fresh, () => {
      const manySteps = loaderOf({ ...inputs.full, batchSize: 2 });
      return oneEpoch({ train: manySteps, maxGradientNorm: 0.3 });
    }),
    evalFirst: await trained(() => fresh().eval(), oneEpoch),
    epochs: await attemptAwaiting(async () => {
      const model = fresh([...script]);
      const { progress, told } = watchProgress();
      const changes = { epochs: script.length, learningRate: 0.05, progress };
      const result = await train(model, oneEpoch({ train: loaderOf(inputs.train), ...changes }));
      return {
        ...resultToData(result),
        told: told(),
        parameters: parametersToData(model),
        logits: fieldsToData(model.forward(toTensor(idsOf(inputs.train))), ["logits"]),
      };
    }),
    shuffled: await trained(improving, () => {
      const train = loaderOf(inputs.full, randomFrom(inputs.orderSeed));
      return oneEpoch({ train, epochs: 2 });
    }),
    defaults: await attemptAwaiting(async () => {
      const model = fresh([...new Array<typeof poor>(24).fill(poor), perfect]);
      const validation = loaderOf({ ...inputs.validation, batchSize: 100 });
      const result = await train(model, { train: loaderOf(inputs.opposed), validation });
      return { ...resultToData(result), parameters: parametersToData(model) };
    }),
    stopped: await stoppedAt(2),
    stoppedSooner: await stoppedAt(1),
    learning: await trained(
      () => new WordSumClassifier(inputs.learning.start),
      () => ({
        train: loaderOf(inputs.learning.train, randomFrom(inputs.orderSeed)),
        validation: loaderOf(inputs.learning.validation),
        epochs: 5,
        learningRate: 0.1,
      }),
    ),
    leaks: await attemptAwaiting(async () => {
      const model = fresh();
      const options = oneEpoch();
      return leaksOfAwaited(() => train(model, options));
    }),
  };
}

/** What came back, as far as it is the record of a run. */
function resultToData(result: unknown): Readonly<Record<string, Data>> {
  if (!isObject(result)) return { history: fieldsToData(result, []), best: null };
  return {
    history: recordsToData(result.history, record),
    best: fieldsToData(result.best, record),
  };
}

/** The notes in a loader that stops a run: `stop` is called before it deals out that batch. */
function watch(notes: Notes, batch: number, stop: () => void): WatchedLoader {
  return new WatchedLoader(notes, (dealt) => {
    if (dealt === batch) stop();
  });
}

function idsOf({ tokenIds }: Notes): TensorData {
  const shape = [tokenIds.length, tokenIds[0]?.length ?? 0];
  return { dtype: "int32", shape, values: Int32Array.from(tokenIds.flat()) };
}
