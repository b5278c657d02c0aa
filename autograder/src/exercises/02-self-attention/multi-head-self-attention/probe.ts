import type * as tf from "@tensorflow/tfjs";
import type { Answer, Observation } from "../../exercise";
import { attempt, leaksOf } from "../../probing/attempt";
import {
  construct,
  constructWith,
  dropAll,
  gradientsToData,
  parametersToData,
} from "../../probing/modules";
import { outcomesOf } from "../../probing/outcomes";
import { fieldsToData, tensorUnder } from "../../probing/to-data";
import { toTensor } from "../../probing/to-tensor";
import type { Case, Inputs } from "./draw";

const symbol = "MultiHeadSelfAttention";
const fields = ["output", "weights"];

export function probe(answer: Answer, { small, notes, upstream, dropped }: Inputs): Observation {
  // Half of the weights would be dropped: in evaluation mode nothing may be.
  const layerOf = ({ dModel, numHeads, state }: Case, dropoutRate = 0.5) =>
    constructWith(answer, symbol, { dModel, numHeads, dropoutRate }, state);
  const masked = (given: Case) => () =>
    fieldsToData(layerOf(given).forward(toTensor(given.x), toTensor(given.mask)), fields);
  const fresh = (seed: number) =>
    parametersToData(construct(answer, symbol, { dModel: small.dModel, numHeads: 3 }, seed));
  return {
    fresh: attempt(() => ({ first: fresh(1), again: fresh(1), other: fresh(2) })),
    plain: attempt(() => fieldsToData(layerOf(small).forward(toTensor(small.x)), fields)),
    masked: attempt(masked(small)),
    notes: attempt(masked(notes)),
    training: attempt(() => {
      const layer = layerOf(small, dropAll);
      layer.train();
      return fieldsToData(layer.forward(toTensor(small.x)), fields);
    }),
    defaultRate: attempt(() => {
      const { dModel, numHeads, state, x } = dropped;
      const layer = constructWith(answer, symbol, { dModel, numHeads }, state);
      layer.train();
      return outcomesOf(tensorUnder(layer.forward(toTensor(x)), "output").dataSync());
    }),
    gradient: attempt(() => {
      const layer = layerOf(small);
      const arriving = toTensor(upstream);
      const number = (x: tf.Tensor) => tensorUnder(layer.forward(x), "output").mul(arriving).sum();
      return gradientsToData(layer, number, small.x);
    }),
    indivisible: attempt(() => {
      construct(answer, symbol, { dModel: small.dModel, numHeads: 4 });
      return "no error";
    }),
    leaks: attempt(() => {
      const layer = layerOf(small);
      const x = toTensor(small.x);
      return leaksOf(() => layer.forward(x));
    }),
  };
}
