import { ClinicalNoteClassifier, type Random } from "@attending/lib";
import type { NoteSizes } from "../../rows/workload-spec";

/** The note classifier of these sizes. */
export function makeClassifier(sizes: NoteSizes, random: Random): ClinicalNoteClassifier {
  const { vocabSize, dModel, numHeads, dFf, numLayers, numClasses, seqLen, dropoutRate } = sizes;
  return new ClinicalNoteClassifier({
    vocabSize,
    dModel,
    numHeads,
    dFf,
    numLayers,
    numClasses,
    maxLen: seqLen,
    dropoutRate,
    random,
  });
}
