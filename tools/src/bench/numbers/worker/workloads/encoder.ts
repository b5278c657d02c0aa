import { BertForClinicalNER, BertModel, type Random, randomInteger } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import type { EncoderSizes } from "../../rows/workload-spec";

/** BERT with a label for each token, untrained. */
export function makeEncoder(sizes: EncoderSizes, random: Random): BertForClinicalNER {
  const bert = new BertModel({
    vocabSize: sizes.vocabSize,
    hiddenSize: sizes.dModel,
    numHiddenLayers: sizes.numLayers,
    numAttentionHeads: sizes.numHeads,
    intermediateSize: sizes.dFf,
    hiddenDropoutProb: sizes.dropoutRate,
    attentionProbsDropoutProb: sizes.dropoutRate,
    random,
  });
  return new BertForClinicalNER({ bert, numLabels: sizes.numLabels, random });
}

/** Sequences without padding, and the mask that says so; both int32 `[batch, seqLen]`. */
export function makeSequences(random: Random, { vocabSize, batch, seqLen }: EncoderSizes) {
  const ids = Array.from({ length: batch * seqLen }, () => randomInteger(random, 1, vocabSize - 1));
  return {
    inputIds: tf.tensor2d(ids, [batch, seqLen], "int32"),
    attentionMask: tf.ones<tf.Rank.R2>([batch, seqLen], "int32"),
  };
}
