import type { Data } from "../../../data/data";
import type { Answer, Observation } from "../../exercise";
import { attemptAwaiting, leaksOfAwaited } from "../../probing/attempt";
import { declaredAs } from "../../probing/declared-as";
import { parametersToData } from "../../probing/modules";
import { PlainDescent } from "../../probing/plain-descent";
import { SmallTagger } from "../../probing/small-tagger";
import { fieldsToData } from "../../probing/to-data";
import { toTensor } from "../../probing/to-tensor";
import type { BatchData, Inputs } from "./draw";

/** No gradient here is as long as that. */
const noClipping = 1e6;
const learningRates = { state: 0.5, steep: 0.01 } as const;

export async function probe(answer: Answer, inputs: Inputs): Promise<Observation> {
  const { batches, factors, firstStep, classWeights } = inputs;
  const fresh = (name: keyof typeof learningRates) => {
    const model = new SmallTagger(inputs[name]);
    return { model, optimizer: new PlainDescent(model, learningRates[name]) };
  };
  const epochFrom = (name: keyof typeof learningRates, options: object, isEvaluating = false) =>
    attemptAwaiting(() => {
      const { model, optimizer } = fresh(name);
      if (isEvaluating) model.eval();
      return epochOf(answer, { model, optimizer, batches }, options);
    });
  const epoch = (options: object, isEvaluating = false) =>
    epochFrom("state", options, isEvaluating);
  const unclipped = { maxGradientNorm: noClipping };
  return {
    plain: await epoch(unclipped),
    clipped: await epochFrom("steep", { maxGradientNorm: 0.3 }),
    usualNorm: await epochFrom("steep", {}),
    scheduled: await epoch({
      ...unclipped,
      firstStep,
      schedule: (step: number) => factors[step] ?? 0,
    }),
    fromStart: await epoch({
      ...unclipped,
      schedule: (step: number) => factors[step] ?? 0,
    }),
    weighted: await epoch({ ...unclipped, classWeights }),
    evalFirst: await epoch(unclipped, true),
    leaks: await attemptAwaiting(async () => {
      const { model, optimizer } = fresh("state");
      return leaksOfAwaited(() => epochOf(answer, { model, optimizer, batches }, unclipped));
    }),
  };
}

interface Setting {
  readonly model: SmallTagger;
  readonly optimizer: PlainDescent;
  readonly batches: readonly BatchData[];
}

/** What came of an epoch: what was returned, the parameters, and the rates' factors. */
async function epochOf(
  answer: Answer,
  { model, optimizer, batches }: Setting,
  options: object,
): Promise<Data> {
  const train = declaredAs(answer, "trainEpoch") as (options: object) => unknown;
  const dealt = dealOut(batches);
  const result = await train({ model, batches: dealt, optimizer, ...options });
  return {
    result: fieldsToData(result, ["loss", "steps"]),
    parameters: parametersToData(model as never),
    factors: optimizer.factors,
  };
}

/** Each batch when it is asked for, as a loader deals them out. */
function* dealOut(batches: readonly BatchData[]): Iterable<object> {
  for (const { inputIds, attentionMask, labels } of batches) {
    yield {
      inputIds: toTensor(inputIds),
      attentionMask: toTensor(attentionMask),
      labels: toTensor(labels),
    };
  }
}
