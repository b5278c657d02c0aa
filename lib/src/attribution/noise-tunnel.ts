import * as tf from "@tensorflow/tfjs";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import type { Random } from "../random/seeded-random";
import {
  type AttributionInputs,
  type InFormOf,
  inFormOf,
  listOf,
} from "./attribution-inputs";
import { type Deviations, withNormalNoise } from "./noisy-inputs";

/** What {@link noiseTunnel} is told. */
export interface NoiseTunnelOptions<Inputs extends AttributionInputs> {
  /** Attributions of inputs, by any method: `(x) => saliency({ …, inputs: x }).attributions`. */
  readonly attribute: (inputs: InFormOf<Inputs>) => AttributionInputs;
  readonly inputs: Inputs;
  /** @default 5 */
  readonly nSamples?: number | undefined;
  /** Of the noise. @default 1 */
  readonly stdevs?: Deviations | undefined;
  /**
   * The mean of the attributions, of their squares, or their variance (divided
   * by the number of samples). @default "smoothgrad"
   */
  readonly type?: "smoothgrad" | "smoothgrad_sq" | "vargrad" | undefined;
  readonly random: Random;
}

/**
 * Attributions of noisy copies of the inputs, put together: what a small change
 * of the input would overturn is averaged away.
 *
 * @returns `attributions` in the form of the inputs; the caller disposes
 * @see Smilkov et al. 2017, https://arxiv.org/abs/1706.03825; Adebayo et al.
 * 2018, https://arxiv.org/abs/1810.03307
 */
export function noiseTunnel<Inputs extends AttributionInputs>({
  attribute,
  inputs,
  nSamples = 5,
  stdevs = 1,
  type = "smoothgrad",
  random,
}: NoiseTunnelOptions<Inputs>): { attributions: InFormOf<Inputs> } {
  requirePositiveInteger("noiseTunnel", "nSamples", nSamples);
  const list = listOf(inputs);
  const attributions = tf.tidy(() => {
    let sums: tf.Tensor[] = [];
    let squares: tf.Tensor[] = [];
    for (let sample = 0; sample < nSamples; sample++) {
      const before = [...sums, ...squares];
      const after = tf.tidy(() => {
        const noisy = withNormalNoise("noiseTunnel", list, stdevs, random);
        const ones = listOf(attribute(inFormOf(inputs, noisy)));
        const added = [...ones, ...ones.map((one) => one.square())];
        return added.map((one, i) => before[i]?.add(one) ?? one.clone());
      });
      tf.dispose(before);
      sums = after.slice(0, after.length / 2);
      squares = after.slice(after.length / 2);
    }
    if (type === "smoothgrad") return sums.map((sum) => sum.div(nSamples));
    const meanSquares = squares.map((sum) => sum.div(nSamples));
    if (type === "smoothgrad_sq") return meanSquares;
    return meanSquares.map((square, i) =>
      square.sub((sums[i] ?? square).div(nSamples).square()),
    );
  });
  return { attributions: inFormOf(inputs, attributions) };
}
