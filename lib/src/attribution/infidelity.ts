import * as tf from "@tensorflow/tfjs";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import {
  type AttributionInputs,
  type AttributionOptions,
  batchSizeOf,
  type InFormOf,
  inFormOf,
  listOf,
} from "./attribution-inputs";
import { explainedOutputs } from "./explained-outputs";
import type { Target } from "./select-target";

/** A change of the inputs. */
export interface Perturbation<Inputs extends AttributionInputs> {
  /** What the attributions are multiplied with: inputs - perturbed, usually. */
  readonly perturbations: InFormOf<Inputs>;
  /** What is handed to `forward`. */
  readonly perturbed: InFormOf<Inputs>;
}

/** What {@link infidelity} is told. */
export interface InfidelityOptions<Inputs extends AttributionInputs>
  extends AttributionOptions<Inputs> {
  /** A change of the inputs; the sample's number, from 0, tells them apart. */
  readonly perturb: (inputs: Inputs, sample: number) => Perturbation<Inputs>;
  /** In the form of the inputs. */
  readonly attributions: AttributionInputs;
  readonly target?: Target | undefined;
  /** @default 10 */
  readonly nPerturbSamples?: number | undefined;
  /** Whether attributions may be of any scale: β times them fits best. @default false */
  readonly normalize?: boolean | undefined;
}

/**
 * How badly attributions foretell what a change of the inputs does, for each
 * example: the mean of (Σ perturbation · attribution - (F(x) - F(x̃)))².
 *
 * @returns `[batch]`; 0 is perfect; the caller disposes
 * @see Yeh et al. 2019, §3, https://arxiv.org/abs/1901.09392
 */
export function infidelity<Inputs extends AttributionInputs>({
  inputs,
  perturb,
  attributions,
  nPerturbSamples = 10,
  normalize = false,
  ...explained
}: InfidelityOptions<Inputs>): tf.Tensor1D {
  const list = listOf(inputs);
  const batch = batchSizeOf("infidelity", list);
  requirePositiveInteger("infidelity", "nPerturbSamples", nPerturbSamples);
  const claims = listOf(attributions);
  return tf.tidy(() => {
    const whole = explainedOutputs(explained, list);
    const pairs = Array.from({ length: nPerturbSamples }, (_, sample) =>
      tf.tidy(() => {
        const { perturbations, perturbed } = perturb(inputs, sample);
        const foretold = listOf(perturbations)
          .map((change, i) =>
            change
              .mul(claims[i] ?? 0)
              .reshape([batch, -1])
              .sum(1),
          )
          .reduce((sum, one) => sum.add(one));
        const happened = whole.sub(
          explainedOutputs(explained, listOf(perturbed)),
        );
        return { foretold, happened };
      }),
    );
    const stack = (name: "foretold" | "happened") =>
      tf.stack(pairs.map((pair) => pair[name]));
    const [foretold, happened] = [stack("foretold"), stack("happened")]; // [samples, batch]
    const scale = normalize ? bestScale(foretold, happened) : tf.scalar(1);
    return foretold.mul(scale).sub(happened).square().mean<tf.Tensor1D>(0);
  });
}

/** Σ foretold · happened / Σ foretold², and 1 where nothing was foretold. */
function bestScale(foretold: tf.Tensor, happened: tf.Tensor): tf.Tensor {
  const squares = foretold.square().sum(0);
  const isNothing = squares.lessEqual(0);
  const ratio = foretold
    .mul(happened)
    .sum(0)
    .div(tf.where(isNothing, tf.onesLike(squares), squares));
  return tf.where(isNothing, tf.onesLike(ratio), ratio);
}

/** The inputs less something, as a {@link Perturbation}. */
export function subtracting<Inputs extends AttributionInputs>(
  inputs: Inputs,
  changes: readonly tf.Tensor[],
): Perturbation<Inputs> {
  const perturbed = listOf(inputs).map((input, i) =>
    input.sub(changes[i] ?? 0),
  );
  return {
    perturbations: inFormOf(inputs, [...changes]),
    perturbed: inFormOf(inputs, perturbed),
  };
}
