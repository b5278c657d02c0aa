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

const symbol = "TransformerBlock";
const fields = ["output", "weights"];

export function probe(answer: Answer, inputs: Inputs): Observation {
  const { small, freshNorm, notes, upstream, dropped } = inputs;
  // Half of the values would be dropped: in evaluation mode nothing may be.
  const blockOf = ({ sizes, state }: Case, dropoutRate = 0.5) =>
    constructWith(answer, symbol, { ...sizes, dropoutRate }, state);
  const plain = (given: Case) => () =>
    fieldsToData(blockOf(given).forward(toTensor(given.x)), fields);
  const masked = (given: Case) => () =>
    fieldsToData(blockOf(given).forward(toTensor(given.x), toTensor(given.mask)), fields);
  const trained = (dropoutRate: number) => {
    const block = blockOf(small, dropoutRate);
    block.train();
    return fieldsToData(block.forward(toTensor(small.x)), fields);
  };
  return {
    fresh: attempt(() => parametersToData(construct(answer, symbol, small.sizes))),
    plain: attempt(plain(small)),
    freshNorm: attempt(plain(freshNorm)),
    masked: attempt(masked(small)),
    notes: attempt(masked(notes)),
    training: attempt(() => trained(dropAll)),
    nothingDropped: attempt(() => trained(0)),
    defaultRate: attempt(() => {
      const block = constructWith(answer, symbol, dropped.sizes, dropped.state);
      block.train();
      return outcomesOf(tensorUnder(block.forward(toTensor(dropped.x)), "output").dataSync());
    }),
    gradient: attempt(() => {
      const block = blockOf(small);
      const arriving = toTensor(upstream);
      const number = (x: tf.Tensor) => tensorUnder(block.forward(x), "output").mul(arriving).sum();
      return gradientsToData(block, number, small.x);
    }),
    leaks: attempt(() => {
      const block = blockOf(small);
      const x = toTensor(small.x);
      return leaksOf(() => block.forward(x));
    }),
  };
}
