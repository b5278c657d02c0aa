import { Linear, Module } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";

type Options = { embeddingDim: number; aggregation?: string; random: () => number };

abstract class Encoder extends Module {
  protected readonly rule: string;
  bottleneck?: Linear;
  score?: Linear;

  constructor({ embeddingDim, aggregation = "mean", random }: Options) {
    super();
    this.rule = aggregation;
    if (aggregation === "attention") {
      const half = (embeddingDim - (embeddingDim % 2)) / 2;
      this.score = new Linear({ inFeatures: half, outFeatures: 1, random });
      this.bottleneck = new Linear({ inFeatures: embeddingDim, outFeatures: half, random });
    }
  }

  /** `[batch, codes, 1]` */
  protected scores(x: tf.Tensor3D): tf.Tensor3D {
    if (!this.score || !this.bottleneck) throw new Error("only attention scores");
    return this.score.forward(tf.tanh(this.bottleneck.forward(x)));
  }

  abstract forward(x: tf.Tensor3D, mask?: tf.Tensor2D): { visit: tf.Tensor; weights?: tf.Tensor };
}

/** Each rule by itself, with a mask of three axes; the max by a penalty, as in attention. */
class RuleByRule extends Encoder {
  forward(x: tf.Tensor3D, mask: tf.Tensor2D = tf.ones([x.shape[0], x.shape[1]])) {
    const real = mask.expandDims(-1);
    const total = x.mul(real).sum(1);
    const count = real.sum(1);
    const penalty = tf.sub(real, 1).mul(1e9);
    if (this.rule === "sum") return { visit: total };
    if (this.rule === "mean") return { visit: total.div(count.maximum(1)) };
    if (this.rule === "max") {
      return { visit: x.add(penalty).max(1).mul(count.minimum(1)) };
    }
    const hidden = this.scores(x).add(penalty).transpose([0, 2, 1]);
    const weights = tf.softmax(hidden).transpose([0, 2, 1]).mul(real);
    return { visit: x.mul(weights).sum(1), weights: weights.squeeze([2]) };
  }
}

/** A softmax of exponentials, and products of matrices with rows of weights. */
class ByProducts extends Encoder {
  forward(x: tf.Tensor3D, mask?: tf.Tensor2D) {
    return tf.tidy(() => {
      const isCode = mask ?? tf.onesLike(x.sum<tf.Tensor2D>(2));
      const weights = this.shares(x, isCode);
      if (this.rule === "max") return { visit: largest(x, isCode) };
      const visit = tf.matMul(weights.expandDims<tf.Tensor3D>(1), x).squeeze([1]);
      return this.rule === "attention" ? { visit, weights } : { visit };
    });
  }

  private shares(x: tf.Tensor3D, isCode: tf.Tensor2D): tf.Tensor2D {
    if (this.rule === "sum" || this.rule === "max") return isCode;
    const loud =
      this.rule === "mean"
        ? isCode
        : isCode.mul<tf.Tensor2D>(this.scores(x).squeeze<tf.Tensor2D>([2]).exp());
    return loud.div(loud.sum(1, true).add(1e-12));
  }
}

/** 0 added wherever there is a code, and a number below all others wherever there is none. */
function largest(x: tf.Tensor3D, isCode: tf.Tensor2D): tf.Tensor {
  const found = x.sub(isCode.mul(-1).add(1).mul(1e8).expandDims(2)).max(1);
  return tf.where(isCode.sum(1, true).greaterEqual(1), found, tf.zerosLike(found));
}

/** Visit by visit, with the codes that it has and no mask. */
class VisitByVisit extends Encoder {
  forward(x: tf.Tensor3D, mask?: tf.Tensor2D) {
    const [batch, numCodes, dim] = x.shape;
    const given = mask?.arraySync() ?? [];
    const found = Array.from({ length: batch }, (_, visit) => {
      const places = Array.from({ length: numCodes }, (_, code) => code).filter(
        (code) => (given[visit]?.[code] ?? 1) === 1,
      );
      if (places.length === 0) return { visit: tf.zeros([dim]), weights: tf.zeros([numCodes]) };
      const codes = tf.concat(
        places.map((code) => x.slice([visit, code, 0], [1, 1, dim]).reshape([1, dim])),
      );
      return this.one(codes as tf.Tensor2D, places, numCodes);
    });
    const visit = tf.stack(found.map((one) => one.visit));
    if (this.rule !== "attention") return { visit };
    return { visit, weights: tf.stack(found.map((one) => one.weights)) };
  }

  private one(codes: tf.Tensor2D, places: number[], numCodes: number) {
    const none = tf.zeros([numCodes]);
    if (this.rule === "sum") return { visit: codes.sum(0), weights: none };
    if (this.rule === "mean") return { visit: codes.mean(0), weights: none };
    if (this.rule === "max") return { visit: codes.max(0), weights: none };
    const shares = this.scores(codes.expandDims<tf.Tensor3D>(0)).flatten().softmax();
    const at = places.map((place) => Array.from({ length: numCodes }, (_, i) => +(i === place)));
    return {
      visit: codes.mul(shares.expandDims(1)).sum(0),
      weights: shares.expandDims(1).mul(tf.tensor2d(at)).sum(0),
    };
  }
}

/** Choices instead of sums, wherever something is hidden. */
class ByChoice extends Encoder {
  forward(x: tf.Tensor3D, mask?: tf.Tensor2D) {
    const [batch, numCodes] = x.shape;
    const isCode = (mask ?? tf.ones([batch, numCodes])).greater(0.5);
    const shown = isCode.expandDims(2).tile([1, 1, x.shape[2]]);
    const codes = tf.where(shown, x, tf.zerosLike(x));
    const count = isCode.toInt().sum(1).toFloat().expandDims(1);
    const hasCode = count.greater(0);
    switch (this.rule) {
      case "sum":
        return { visit: codes.sum(1) };
      case "mean":
        return { visit: codes.sum(1).div(tf.where(hasCode, count, tf.onesLike(count))) };
      case "max": {
        const found = tf.where(shown, x, tf.fill(x.shape, -1e30)).max(1);
        return { visit: tf.where(hasCode, found, tf.zerosLike(found)) };
      }
      default: {
        const scores = this.scores(x).reshape([batch, numCodes]);
        const weights = tf.where(isCode, scores, tf.fill(scores.shape, -1e9)).softmax();
        const own = tf.where(isCode, weights, tf.zerosLike(weights));
        return { visit: codes.mul(own.expandDims(2)).sum(1), weights: own };
      }
    }
  }
}

/** The max by sorting nothing: one code after the other, and a mean that goes along. */
class CodeByCode extends Encoder {
  forward(x: tf.Tensor3D, mask: tf.Tensor2D = tf.ones([x.shape[0], x.shape[1]])) {
    const columns = tf.unstack(x, 1);
    const isCode = tf.split(mask, columns.length, 1); // each [batch, 1]
    const flags = isCode.map((column) => column.toFloat());
    const weights = this.rule === "attention" ? this.weights(x, flags) : flags;
    const flagged = columns.map((column, i) => column.mul(weights[i] ?? 0));
    const total = flagged.reduce((sum, column) => sum.add(column));
    if (this.rule === "attention") return { visit: total, weights: tf.concat(weights, 1) };
    const count = flags.reduce((sum, flag) => sum.add(flag));
    if (this.rule === "mean") return { visit: total.div(count.maximum(1)) };
    if (this.rule === "sum") return { visit: total };
    const lowest = columns.map((column, i) =>
      column.add((flags[i] ?? tf.scalar(0)).sub(1).mul(1e7)),
    );
    const found = lowest.reduce((most, column) => tf.maximum(most, column));
    return { visit: found.mul(count.minimum(1)) };
  }

  private weights(x: tf.Tensor3D, flags: tf.Tensor[]): tf.Tensor[] {
    const scores = tf.unstack(this.scores(x), 1);
    const loud = scores.map((score, i) => score.exp().mul(flags[i] ?? 0));
    const sum = loud.reduce((total, one) => total.add(one)).maximum(1e-20);
    return loud.map((one) => one.div(sum));
  }
}

/** Ways to write 07.1, each right, none of them the library's. */
export const visitEncoders = [RuleByRule, ByProducts, VisitByVisit, ByChoice, CodeByCode];
