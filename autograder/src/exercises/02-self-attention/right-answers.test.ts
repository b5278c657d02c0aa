import { chooseBackend, Dropout, Linear, Module } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { judgeAnswer, lostClaims } from "../../judging/fixtures/judge-answer";

beforeAll(async () => {
  await chooseBackend({ force: "wasm", print: () => undefined });
});

type Options = { mask?: tf.Tensor; dropout?: { forward(x: tf.Tensor): tf.Tensor } };

/** Scales the query, hides by `where`, and writes the softmax out. */
function byHand(query: tf.Tensor4D, key: tf.Tensor4D, value: tf.Tensor4D, options: Options = {}) {
  const { mask, dropout } = options;
  const [, , , dHead] = query.shape;
  const raw = query.mul(dHead ** -0.5).matMul(key.transpose([0, 1, 3, 2]));
  const scores = mask ? tf.where(mask.greater(0.5), raw, tf.fill(raw.shape, -1e9)) : raw;
  const exponentials = scores.sub(scores.max(-1, true)).exp();
  const weights = exponentials.div(exponentials.sum(-1, true));
  return { weights, context: (dropout?.forward(weights) ?? weights).matMul(value) };
}

/** Adds to the scores where a key is hidden, and works on a batch of matrices. */
function byAddition(query: tf.Tensor4D, key: tf.Tensor4D, value: tf.Tensor4D, options?: Options) {
  return tf.tidy(() => {
    const [batch, numHeads, queryLen, dHead] = query.shape;
    const keyLen = key.shape[2];
    const flat = (x: tf.Tensor, len: number) => x.reshape([batch * numHeads, len, dHead]);
    const scores = tf
      .matMul(flat(query, queryLen), flat(key, keyLen), false, true)
      .div(tf.sqrt(tf.scalar(dHead)))
      .reshape([batch, numHeads, queryLen, keyLen]);
    const hidden = options?.mask ? tf.scalar(1).sub(options.mask).mul(-1e9) : tf.scalar(0);
    const weights = scores.add(hidden).softmax();
    const mixing = options?.dropout ? options.dropout.forward(weights) : weights;
    return { weights, context: mixing.matMul(value) };
  });
}

type Sizes = { dModel: number; numHeads: number; dropoutRate?: number; random: () => number };

/** Cuts each head out of the features and joins the contexts by `concat`. */
class HeadByHead extends Module {
  query: Linear;
  key: Linear;
  value: Linear;
  output: Linear;
  private readonly drop: Dropout;

  constructor(private readonly sizes: Sizes) {
    super();
    const { dModel, numHeads, dropoutRate = 0.1, random } = sizes;
    if (dModel % numHeads !== 0) throw new Error("dModel and numHeads do not fit");
    const linear = () => new Linear({ inFeatures: dModel, outFeatures: dModel, random });
    [this.query, this.key, this.value, this.output] = [linear(), linear(), linear(), linear()];
    this.drop = new Dropout({ rate: dropoutRate, random });
  }

  forward(x: tf.Tensor3D, mask?: tf.Tensor) {
    const { dModel, numHeads } = this.sizes;
    const dHead = dModel / numHeads;
    const [query, key, value] = [this.query, this.key, this.value].map((layer) =>
      tf.split(layer.forward(x), numHeads, -1),
    );
    const heads = Array.from({ length: numHeads }, (_, head) => {
      const of = (parts: tf.Tensor[] | undefined) => parts?.[head] ?? x;
      const scores = tf.matMul(of(query), of(key), false, true).div(Math.sqrt(dHead));
      const hidden = mask ? mask.squeeze([1]).sub(1).mul(1e9) : tf.scalar(0);
      const weights = tf.softmax(scores.add(hidden));
      return { weights, context: tf.matMul(this.drop.forward(weights), of(value)) };
    });
    const context = tf.concat(
      heads.map((head) => head.context),
      -1,
    );
    const weights = tf.stack(
      heads.map((head) => head.weights),
      1,
    );
    return { output: this.output.forward(context), weights };
  }
}

describe("02.1 takes other right ways", () => {
  it.each([byHand, byAddition])("%o", async (scaledDotProductAttention) => {
    expect(await lostClaims("02.1", { scaledDotProductAttention })).toEqual([]);
  });

  it("says that tensors leak without tidy, at no cost", async () => {
    const { assertions, status } = await judgeAnswer("02.1", { scaledDotProductAttention: byHand });
    expect(status).toBe("full");
    expect(assertions.find(({ id }) => id === "leaks")).toMatchObject({ passed: false, points: 0 });
  });
});

describe("02.2 takes other right ways", () => {
  it("head by head", async () => {
    expect(await lostClaims("02.2", { MultiHeadSelfAttention: HeadByHead })).toEqual([]);
  });

  it("with split heads and moved axes", async () => {
    class MovedAxes extends HeadByHead {
      override forward(x: tf.Tensor3D, mask?: tf.Tensor) {
        return tf.tidy(() => super.forward(x, mask));
      }
    }
    expect(await lostClaims("02.2", { MultiHeadSelfAttention: MovedAxes })).toEqual([]);
  });
});
