import * as tf from "@tensorflow/tfjs";
import { ShapeError } from "../../errors/shape-error";
import { Dropout } from "../../layers/dropout";
import { LayerNorm } from "../../layers/layer-norm";
import { Module } from "../../layers/module";
import type { BertParts } from "./bert-parts";
import { EmbeddingTable } from "./embedding-table";

/** What a BERT reads: tables of a row for each sequence. */
export interface BertInput {
  /** int32 `[batch, seqLen]` */
  readonly inputIds: tf.Tensor2D;
  /** int32 `[batch, seqLen]`, each token's segment; all 0 when left out. */
  readonly tokenTypeIds?: tf.Tensor2D | undefined;
}

/**
 * A vector for each token: its word's, its position's and its segment's, added
 * up and normalised.
 *
 * @see Devlin et al. 2019, §3 and figure 2, https://arxiv.org/abs/1810.04805
 */
export class BertEmbeddings extends Module {
  readonly word_embeddings: EmbeddingTable;
  readonly position_embeddings: EmbeddingTable;
  readonly token_type_embeddings: EmbeddingTable;
  readonly LayerNorm: LayerNorm;
  readonly dropout: Dropout;

  constructor({ config, firstWeights, random }: BertParts) {
    super();
    const { hiddenSize, padTokenId } = config;
    const table = (name: string, numRows: number, untrainedId?: number) =>
      new EmbeddingTable({
        name,
        numRows,
        width: hiddenSize,
        firstWeights,
        untrainedId,
      });
    this.word_embeddings = table("inputIds", config.vocabSize, padTokenId);
    this.position_embeddings = table("positions", config.maxPositionEmbeddings);
    this.token_type_embeddings = table("tokenTypeIds", config.typeVocabSize);
    this.LayerNorm = new LayerNorm({
      dModel: hiddenSize,
      epsilon: config.layerNormEps,
    });
    this.dropout = new Dropout({ rate: config.hiddenDropoutProb, random });
  }

  /**
   * The tokens' vectors; the caller disposes.
   *
   * @returns `[batch, seqLen, hiddenSize]`
   * @throws VocabularyError when an id has no row, ShapeError when a sequence
   * is longer than `maxPositionEmbeddings`
   */
  forward({ inputIds, tokenTypeIds }: BertInput): tf.Tensor3D {
    const [, seqLen] = inputIds.shape;
    this.requireLength(seqLen);
    return tf.tidy(() => {
      const words = this.word_embeddings.forward(inputIds);
      // Position i has row i, in every sequence.
      const positions = this.position_embeddings.firstRows(seqLen);
      const types = tokenTypeIds
        ? this.token_type_embeddings.forward(tokenTypeIds)
        : this.token_type_embeddings.firstRows(1);
      const sum: tf.Tensor3D = words.add(types).add(positions);
      return this.dropout.forward(this.LayerNorm.forward(sum));
    });
  }

  private requireLength(seqLen: number): void {
    const [longest = 0] = this.position_embeddings.weight.shape;
    if (seqLen <= longest) return;
    throw new ShapeError({
      where: "BertModel",
      expected: `at most ${longest} tokens a sequence`,
      got: `${seqLen}`,
      fix: "Cut long notes into windows: a later token has no position.",
    });
  }
}
