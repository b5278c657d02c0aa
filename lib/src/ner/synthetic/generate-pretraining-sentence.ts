import { pickOne } from "../../random/draws";
import type { Random } from "../../random/seeded-random";
import { ordinarySentences } from "./ordinary-sentences";
import { pretrainingTemplates } from "./pretraining-templates";
import { sentenceTemplates } from "./sentence-templates";
import { writeSentence } from "./write-sentence";

/** What a sentence of a pre-training may say. */
export interface PretrainingSentenceOptions {
  readonly random: Random;
  /** The names of entities that occur: those of the labelled training data, or
   * those of validation and test too. @default "all" */
  readonly names?: "train" | "all" | undefined;
}

const templates = [
  ...sentenceTemplates.train,
  ...pretrainingTemplates,
  ...ordinarySentences,
];

/**
 * A sentence for a model to be pre-trained on: text alone, without any label.
 *
 * No sentence of validation or test is among them, though their ordinary words
 * are, in others. With all names, the text
 * knows the entities that a labelled training set lacks, as real text does.
 */
export function generatePretrainingSentence({
  random,
  names = "all",
}: PretrainingSentenceOptions): string {
  return writeSentence(random, pickOne(random, templates), names).text;
}
