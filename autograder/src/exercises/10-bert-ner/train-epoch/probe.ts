import type { Data } from "../../../data/data";
import type { Answer, Observation } from "../../exercise";
import { attemptAwaiting, leaksOfAwaited } from "../../probing/attempt";
import { declaredAs } from "../../probing/declared-as";
import { parametersToData } from "../../probing/modules";
import { plainDescent, type WatchedDescent } from "../../probing/plain-descent";
import { SmallTagger } from "../../probing/small-tagger";
import { fieldsToData } from "../../probing/to-data";
import { toTensor } from "../../probing/to-tensor";
import type { BatchData, Inputs } from "./draw";

type Batches = readonly BatchData[];

/** No gradient here is as long as that. */
const noClipping = 1e6;

export async function probe(answer: Answer, inputs: Inputs): Promise<Observation> {
  const { batches, factors, firstStep, classWeights, learningRates } = inputs;
  const fresh = (name: keyof typeof learningRates) => {
    const model = new SmallTagger(inputs[name]);
    return { model, batches, descent: plainDescent(model, learningRates[name]) };
  };
  const epochFrom = (name: keyof typeof learningRates, options: object) =>
    attemptAwaiting(() => epochOf(answer, fresh(name), options));
  const epoch = (options: object) => epochFrom("state", options);
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
    fewer: await attemptAwaiting(() =>
      epochOf(answer, { ...fresh("state"), batches: batches.slice(1) }, unclipped),
    ),
    evalFirst: await attemptAwaiting(() => {
      const setting = fresh("state");
      setting.model.eval();
      return epochOf(answer, setting, unclipped);
    }),
    leaks: await attemptAwaiting(async () => {
      const setting = fresh("state");
      return leaksOfAwaited(() => epochOf(answer, setting, unclipped));
    }),
  };
}

interface Setting {
  readonly model: SmallTagger;
  readonly descent: WatchedDescent;
  readonly batches: Batches;
}

/** What came of an epoch: what was returned, the parameters, and the rates' factors. */
async function epochOf(
  answer: Answer,
  { model, descent, batches }: Setting,
  options: object,
): Promise<Data> {
  const train = declaredAs(answer, "trainEpoch") as (options: object) => unknown;
  const { optimizer, factors } = descent;
  const result = await train({ model, batches: dealOut(batches), optimizer, ...options });
  return {
    result: fieldsToData(result, ["loss", "steps"]),
    parameters: parametersToData(model as never),
    factors: factors(),
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
