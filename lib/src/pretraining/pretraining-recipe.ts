/** Some of the steps of a pre-training. */
export interface PretrainingPhase {
  readonly numSteps: number;
  /** How long the rows of a batch are: one of these, alike often. */
  readonly lengths: readonly number[];
}

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
  /** In their order; one warm-up and one fall of the learning rate for all. */
  readonly phases: readonly PretrainingPhase[];
  /** Pieces, padding included. */
  readonly tokensPerBatch: number;
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
 * Short rows first, which are quickly read, then long ones, for the sake of the
 * late positions: so did BERT's authors. Without dropout: no sentence comes
 * twice, so that there is nothing to learn by heart.
 */
export const clinicalBertMiniRecipe: PretrainingRecipe = {
  vocabSize: 1500,
  numVocabularySentences: 30_000,
  hiddenSize: 128,
  numHiddenLayers: 4,
  numAttentionHeads: 4,
  intermediateSize: 512,
  maxPositionEmbeddings: 512,
  phases: [
    { numSteps: 6000, lengths: [32, 32, 32, 64, 64] },
    { numSteps: 1500, lengths: [64, 128, 256, 512, 512] },
  ],
  tokensPerBatch: 768,
  maskRate: 0.25,
  wholeWords: true,
  learningRate: 1e-3,
  warmupShare: 0.1,
  weightDecay: 0.01,
  maxGradientNorm: 1,
};

/** All steps of a recipe. */
export function countSteps({ phases }: PretrainingRecipe): number {
  return phases.reduce((sum, { numSteps }) => sum + numSteps, 0);
}
