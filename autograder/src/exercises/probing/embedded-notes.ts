import { Module } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import type { TensorData } from "../../data/data";
import { toTensor } from "./to-tensor";

/** The numbers of an {@link EmbeddedNotes}. */
export type NoteNumbers = {
  /** `[vocabSize, width]`; that of padding is not zero. */
  readonly embedding: TensorData;
  /** `[width, width]` */
  readonly mixing: TensorData;
  /** `[width, classes]` */
  readonly classes: TensorData;
};

/** A vector for each token. */
class TokenTable extends Module {
  readonly weight: tf.Variable;

  constructor(weight: TensorData) {
    super();
    this.weight = tf.tidy(() => tf.variable(toTensor(weight)));
  }

  forward(tokenIds: tf.Tensor): tf.Tensor {
    if (tokenIds?.dtype !== "int32") throw new Error("embedding: expected token ids, int32.");
    return this.weight.gather(tokenIds.as2D(tokenIds.shape[0] ?? 0, -1));
  }
}

/** tanh(x · W) */
class Mixing extends Module {
  readonly weight: tf.Variable;

  constructor(weight: TensorData) {
    super();
    this.weight = tf.tidy(() => tf.variable(toTensor(weight)));
  }

  forward(x: tf.Tensor): tf.Tensor {
    return tf.tidy(() => {
      const [batch = 0, seqLen = 0, width = 0] = x.shape;
      const rows = x.reshape([-1, width]).matMul(this.weight);
      return rows.tanh().reshape([batch, seqLen, width]);
    });
  }
}

/**
 * A classifier of notes with two layers that can be named. What is padding it knows from the ids: the
 * sum over the other tokens, each with the weight of its place, is what the classes are made of.
 */
export class EmbeddedNotes extends Module {
  readonly embedding: TokenTable;
  readonly mixing: Mixing;
  readonly #classes: TensorData;

  constructor({ embedding, mixing, classes }: NoteNumbers) {
    super();
    this.embedding = new TokenTable(embedding);
    this.mixing = new Mixing(mixing);
    this.#classes = classes;
  }

  /** @param factor `[batch, 1]`, multiplies the vectors that are mixed */
  forward(tokenIds: tf.Tensor, factor?: tf.Tensor): { logits: tf.Tensor } {
    return tf.tidy(() => {
      const [batch = 0, seqLen = 0] = tokenIds.shape;
      const isToken = tokenIds.notEqual(0).toFloat();
      const places = tf.range(1, seqLen + 1).div(seqLen);
      const weights = isToken.mul(places).reshape([batch, seqLen, 1]);
      const vectors = this.embedding.forward(tokenIds);
      const mixed = this.mixing.forward(
        factor === undefined ? vectors : vectors.mul(factor.reshape([-1, 1, 1])),
      );
      const sums = mixed.add(mixed.square()).mul(weights).sum(1);
      return { logits: sums.matMul(toTensor(this.#classes)) };
    });
  }
}
