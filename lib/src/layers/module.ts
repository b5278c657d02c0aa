import * as tf from "@tensorflow/tfjs";
import { readState, type StateDict, writeState } from "./state-dict";

type Member = readonly [name: string, value: Module | tf.Variable];

/**
 * The base of all layers and models: it finds its parameters by itself.
 *
 * A parameter is a property that holds a `tf.Variable`, in the module or in a
 * module (or an array of modules) that it holds. Its name is the path of
 * property names that leads to it: `encoder.0.attention.query.weight`. A
 * variable made with `trainable: false` is a buffer: it lives and dies with the
 * module but is neither trained nor saved.
 *
 * @example
 * class Scale extends Module {
 *   readonly factor = tf.variable(tf.scalar(1));
 *   forward(x: tf.Tensor): tf.Tensor {
 *     return x.mul(this.factor);
 *   }
 * }
 * [...new Scale().namedParameters().keys()]; // ["factor"]
 */
export abstract class Module {
  /** Whether dropout is at work; set by `train()` and `eval()`. */
  training = true;

  /** Every parameter by name, in the order of the properties. */
  namedParameters(): Map<string, tf.Variable> {
    const parameters = new Map<string, tf.Variable>();
    // One that is reached by two paths is one parameter, under its first name.
    for (const [variable, name] of namedVariables(this)) {
      if (variable.trainable) parameters.set(name, variable);
    }
    return parameters;
  }

  /** Every parameter, for `optimizer.minimize(loss, false, parameters)`. */
  parameters(): tf.Variable[] {
    return [...this.namedParameters().values()];
  }

  /** How many numbers there are to train. */
  countParameters(): number {
    return this.parameters().reduce((total, { size }) => total + size, 0);
  }

  /** This module, with dropout at work in it and in all it holds. */
  train(): this {
    return this.setTraining(true);
  }

  /** This module, with dropout off: the same input gives the same output. */
  eval(): this {
    return this.setTraining(false);
  }

  /** A copy of every parameter's numbers, by name. */
  stateDict(): StateDict {
    return readState(this.namedParameters());
  }

  /**
   * Nothing; sets every parameter to the numbers in `state`.
   *
   * @throws DataError when a name is missing or unknown, ShapeError when a
   * shape differs; the parameters are then as they were before
   */
  loadStateDict(state: StateDict): void {
    const where = `${this.constructor.name}.loadStateDict`;
    writeState(where, this.namedParameters(), state);
  }

  /** Nothing; frees every parameter and buffer. */
  dispose(): void {
    for (const variable of namedVariables(this).keys()) variable.dispose();
  }

  private setTraining(training: boolean): this {
    for (const module of modulesOf(this)) module.training = training;
    return this;
  }
}

/** What a module holds directly: variables, modules, and arrays of them. */
function* membersOf(module: Module): Iterable<Member> {
  for (const [name, value] of Object.entries(module)) {
    const listed = Array.isArray(value)
      ? value.map((item, i) => [`${name}.${i}`, item] as const)
      : [[name, value] as const];
    for (const [path, item] of listed) {
      if (item instanceof Module || item instanceof tf.Variable) {
        yield [path, item];
      }
    }
  }
}

/** A module and all that it holds, each once. */
export function modulesOf(
  module: Module,
  found = new Set<Module>(),
): Set<Module> {
  if (found.has(module)) return found;
  found.add(module);
  for (const [, value] of membersOf(module)) {
    if (value instanceof Module) modulesOf(value, found);
  }
  return found;
}

function namedVariables(
  module: Module,
  prefix = "",
  found = new Map<tf.Variable, string>(),
  visited = new Set<Module>(),
): Map<tf.Variable, string> {
  if (visited.has(module)) return found;
  visited.add(module);
  for (const [name, value] of membersOf(module)) {
    if (value instanceof Module) {
      namedVariables(value, `${prefix}${name}.`, found, visited);
    } else if (!found.has(value)) {
      found.set(value, prefix + name);
    }
  }
  return found;
}
