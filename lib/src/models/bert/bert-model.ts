import * as tf from "@tensorflow/tfjs";
import { requireShape } from "../../errors/require-shape";
import { Module } from "../../layers/module";
import type { Random } from "../../random/seeded-random";
import {
  type BertConfig,
  type FullBertConfig,
  fullBertConfig,
} from "./bert-config";
import { BertEmbeddings, type BertInput } from "./bert-embeddings";
import { BertLayer } from "./bert-layer";
import type { BertParts } from "./bert-parts";
import { normalWeights, zeroWeights } from "./first-weights";

/** The sizes of a {@link BertModel}, and what its first weights come from. */
export interface BertModelOptions extends BertConfig {
  /** "normal" with deviation 0.02 or, when weights are to be loaded, "zero",
   * which draws none. @default "normal" */
  readonly startAt?: "normal" | "zero" | undefined;
  /** For first weights and dropout. */
  readonly random: Random;
}

/** What a {@link BertModel} reads, and what it is asked for. */
export interface BertModelInput extends BertInput {
  /** int32 or float32 `[batch, seqLen]`, 1 = token, 0 = padding; all 1 when
   * left out. */
  readonly attentionMask?: tf.Tensor2D | undefined;
  /** @default false */
  readonly outputHiddenStates?: boolean | undefined;
  /** @default false */
  readonly outputAttentions?: boolean | undefined;
}

/** What a {@link BertModel} made of each token. */
export interface BertModelOutput {
  /** `[batch, seqLen, hiddenSize]` */
  lastHiddenState: tf.Tensor3D;
  /** When asked for: the embeddings, then each layer's output, each
   * `[batch, seqLen, hiddenSize]`. */
  hiddenStates?: tf.Tensor3D[];
  /** When asked for: one `[batch, numHeads, seqLen, seqLen]` a layer, before
   * dropout. */
  attentions?: tf.Tensor4D[];
}

/** The layers by their number: `encoder.layer.0`. */
class BertEncoder extends Module {
  readonly layer: BertLayer[];

  constructor(parts: BertParts) {
    super();
    this.layer = Array.from(
      { length: parts.config.numHiddenLayers },
      () => new BertLayer(parts),
    );
  }
}

/**
 * BERT's encoder: a vector for each token that knows the tokens around it.
 *
 * The parameters have the names of Hugging Face's `BertModel` without its
 * pooler, which is why some properties are not in camel case:
 * `encoder.layer.0.attention.output.LayerNorm.weight`. Weights of linear maps
 * are `[in, out]` here and `[out, in]` there.
 *
 * @see Devlin et al. 2019, https://arxiv.org/abs/1810.04805
 */
export class BertModel extends Module {
  readonly config: FullBertConfig;
  readonly embeddings: BertEmbeddings;
  readonly encoder: BertEncoder;

  /** @throws DataError or ShapeError when a size cannot be used */
  constructor({ random, startAt = "normal", ...sizes }: BertModelOptions) {
    super();
    const config = fullBertConfig(sizes);
    const firstWeights =
      startAt === "zero" ? zeroWeights : normalWeights(random);
    this.config = config;
    this.embeddings = new BertEmbeddings({ config, firstWeights, random });
    this.encoder = new BertEncoder({ config, firstWeights, random });
  }

  /**
   * The tokens' vectors; the caller disposes of all that is returned.
   *
   * Padding is never attended to: more of it changes nothing at real tokens.
   *
   * @throws ShapeError when a table is not `[batch, seqLen]` or longer than
   * `maxPositionEmbeddings`, VocabularyError when an id has no row
   */
  forward(input: BertModelInput): BertModelOutput {
    const { outputHiddenStates = false, outputAttentions = false } = input;
    requireTables(input);
    return tf.tidy(() => {
      const mask = maskOf(input);
      const hiddenStates = [this.embeddings.forward(input)];
      const attentions: tf.Tensor4D[] = [];
      let lastHiddenState = hiddenStates[0] as tf.Tensor3D;
      for (const layer of this.encoder.layer) {
        const options = { mask, outputAttentions };
        const { output, weights } = layer.forward(lastHiddenState, options);
        if (weights) attentions.push(weights);
        if (outputHiddenStates) hiddenStates.push(output);
        lastHiddenState = output;
      }
      return {
        lastHiddenState,
        ...(outputHiddenStates && { hiddenStates }),
        ...(outputAttentions && { attentions }),
      };
    });
  }
}

function requireTables(input: BertModelInput): void {
  const { inputIds, attentionMask, tokenTypeIds } = input;
  requireShape({
    where: "BertModel",
    name: "inputIds",
    tensor: inputIds,
    axes: ["batch", "seqLen"],
    fix: "One sequence alone still needs a batch axis: [1, seqLen].",
  });
  for (const [name, tensor] of Object.entries({
    attentionMask,
    tokenTypeIds,
  })) {
    if (!tensor) continue;
    requireShape({
      where: "BertModel",
      name,
      tensor,
      axes: inputIds.shape,
      fix: "Give one number for each of inputIds.",
    });
  }
}

/** `[batch, 1, 1, seqLen]`, as attention takes it. */
function maskOf({ attentionMask }: BertModelInput): tf.Tensor | undefined {
  return attentionMask?.toFloat().expandDims(1).expandDims(1);
}
