import type { Data } from "../../../data/data";
import type { Answer, Observation } from "../../exercise";
import { attemptAwaiting, leaksOfAwaited } from "../../probing/attempt";
import { declaredAs } from "../../probing/declared-as";
import { parametersToData } from "../../probing/modules";
import { plainDescent } from "../../probing/plain-descent";
import { SmallTagger } from "../../probing/small-tagger";
import { fieldsToData } from "../../probing/to-data";
import { toTensor } from "../../probing/to-tensor";
import type { BatchData, Inputs } from "./draw";

type Batches = readonly BatchData[];

/** No gradient here is as long as that. */
const noClipping = 1e6;

export async function probe(answer: Answer, inputs: Inputs): Promise<Observation> {
  const { state, batches, factors, firstStep, classWeights, learningRate } = inputs;
  const fresh = () => new SmallTagger(state);
  /** What came of an epoch: what was returned, the parameters, and the rates' factors. */
  const epochOf = async (model: SmallTagger, dealt: Batches, options: object): Promise<Data> => {
    const train = declaredAs(answer, "trainEpoch") as (options: object) => unknown;
    const { optimizer, factors } = plainDescent(model, learningRate);
    const result = await train({ model, batches: dealOut(dealt), optimizer, ...options });
    const parameters = parametersToData(model as never);
    return { result: fieldsToData(result, ["loss", "steps"]), parameters, factors: factors() };
  };
  const epoch = (options: object = {}, isEvaluating = false, dealt = batches) =>
    attemptAwaiting(() => epochOf(isEvaluating ? fresh().eval() : fresh(), dealt, options));
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
    fewer: await epoch(unclipped, false, batches.slice(1)),
    evalFirst: await epoch(unclipped, true),
    leaks: await attemptAwaiting(async () => {
      const model = fresh();
      return leaksOfAwaited(() => epochOf(model, batches, unclipped));
    }),
  };
}

/** Each batch when it is asked for, as a loader deals them out. */
function* dealOut(batches: Batches): Iterable<object> {
  for (const { inputIds, attentionMask, labels } of batches) {
    yield {
      inputIds: toTensor(inputIds),
      attentionMask: toTensor(attentionMask),
      labels: toTensor(labels),
    };
  }
}
