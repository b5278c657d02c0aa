import * as tf from "@tensorflow/tfjs";
import type { Data, TensorData } from "../../data/data";
import type { Answer } from "../exercise";
import { declaredAs } from "./declared-as";
import { withGatherGradients } from "./gather-gradients";
import { randomFrom } from "./random-from";
import { toData } from "./to-data";
import { toTensor } from "./to-tensor";

/** What the library's `Module` gives every class that a learner derives from it. */
export interface ProbedModule {
  forward(...given: (tf.Tensor | undefined)[]): unknown;
  train(): unknown;
  eval(): unknown;
  stateDict(): Readonly<Record<string, unknown>>;
  loadStateDict(state: Readonly<Record<string, TensorData>>): void;
  namedParameters(): ReadonlyMap<string, tf.Variable>;
}

export type Options = Readonly<Record<string, unknown>>;

/** Close enough to 1 that every value is dropped: what training mode gives is then no chance. */
export const dropAll = 1 - 2 ** -40;

/** A new module of the learner's class. */
export function construct(
  answer: Answer,
  symbol: string,
  options: Options,
  seed = 1,
): ProbedModule {
  const Declared = declaredAs(answer, symbol) as new (options: Options) => ProbedModule;
  return new Declared({ ...options, random: randomFrom(seed) });
}

/** A new module with the drawn parameters, in evaluation mode. */
export function constructWith(
  answer: Answer,
  symbol: string,
  options: Options,
  state: Readonly<Record<string, TensorData>>,
): ProbedModule {
  const module = construct(answer, symbol, options);
  module.loadStateDict(state);
  module.eval();
  return module;
}

/** The numbers of each parameter, by name. */
export function parametersToData(module: ProbedModule): Data {
  return Object.fromEntries(
    [...module.namedParameters()].map(([name, variable]) => [name, toData(variable)]),
  );
}

/**
 * The gradients of a number with respect to every parameter, by name, and to `x` where one is
 * given. What the number does not depend on comes back as unreadable.
 */
export function gradientsToData(
  module: ProbedModule,
  number: (x: tf.Tensor) => tf.Tensor,
  x?: TensorData,
): Data {
  const input = tf.variable(x === undefined ? tf.scalar(0) : toTensor(x));
  const named = [...module.namedParameters()];
  if (x !== undefined) named.push(["x", input]);
  const variables = named.map(([, variable]) => variable);
  const { grads } = withGatherGradients(() =>
    tf.variableGrads(() => number(input).asScalar(), variables),
  );
  return Object.fromEntries(named.map(([name, { name: id }]) => [name, toData(grads[id])]));
}
