import {
  ClinicalNoteClassifier,
  createDatasets,
  generateClinicalNote,
  MultiHeadSelfAttention,
  scaledDotProductAttention,
  TransformerBlock,
} from "@attending/lib";
import type { Answer, Exercise } from "../exercises/exercise";
import { GraderFault } from "./grader-fault";

const references: Answer = {
  generateClinicalNote,
  createDatasets,
  scaledDotProductAttention,
  MultiHeadSelfAttention,
  TransformerBlock,
  ClinicalNoteClassifier,
};

/** The library's own answer to an exercise. Never bundled for the sandbox. */
export function referenceAnswer({ card }: Exercise): Answer {
  const reference = references[card.symbol];
  if (reference === undefined) throw new GraderFault(`no reference for ${card.symbol}`);
  return { [card.symbol]: reference };
}
