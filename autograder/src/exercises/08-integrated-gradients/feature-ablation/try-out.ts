import * as tf from "@tensorflow/tfjs";
import type { Data, TensorData } from "../../../data/data";
import type { TryOut } from "../../exercise";
import { declaredAs } from "../../probing/declared-as";
import { explanationToData, type Forward, watchedRows } from "../../probing/explained-function";
import { isObject } from "../../probing/to-data";
import { toTensor } from "../../probing/to-tensor";

/** One call, about F₀ = Σ x + Π x and F₁ = -Σ x over the numbers of an example. */
export type Rung = {
  readonly x: TensorData;
  /** `[batch, 1]`, an additional argument that multiplies both. */
  readonly factor?: TensorData;
  readonly baselines?: number | TensorData;
  readonly featureMask?: TensorData;
  readonly target: number | readonly number[];
  readonly perturbationsPerEval?: number;
  /** Whether F₀ is added up over the batch, into one number. */
  readonly isOneNumber?: boolean;
};

const sumAndProduct: Forward = (x, factor) => {
  const numbers = (x as tf.Tensor).toFloat();
  const sum = numbers.sum(1, true);
  const product = tf
    .split(numbers, numbers.shape[1] ?? 1, 1)
    .reduce((one: tf.Tensor, more) => one.mul(more));
  const both = tf.concat([sum.add(product), sum.neg()], 1);
  return factor === undefined ? both : both.mul(factor);
};

export const tryOut: TryOut<Rung> = (answer, rung): Data => {
  const { x, factor, baselines, featureMask, target, perturbationsPerEval, isOneNumber } = rung;
  const explained: Forward = isOneNumber
    ? (given) =>
        sumAndProduct(given as tf.Tensor)
          .slice([0, 0], [-1, 1])
          .sum()
    : sumAndProduct;
  const { forward, mostRows } = watchedRows(explained);
  const explain = declaredAs(answer, "featureAblation") as (asked: object) => unknown;
  const result = explain({
    ...{ forward, inputs: toTensor(x) },
    ...(!isOneNumber && { target: typeof target === "number" ? target : [...target] }),
    ...(factor && { additionalForwardArgs: [toTensor(factor)] }),
    ...(baselines !== undefined && {
      baselines: typeof baselines === "number" ? baselines : toTensor(baselines),
    }),
    ...(featureMask && { featureMask: toTensor(featureMask) }),
    ...(perturbationsPerEval && { perturbationsPerEval }),
  });
  const told = explanationToData(result);
  if (!isObject(told) || perturbationsPerEval === undefined) return told;
  return { ...(told as { readonly [key: string]: Data }), "rows at once": mostRows() };
};
