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
const learningRate = 0.01;

export async function probe(answer: Answer, inputs: Inputs): Promise<Observation> {
  const { state, batches, factors, firstStep, classWeights } = inputs;
  const fresh = () => new SmallTagger(state);
  const epoch = (options: object = {}, isEvaluating = false) =>
    attemptAwaiting(() => {
      const model = isEvaluating ? fresh().eval() : fresh();
      return epochOf(answer, model, batches, options);
    });
  const unclipped = { maxGradientNorm: noClipping };
  return {
    plain: await epoch(unclipped),
    clipped: await epoch({ maxGradientNorm: 0.3 }),
    usualNorm: await epoch(),
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
      const model = fresh();
      return leaksOfAwaited(() => epochOf(answer, model, batches, unclipped));
    }),
  };
}

/** What came of an epoch: what was returned, the parameters, and the rates' factors. */
async function epochOf(
  answer: Answer,
  model: SmallTagger,
  batches: readonly BatchData[],
  options: object,
): Promise<Data> {
  const train = declaredAs(answer, "trainEpoch") as (options: object) => unknown;
  const optimizer = new PlainDescent(model, learningRate);
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
