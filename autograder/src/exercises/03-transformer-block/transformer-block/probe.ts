import * as tf from "@tensorflow/tfjs";
import type { Data } from "../../../data/data";
import type { Answer, Observation } from "../../exercise";
import { attempt, numLeaked } from "../../probing/attempt";
import {
  construct,
  constructWith,
  dropAll,
  gradientsToData,
  parametersToData,
} from "../../probing/modules";
import { fieldsToData, isObject } from "../../probing/to-data";
import { toTensor } from "../../probing/to-tensor";
import type { Case, Inputs } from "./draw";

const symbol = "TransformerBlock";
const fields = ["output", "weights"];

export function probe(answer: Answer, inputs: Inputs): Observation {
  const { small, freshNorm, notes, upstream } = inputs;
  // Half of the values would be dropped: in evaluation mode nothing may be.
  const blockOf = ({ sizes, state }: Case, dropoutRate = 0.5) =>
    constructWith(answer, symbol, { ...sizes, dropoutRate }, state);
  const plain = (given: Case) => () =>
    fieldsToData(blockOf(given).forward(toTensor(given.x)), fields);
  const masked = (given: Case) => () =>
    fieldsToData(blockOf(given).forward(toTensor(given.x), toTensor(given.mask)), fields);
  return {
    fresh: attempt(() => parametersToData(construct(answer, symbol, small.sizes))),
    plain: attempt(plain(small)),
    freshNorm: attempt(plain(freshNorm)),
    masked: attempt(masked(small)),
    notes: attempt(masked(notes)),
    training: attempt(() => {
      const block = blockOf(small, dropAll);
      block.train();
      return fieldsToData(block.forward(toTensor(small.x)), fields);
    }),
    gradient: attempt(() => {
      const block = blockOf(small);
      const arriving = toTensor(upstream);
      const number = (x: tf.Tensor) =>
        (block.forward(x) as { output: tf.Tensor }).output.mul(arriving).sum();
      return gradientsToData(block, number, small.x);
    }),
    leaks: attempt((): Data => {
      const block = blockOf(small);
      const x = toTensor(small.x);
      const numBefore = tf.memory().numTensors;
      const result = block.forward(x);
      return { leaked: numLeaked(numBefore, isObject(result) ? Object.values(result) : []) };
    }),
  };
}
