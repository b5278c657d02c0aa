import type * as tf from "@tensorflow/tfjs";
import { DataError } from "../errors/data-error";
import { formatShape } from "../errors/require-shape";
import { ShapeError } from "../errors/shape-error";
import { makeVariable } from "../layers/initialisers";
import type { StateDict } from "../layers/state-dict";
import { type AdamMemory, readMemory, writeMemory } from "./adam-state";
import { type Moments, updateByAdam } from "./adam-update";
import type { ParameterGroup } from "./parameter-groups";

/** How large Adam's steps are. */
export interface AdamOptions {
  /** @default 1e-3 */
  readonly learningRate?: number | undefined;
  /** How much of the mean gradient stays a step. @default 0.9 */
  readonly beta1?: number | undefined;
  /** How much of the mean squared gradient stays a step. @default 0.999 */
  readonly beta2?: number | undefined;
  /** Added to the root of the mean square. @default 1e-8 */
  readonly epsilon?: number | undefined;
}

/** {@link AdamOptions}, and the pull towards 0. */
export interface AdamWOptions extends AdamOptions {
  /** The share of a parameter lost a step, times the rate. @default 0.01 */
  readonly weightDecay?: number | undefined;
}

/** What is trained: all of a model, or groups with their own settings. */
export type Trained =
  | ReadonlyMap<string, tf.Variable>
  | readonly ParameterGroup[];

interface Setting {
  readonly parameter: tf.Variable;
  readonly learningRate: number;
  readonly weightDecay: number;
}

/**
 * Adam with decoupled weight decay; what PyTorch's `AdamW` does.
 *
 * Each number has its own step size, from the running means of its gradient
 * and of the gradient's square. Decay is apart from the gradient: it is not
 * divided by that root.
 *
 * A parameter without a gradient is left alone, and its count of steps too.
 *
 * @example
 * const optimizer = new AdamW(decayGroups(model, 0.01), { learningRate: 3e-4 });
 * optimizer.step(gradients);
 *
 * @see Loshchilov and Hutter 2019, Algorithm 2, https://arxiv.org/abs/1711.05101
 */
export class AdamW {
  private readonly settings = new Map<string, Setting>();
  private readonly memory = new Map<string, AdamMemory>();
  private readonly beta1: number;
  private readonly beta2: number;
  private readonly epsilon: number;

  /** @throws DataError when a name is in two groups */
  constructor(
    trained: Trained,
    {
      learningRate = 1e-3,
      beta1 = 0.9,
      beta2 = 0.999,
      epsilon = 1e-8,
      weightDecay = 0.01,
    }: AdamWOptions = {},
  ) {
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
    const shared = { learningRate, weightDecay };
    for (const group of isMap(trained) ? [{ parameters: trained }] : trained) {
      for (const [name, parameter] of group.parameters) {
        if (this.settings.has(name)) throw refuseTwice(name);
        this.settings.set(name, {
          parameter,
          learningRate: group.learningRate ?? shared.learningRate,
          weightDecay: group.weightDecay ?? shared.weightDecay,
        });
      }
    }
  }

  /**
   * Nothing; moves every parameter that has a gradient.
   *
   * @param gradients by parameter name; still the caller's to dispose of
   * @param rateFactor what a schedule gives: multiplies every learning rate
   * @throws DataError when a gradient's name is unknown or it is disposed of,
   * ShapeError when its shape is not the parameter's, MemoryError when there is
   * no room for the moments; nothing has moved then
   */
  step(gradients: tf.NamedTensorMap, rateFactor = 1): void {
    const updates = Object.entries(gradients).map(([name, gradient]) => {
      const setting = this.settings.get(name);
      if (setting === undefined) throw refuseUnknown(name);
      if (gradient.isDisposed) throw refuseDisposed(name);
      requireFit(name, setting.parameter, gradient);
      return { name, gradient, setting };
    });
    // All moments before any step: where there is no room, nothing has moved.
    for (const { name, setting } of updates) {
      this.memory.set(name, this.remember(name, setting.parameter));
    }
    for (const { name, gradient, setting } of updates) {
      const { moments, step } = this.remember(name, setting.parameter);
      this.memory.set(name, { moments, step: step + 1 });
      updateByAdam(setting.parameter, moments, gradient, {
        learningRate: setting.learningRate * rateFactor,
        weightDecay: setting.weightDecay,
        beta1: this.beta1,
        beta2: this.beta2,
        epsilon: this.epsilon,
        step: step + 1,
      });
    }
  }

  /** A copy of the moments and counts of steps, by name. */
  stateDict(): StateDict {
    return readMemory(this.memory);
  }

  /**
   * Nothing; sets moments and counts to those of `stateDict()`.
   *
   * @throws DataError when a name is missing or unknown, ShapeError when a
   * shape differs; all is then as it was before
   */
  loadStateDict(state: StateDict): void {
    const parameters = new Map(
      [...this.settings].map(([name, { parameter }]) => [name, parameter]),
    );
    const memory = writeMemory(parameters, state);
    this.dispose();
    for (const [name, remembered] of memory) this.memory.set(name, remembered);
  }

  /** Nothing; frees the moments. The parameters are the model's. */
  dispose(): void {
    for (const { moments } of this.memory.values()) {
      moments.first.dispose();
      moments.second.dispose();
    }
    this.memory.clear();
  }

  private remember(name: string, parameter: tf.Variable): AdamMemory {
    return (
      this.memory.get(name) ?? { moments: zeroMoments(parameter), step: 0 }
    );
  }
}

/**
 * Adam without weight decay; what PyTorch's `Adam` does by default.
 *
 * @example
 * const optimizer = new Adam(model.namedParameters(), { learningRate: 3e-4 });
 *
 * @see Kingma and Ba 2015, Algorithm 1, https://arxiv.org/abs/1412.6980
 */
export class Adam extends AdamW {
  constructor(trained: Trained, options: AdamOptions = {}) {
    super(trained, { ...options, weightDecay: 0 });
  }
}

function isMap(trained: Trained): trained is ReadonlyMap<string, tf.Variable> {
  return !Array.isArray(trained);
}

function zeroMoments({ shape, size }: tf.Variable): Moments {
  const zeros = () => makeVariable(new Float32Array(size), [...shape], false);
  return { first: zeros(), second: zeros() };
}

function requireFit(
  name: string,
  { shape }: tf.Variable,
  gradient: tf.Tensor,
): void {
  const wanted = formatShape(shape);
  const received = formatShape(gradient.shape);
  if (wanted === received) return;
  throw new ShapeError({
    where: "AdamW.step",
    expected: `a gradient of shape ${wanted} for ${name}`,
    got: received,
    fix: "A gradient has the shape of its parameter.",
  });
}

function refuseUnknown(name: string): DataError {
  return new DataError({
    where: "AdamW.step",
    expected: "gradients of the parameters it was made with",
    got: `one named ${name}`,
    fix: "Make the optimiser from the namedParameters() of this model.",
  });
}

function refuseDisposed(name: string): DataError {
  return new DataError({
    where: "AdamW.step",
    expected: `a gradient for ${name}`,
    got: "one that is disposed of",
    fix: "Dispose of gradients after the step.",
  });
}

function refuseTwice(name: string): DataError {
  return new DataError({
    where: "AdamW",
    expected: "each parameter in one group",
    got: `${name} in two`,
    fix: "Take it out of one of the groups.",
  });
}
