/** The sizes of the note classifier, and of the notes it is given. */
export interface NoteSizes {
  readonly seed: number;
  readonly vocabSize: number;
  readonly dModel: number;
  readonly numHeads: number;
  readonly dFf: number;
  readonly numLayers: number;
  readonly numClasses: number;
  readonly dropoutRate: number;
  readonly batch: number;
  readonly seqLen: number;
}

/** A step of Adam on gradients that are clipped by their global norm. */
export interface ClippedAdam {
  readonly learningRate: number;
  readonly maxNorm: number;
}

/** A stack of LSTM layers over features, and a linear layer on the last hidden state. */
export interface LstmSizes {
  readonly seed: number;
  readonly features: number;
  readonly hiddenSize: number;
  readonly numLayers: number;
  readonly numClasses: number;
  readonly batch: number;
  readonly seqLen: number;
}

/** BERT's encoder with a linear layer on each token. */
export interface EncoderSizes {
  readonly seed: number;
  readonly vocabSize: number;
  readonly dModel: number;
  readonly numHeads: number;
  readonly dFf: number;
  readonly numLayers: number;
  readonly numLabels: number;
  readonly dropoutRate: number;
  readonly batch: number;
  readonly seqLen: number;
}

/**
 * What is run and how large it is: the one description that both our process and the peer's are
 * sent, so that neither has sizes of its own.
 */
export type WorkloadSpec =
  | ({ readonly workload: "note-training" } & NoteSizes & ClippedAdam)
  | ({
      readonly workload: "note-training-cut";
      /** Of each note; the notes are dealt out `batch` at a time, in this order, again and again. */
      readonly lengths: readonly number[];
    } & NoteSizes &
      ClippedAdam)
  | ({ readonly workload: "note-inference" } & NoteSizes)
  | ({
      readonly workload: "integrated-gradients";
      readonly steps: number;
      /** How many interpolated notes go through the model at once, at most. */
      readonly internalBatch: number;
    } & NoteSizes)
  | ({ readonly workload: "lstm-training" } & LstmSizes & ClippedAdam)
  | ({ readonly workload: "lstm-inference" } & LstmSizes)
  | ({ readonly workload: "encoder-inference" } & EncoderSizes)
  | ({
      readonly workload: "encoder-training";
      /** How many equal parts the batch goes through the model in: one after the other, to save memory. */
      readonly parts: number;
      readonly learningRate: number;
      readonly weightDecay: number;
    } & EncoderSizes);

/** The specification of one workload. */
export type SpecOf<Name extends WorkloadSpec["workload"]> = Extract<
  WorkloadSpec,
  { readonly workload: Name }
>;
