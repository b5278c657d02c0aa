import * as tf from "@tensorflow/tfjs";
import type { Data, TensorData } from "../../../data/data";
import type { Answer, Observation } from "../../exercise";
import { attempt, leaksOf } from "../../probing/attempt";
import { declaredAs } from "../../probing/declared-as";
import {
  bentFunction,
  bentProduct,
  explanationToData,
  type Forward,
  watchedRows,
} from "../../probing/explained-function";
import { toTensor } from "../../probing/to-tensor";
import type { Inputs } from "./draw";

type Explain = (options: object) => unknown;

export function probe(answer: Answer, inputs: Inputs): Observation {
  const { x, other, weight, baselines, masks, target, targets, factor } = inputs;
  const explain: Explain = (options) => (declaredAs(answer, "featureAblation") as Explain)(options);
  const plain = () => ({ forward: bentFunction(weight), inputs: toTensor(x), target });
  const counted = () => ({ ...plain(), forward: bentFunction(inputs.countedWeight) });
  const seen = (options: () => object) =>
    attempt(() => explanationToData(explain({ ...plain(), ...options() })));
  const others = () => ({ additionalForwardArgs: [toTensor(factor)] });
  const several = () => ({
    forward: bentProduct(weight),
    inputs: [toTensor(x), toTensor(other)],
    baselines: [baselines.number, toTensor(baselines.ofOther)],
  });
  const masksOfEach = () => ({ featureMask: [toTensor(masks.one), toTensor(masks.ofOther)] });
  const ids = () => ({
    forward: sumOfWords(inputs.table),
    inputs: toTensor(inputs.tokenIds),
  });
  const total = (given: tf.Tensor) => plain().forward(given).sum();
  return {
    plain: seen(() => ({})),
    number: seen(() => ({ baselines: baselines.number })),
    one: seen(() => ({ baselines: toTensor(baselines.one) })),
    each: seen(() => ({ baselines: toTensor(baselines.each) })),
    groups: seen(() => ({ featureMask: toTensor(masks.one) })),
    groupsOfEach: seen(() => ({
      featureMask: toTensor(masks.each),
      baselines: toTensor(baselines.one),
    })),
    ids: seen(() => ({ ...ids(), baselines: toTensor(inputs.tokenBaseline) })),
    idsOfPadding: seen(ids),
    several: seen(several),
    severalInGroups: seen(() => ({ ...several(), ...masksOfEach(), perturbationsPerEval: 2 })),
    alone: seen(() => ({ inputs: [toTensor(x)] })),
    targets: seen(() => ({ ...others(), target: [...targets] })),
    targetsAtOnce: seen(() => ({
      ...{ ...others(), target: [...targets], perturbationsPerEval: 3 },
    })),
    oneNumber: seen(() => ({ forward: total, target: undefined })),
    two: attempt(() => atOnce(explain, counted(), 2)),
    many: attempt(() => atOnce(explain, counted(), 100)),
    leaks: attempt(() => {
      const asked = plain();
      return leaksOf(() => explain(asked));
    }),
  };
}

/** tanh of the sum of the words' numbers. Only whole ids have words. */
function sumOfWords(table: TensorData): Forward {
  return (tokenIds) =>
    tf.tidy(() => {
      if (tokenIds?.dtype !== "int32") throw new Error("forward: expected token ids, int32.");
      const [batch = 0, seqLen = 0] = tokenIds.shape;
      return toTensor(table).gather(tokenIds.as2D(batch, seqLen)).sum(1).tanh();
    });
}

function atOnce(
  explain: Explain,
  plain: { readonly forward: Forward },
  perturbationsPerEval: number,
): Data {
  const { forward, mostRows } = watchedRows(plain.forward);
  const result = explain({ ...plain, forward, perturbationsPerEval });
  return { explained: explanationToData(result), mostRows: mostRows() };
}
