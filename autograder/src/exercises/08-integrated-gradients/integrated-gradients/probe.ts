import * as tf from "@tensorflow/tfjs";
import type { Data } from "../../../data/data";
import type { Answer, Observation } from "../../exercise";
import { attempt, leaksOf } from "../../probing/attempt";
import { declaredAs } from "../../probing/declared-as";
import {
  bentFunction,
  bentProduct,
  explanationToData,
  watchedRows,
} from "../../probing/explained-function";
import { toTensor } from "../../probing/to-tensor";
import type { Inputs } from "./draw";

type Explain = (options: object) => unknown;

/** Few enough that a wrong rule shows. */
const fewSteps = 3;

export function probe(answer: Answer, inputs: Inputs): Observation {
  const { x, other, weight, baselines, target, targets, factor } = inputs;
  const explain: Explain = (options) =>
    (declaredAs(answer, "integratedGradients") as Explain)(options);
  const forward = bentFunction(weight);
  const plain = () => ({ forward, inputs: toTensor(x), target });
  const counted = () => ({ ...plain(), forward: bentFunction(inputs.countedWeight) });
  const seen = (options: () => object) =>
    attempt(() => explanationToData(explain({ ...plain(), ...options() })));
  const byRule = (method: string) =>
    seen(() => ({ method, nSteps: fewSteps, baselines: toTensor(baselines.one) }));
  const several = () => ({
    forward: bentProduct(weight),
    inputs: [toTensor(x), toTensor(other)],
    baselines: [baselines.number, toTensor(baselines.ofOther)],
  });
  return {
    plain: seen(() => ({})),
    number: seen(() => ({ baselines: baselines.number })),
    one: seen(() => ({ baselines: toTensor(baselines.one) })),
    each: seen(() => ({ baselines: toTensor(baselines.each) })),
    gaussLegendre: byRule("gausslegendre"),
    left: byRule("riemann_left"),
    trapezoid: byRule("riemann_trapezoid"),
    oneStep: seen(() => ({ nSteps: 1 })),
    targets: seen(() => ({ target: [...targets] })),
    noTarget: seen(() => ({
      forward: (given: tf.Tensor) => forward(given).sum(1),
      target: undefined,
    })),
    others: seen(() => ({ additionalForwardArgs: [toTensor(factor)] })),
    several: seen(several),
    severalAndOther: seen(() => ({ ...several(), additionalForwardArgs: [toTensor(factor)] })),
    alone: seen(() => ({ inputs: [toTensor(x)] })),
    parts: attempt(() => inParts(explain, counted(), 8)),
    smallParts: attempt(() => inParts(explain, counted(), 2)),
    manyRows: attempt(() => inParts(explain, counted(), 1_000)),
    mean: seen(() => ({ multiplyByInputs: false, baselines: toTensor(baselines.each) })),
    // With the steps that are the default: the error of the left ends tells how many.
    delta: seen(() => ({
      method: "riemann_left",
      baselines: toTensor(baselines.each),
      additionalForwardArgs: [toTensor(factor)],
      returnConvergenceDelta: true,
    })),
    deltaOfMean: seen(() => ({
      ...{ nSteps: fewSteps, method: "riemann_left" },
      ...{ multiplyByInputs: false, returnConvergenceDelta: true },
    })),
    ids: seen(() => ({ inputs: tf.onesLike(toTensor(x)).toInt() })),
    leaks: attempt(() => {
      const asked = plain();
      return leaksOf(() => explain(asked));
    }),
  };
}

function inParts(
  explain: Explain,
  plain: { forward: (...given: tf.Tensor[]) => tf.Tensor },
  internalBatchSize: number,
): Data {
  const { forward, mostRows } = watchedRows(plain.forward);
  const result = explain({ ...plain, forward, nSteps: 11, internalBatchSize });
  return { explained: explanationToData(result), mostRows: mostRows() };
}
