import { Module } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";

/** A parameter by its path: `encoder.0.bias`. */
export type NamedParameter = {
  readonly name: string;
  readonly shape: readonly number[];
  readonly isFrozen?: boolean;
  /** The name of one before it, with which it is one variable. */
  readonly sameAs?: string;
};

/** Holds parameters and other parts. */
class Part extends Module {
  hold(name: string, value: Module | tf.Variable): void {
    Object.assign(this, { [name]: value });
  }

  /** What it holds under a name, made where there is none yet. */
  part(name: string): Part {
    const held: unknown = Object.getOwnPropertyDescriptor(this, name)?.value;
    if (held instanceof Part) return held;
    const made = new Part();
    this.hold(name, made);
    return made;
  }
}

/** A module that computes nothing: it has parameters of these names and shapes. */
export function namedModule(parameters: readonly NamedParameter[]): {
  readonly model: Module;
  /** In the order of the list, each once. */
  readonly variables: readonly tf.Variable[];
} {
  const model = new Part();
  const made = new Map<string, tf.Variable>();
  for (const { name, shape, isFrozen = false, sameAs = "" } of parameters) {
    const variable = made.get(sameAs) ?? tf.variable(tf.zeros([...shape]), !isFrozen);
    made.set(name, variable);
    const path = name.split(".");
    const holder = path.slice(0, -1).reduce((part, step) => part.part(step), model);
    holder.hold(path.at(-1) ?? name, variable);
  }
  return { model, variables: [...new Set(made.values())] };
}
