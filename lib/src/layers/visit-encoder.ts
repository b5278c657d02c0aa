import * as tf from "@tensorflow/tfjs";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import type { Random } from "../random/seeded-random";
import { requireCodeEmbeddings } from "./code-embeddings";
import { Linear } from "./linear";
import { Module } from "./module";
import { requireAggregation, type VisitAggregation } from "./visit-aggregation";

/** The size of a {@link VisitEncoder}, and its rule. */
export interface VisitEncoderOptions {
  readonly embeddingDim: number;
  /** @default "mean" */
  readonly aggregation?: VisitAggregation | undefined;
  readonly random: Random;
}

/** A vector for each visit, and what each code had to say in it. */
export interface VisitEncoderResult {
  /** `[batch, embeddingDim]` */
  visit: tf.Tensor2D;
  /** `[batch, codes]`, under attention alone; they sum to 1, or to 0 in a visit
   * without codes. */
  weights?: tf.Tensor2D;
}

/**
 * One vector for each visit, whatever the number of its codes.
 *
 * Mean, sum and attention are Σ weightₖ · codeₖ: the weights are 1 / codes, 1, or
 * softmax over the visit's codes of score(tanh(bottleneck(codeₖ))), where
 * `bottleneck` maps embeddingDim features to ⌊embeddingDim / 2⌋, and `score` these
 * to one. Max takes each feature's largest value. Padding has no part in any of
 * them, and a visit without codes is a vector of zeros under all four.
 *
 * @see Yang et al. 2016, §2.2, https://doi.org/10.18653/v1/N16-1174, for the
 * attention; Choi et al. 2016, https://arxiv.org/abs/1602.05568, for visits as
 * sums of their codes
 */
export class VisitEncoder extends Module {
  readonly embeddingDim: number;
  readonly aggregation: VisitAggregation;
  /** Under attention alone, as is `score`. */
  readonly bottleneck: Linear | undefined;
  readonly score: Linear | undefined;

  /** @throws DataError when the rule is unknown or the size too small for it */
  constructor({
    embeddingDim,
    aggregation = "mean",
    random,
  }: VisitEncoderOptions) {
    super();
    requirePositiveInteger("VisitEncoder", "embeddingDim", embeddingDim);
    requireAggregation("VisitEncoder", aggregation, embeddingDim);
    this.embeddingDim = embeddingDim;
    this.aggregation = aggregation;
    if (aggregation !== "attention") return;
    const half = Math.floor(embeddingDim / 2);
    this.bottleneck = new Linear({
      inFeatures: embeddingDim,
      outFeatures: half,
      random,
    });
    this.score = new Linear({ inFeatures: half, outFeatures: 1, random });
  }

  /**
   * The visits' vectors; the caller disposes of all.
   *
   * @param codeEmbeddings `[batch, codes, embeddingDim]`
   * @param mask `[batch, codes]`; 1 = a code, 0 = padding; all ones, when not
   * given
   * @throws ShapeError when the embeddings or the mask do not fit
   */
  forward(codeEmbeddings: tf.Tensor3D, mask?: tf.Tensor2D): VisitEncoderResult {
    const { aggregation, embeddingDim } = this;
    requireCodeEmbeddings("VisitEncoder", {
      codeEmbeddings,
      mask,
      embeddingDim,
    });
    const [batch, numCodes] = codeEmbeddings.shape;
    return tf.tidy(() => {
      const isCode = mask?.toFloat() ?? tf.ones([batch, numCodes]);
      if (aggregation === "max") {
        return { visit: this.largest(codeEmbeddings, isCode) };
      }
      const weights = this.weigh(codeEmbeddings, isCode);
      const visit = codeEmbeddings
        .mul(weights.expandDims(2)) // [batch, codes, embeddingDim]
        .sum<tf.Tensor2D>(1);
      return { visit, ...(aggregation === "attention" && { weights }) };
    });
  }

  /** Each feature's largest value among a visit's codes. */
  private largest(x: tf.Tensor3D, isCode: tf.Tensor2D): tf.Tensor2D {
    // Zeros in the place of padding would win where all codes are negative.
    const codes = tf.where(isCode.expandDims(2).cast("bool"), x, -Infinity);
    const hasCode = isCode.max(1, true).cast("bool"); // [batch, 1]
    return tf.where(hasCode, codes.max<tf.Tensor2D>(1), 0);
  }

  /** How much each code has to say, `[batch, codes]`; padding has nothing. */
  private weigh(x: tf.Tensor3D, isCode: tf.Tensor2D): tf.Tensor2D {
    if (this.aggregation === "sum") return isCode;
    if (!this.bottleneck || !this.score) {
      // At least 1, for a visit that has no codes.
      return isCode.div(isCode.sum(1, true).maximum(1));
    }
    const scores = this.score
      .forward(this.bottleneck.forward(x).tanh()) // [batch, codes, 1]
      .squeeze<tf.Tensor2D>([2]);
    // -Infinity would make NaN of a visit without codes, whose weights the
    // product then takes to 0.
    const penalty = isCode.sub(1).mul(1e9);
    return scores.add(penalty).softmax().mul(isCode);
  }
}
