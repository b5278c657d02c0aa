import * as tf from "@tensorflow/tfjs";
import type { Data, TensorData } from "../../../data/data";
import type { TryOut } from "../../exercise";
import { declaredAs } from "../../probing/declared-as";
import { explanationToData, type Forward, watchedRows } from "../../probing/explained-function";
import { isObject } from "../../probing/to-data";
import { toTensor } from "../../probing/to-tensor";

/** One call, about F₀ = Σ x³ and F₁ = Σ x over the numbers of an example. */
export type Rung = {
  readonly x: TensorData;
  /** A second input: its numbers are added up with those of the first. */
  readonly other?: TensorData;
  readonly baselines?: number | TensorData;
  readonly target: number | readonly number[];
  /** What multiplies F, as an additional argument. */
  readonly factor?: TensorData;
  readonly options?: Options;
};

type Options = {
  readonly nSteps?: number;
  readonly method?: string;
  readonly internalBatchSize?: number;
  readonly multiplyByInputs?: boolean;
  readonly returnConvergenceDelta?: boolean;
};

const sumOf = (x: tf.Tensor) => x.sum(1, true);
const cubesAndSum = (x: tf.Tensor) => tf.concat([sumOf(x.mul(x).mul(x)), sumOf(x)], 1);

export const tryOut: TryOut<Rung> = (answer, rung): Data => {
  const { x, other, baselines, target, factor, options } = rung;
  const explained: Forward = (...given) => {
    const parts = given.slice(0, other === undefined ? 1 : 2).map(cubesAndSum);
    const sum = parts.reduce((one, more) => one.add(more));
    const last = given[parts.length];
    return last === undefined ? sum : sum.mul(last);
  };
  const { forward, mostRows } = watchedRows(explained);
  const explain = declaredAs(answer, "integratedGradients") as (asked: object) => unknown;
  const result = explain({
    forward,
    inputs: other === undefined ? toTensor(x) : [toTensor(x), toTensor(other)],
    target: typeof target === "number" ? target : [...target],
    ...(factor && { additionalForwardArgs: [toTensor(factor)] }),
    ...(baselines !== undefined && {
      baselines: typeof baselines === "number" ? baselines : toTensor(baselines),
    }),
    ...options,
  });
  const told = explanationToData(result);
  if (!isObject(told)) return told;
  return options?.internalBatchSize === undefined
    ? told
    : { ...(told as { readonly [key: string]: Data }), "rows at once": mostRows() };
};
