import {
  chooseBackend,
  Dropout,
  Embedding,
  LayerNorm,
  Linear,
  Module,
  MultiHeadSelfAttention,
  SinusoidalPositionalEncoding,
  sinusoidalPositions,
  TransformerBlock,
} from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { lostClaims } from "../../judging/fixtures/judge-answer";

beforeAll(async () => {
  await chooseBackend({ force: "wasm", print: () => undefined });
});

type BlockSizes = {
  dModel: number;
  numHeads: number;
  dFf: number;
  dropoutRate?: number;
  random: () => number;
};

/** A dropout for each place, none within the feed-forward part, and the ReLU as a maximum. */
class SeparateDropouts extends Module {
  attention: MultiHeadSelfAttention;
  norm2: LayerNorm;
  norm1: LayerNorm;
  linear2: Linear;
  linear1: Linear;
  dropouts: Dropout[];

  constructor({ dModel, numHeads, dFf, dropoutRate = 0.1, random }: BlockSizes) {
    super();
    this.linear2 = new Linear({ inFeatures: dFf, outFeatures: dModel, random });
    this.linear1 = new Linear({ inFeatures: dModel, outFeatures: dFf, random });
    this.norm1 = new LayerNorm({ dModel });
    this.norm2 = new LayerNorm({ dModel });
    this.attention = new MultiHeadSelfAttention({ dModel, numHeads, dropoutRate, random });
    this.dropouts = [1, 2].map(() => new Dropout({ rate: dropoutRate, random }));
  }

  forward(x: tf.Tensor3D, mask?: tf.Tensor) {
    const drop = (i: number, y: tf.Tensor3D) => this.dropouts[i]?.forward(y) ?? y;
    const { output, weights } = this.attention.forward(x, mask);
    const seen = this.norm1.forward(tf.add<tf.Tensor3D>(drop(0, output), x));
    const thought = this.linear2.forward(tf.maximum<tf.Tensor3D>(this.linear1.forward(seen), 0));
    return { weights, output: this.norm2.forward(tf.add(drop(1, thought), seen)) };
  }
}

type ModelSizes = BlockSizes & {
  vocabSize: number;
  numLayers?: number;
  numClasses?: number;
  maxLen?: number;
};

/** Takes the mean as a product with a row of shares, and adds the positions as plain numbers. */
class MeanByProduct extends Module {
  embedding: Embedding;
  encoder: TransformerBlock[] = [];
  classifier: Linear;
  protected readonly drop: Dropout;
  protected readonly dModel: number;

  constructor(options: ModelSizes) {
    super();
    const { vocabSize, dModel = 128, numHeads = 4, dFf = 512, random } = options;
    const { numLayers = 2, numClasses = 4, dropoutRate = 0.15 } = options;
    this.dModel = dModel;
    this.embedding = new Embedding({ vocabSize, dModel, random });
    for (let layer = 0; layer < numLayers; layer++) {
      this.encoder.push(new TransformerBlock({ dModel, numHeads, dFf, dropoutRate, random }));
    }
    this.classifier = new Linear({ inFeatures: dModel, outFeatures: numClasses, random });
    this.drop = new Dropout({ rate: dropoutRate, random });
  }

  protected placed(x: tf.Tensor3D): tf.Tensor3D {
    return x.add(sinusoidalPositions(x.shape[1], this.dModel));
  }

  forward(tokenIds: tf.Tensor2D) {
    const [batch, seqLen] = tokenIds.shape;
    const real = tf.cast(tokenIds.greater(0), "float32");
    let x = this.drop.forward(
      this.placed(this.embedding.forward(tokenIds).mul(this.dModel ** 0.5)),
    );
    const attentionWeights = this.encoder.map((block) => {
      const seen = block.forward(x, real.reshape([batch, 1, 1, seqLen]));
      x = seen.output;
      return seen.weights;
    });
    const shares = real.div(real.sum(1, true).add(1e-9)).expandDims<tf.Tensor3D>(1);
    const pooled = shares.matMul(x).squeeze<tf.Tensor2D>([1]);
    return { logits: this.classifier.forward(pooled), attentionWeights };
  }
}

/** The given positions, and the blocks by name. */
class GivenPositions extends MeanByProduct {
  positions: SinusoidalPositionalEncoding;

  constructor(options: ModelSizes) {
    super(options);
    const { dModel = 128, maxLen = 64 } = options;
    this.positions = new SinusoidalPositionalEncoding({ dModel, maxLen });
  }

  protected override placed(x: tf.Tensor3D): tf.Tensor3D {
    return this.positions.forward(x);
  }

  override forward(tokenIds: tf.Tensor2D) {
    return tf.tidy(() => super.forward(tokenIds));
  }
}

describe("03.1 takes other right ways", () => {
  it("with a dropout for each place", async () => {
    expect(await lostClaims("03.1", { TransformerBlock: SeparateDropouts })).toEqual([]);
  });

  it("as a class derived from the library's", async () => {
    class Derived extends TransformerBlock {}
    expect(await lostClaims("03.1", { TransformerBlock: Derived })).toEqual([]);
  });
});

describe("03.2 takes other right ways", () => {
  it.each([MeanByProduct, GivenPositions])("%o", async (ClinicalNoteClassifier) => {
    expect(await lostClaims("03.2", { ClinicalNoteClassifier })).toEqual([]);
  });
});
