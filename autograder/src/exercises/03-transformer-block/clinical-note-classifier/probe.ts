import type * as tf from "@tensorflow/tfjs";
import type { Data, TensorData } from "../../../data/data";
import type { Answer, Observation } from "../../exercise";
import { attempt, leaksOf } from "../../probing/attempt";
import {
  construct,
  constructWith,
  dropAll,
  gradientsToData,
  type Options,
  parametersToData,
} from "../../probing/modules";
import { outcomesOf } from "../../probing/outcomes";
import { fieldsToData, tensorUnder } from "../../probing/to-data";
import { toTensor } from "../../probing/to-tensor";
import type { Inputs } from "./draw";

const symbol = "ClinicalNoteClassifier";
const fields = ["logits", "attentionWeights"];

/** All sizes left to their defaults: those of the case study. */
const caseStudy: Options = { vocabSize: 95 };

export function probe(answer: Answer, inputs: Inputs): Observation {
  const { sizes, state, upstream, dropped } = inputs;
  // Half of the values would be dropped: in evaluation mode nothing may be.
  const modelWith = (dropoutRate = 0.5) =>
    constructWith(answer, symbol, { ...sizes, dropoutRate }, state);
  const on = (tokenIds: TensorData) =>
    attempt(() => fieldsToData(modelWith().forward(toTensor(tokenIds)), fields));
  const trained = (dropoutRate: number) => {
    const model = modelWith(dropoutRate);
    model.train();
    return fieldsToData(model.forward(toTensor(inputs.full)), fields);
  };
  return {
    fresh: attempt(() => parametersToData(construct(answer, symbol, sizes))),
    caseStudy: attempt(() => shapesOf(construct(answer, symbol, caseStudy).namedParameters())),
    full: on(inputs.full),
    again: on(inputs.full),
    reordered: on(inputs.reordered),
    padded: on(inputs.padded),
    paddedMore: on(inputs.paddedMore),
    empty: on(inputs.empty),
    longest: attempt(() => {
      const { maxLen: _, ...others } = sizes;
      const model = constructWith(answer, symbol, others, state);
      return fieldsToData(model.forward(toTensor(inputs.longest)), ["logits"]);
    }),
    training: attempt(() => trained(dropAll)),
    nothingDropped: attempt(() => trained(0)),
    defaultRate: attempt(() => {
      const model = constructWith(answer, symbol, { ...sizes, numLayers: 1 }, dropped.state);
      model.train();
      return outcomesOf(
        tensorUnder(model.forward(toTensor(dropped.tokenIds)), "logits").dataSync(),
      );
    }),
    gradient: attempt(() => {
      const model = modelWith();
      const tokenIds = toTensor(inputs.padded);
      const arriving = toTensor(upstream);
      return gradientsToData(model, () =>
        tensorUnder(model.forward(tokenIds), "logits").mul(arriving).sum(),
      );
    }),
    leaks: attempt(() => {
      const model = modelWith();
      const tokenIds = toTensor(inputs.full);
      return leaksOf(() => model.forward(tokenIds));
    }),
  };
}

function shapesOf(parameters: ReadonlyMap<string, tf.Variable>): Data {
  return Object.fromEntries([...parameters].map(([name, { shape }]) => [name, [...shape]]));
}
