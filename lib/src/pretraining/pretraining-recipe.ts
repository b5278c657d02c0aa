/** How the embedded model is pre-trained. */
export interface PretrainingRecipe {
  /** Pieces of the vocabulary. */
  readonly vocabSize: number;
  /** Sentences that the vocabulary is learned from. */
  readonly numVocabularySentences: number;
  readonly hiddenSize: number;
  readonly numHiddenLayers: number;
  readonly numAttentionHeads: number;
  readonly intermediateSize: number;
  readonly maxPositionEmbeddings: number;
  readonly numSteps: number;
  /** Pieces, padding included. */
  readonly tokensPerBatch: number;
  /** How long the rows of a batch are: one of these, alike often. */
  readonly lengths: readonly number[];
  readonly maskRate: number;
  readonly wholeWords: boolean;
  /** At its highest. */
  readonly learningRate: number;
  /** Of all steps. */
  readonly warmupShare: number;
  readonly weightDecay: number;
  readonly maxGradientNorm: number;
}

/**
 * That of `data/clinical-bert-mini`.
 *
 * One batch in ten is of 512 pieces, so that the late positions are learned. Without dropout: no
 * sentence comes twice, so that there is nothing to learn by heart.
 */
export const clinicalBertMiniRecipe: PretrainingRecipe = {
  vocabSize: 1500,
  numVocabularySentences: 30_000,
  hiddenSize: 128,
  numHiddenLayers: 4,
  numAttentionHeads: 4,
  intermediateSize: 512,
  maxPositionEmbeddings: 512,
  numSteps: 5000,
  tokensPerBatch: 768,
  lengths: [32, 32, 32, 32, 32, 64, 64, 64, 128, 512],
  maskRate: 0.25,
  wholeWords: true,
  learningRate: 1e-3,
  warmupShare: 0.1,
  weightDecay: 0.01,
  maxGradientNorm: 1,
};
