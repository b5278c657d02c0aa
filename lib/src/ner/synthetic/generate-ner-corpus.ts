import { DataError } from "../../errors/data-error";
import { requirePositiveInteger } from "../../errors/require-positive-integer";
import { randomInteger, shuffled } from "../../random/draws";
import type { Random } from "../../random/seeded-random";
import { type NerCorpus, type NerSplit, nerSplits } from "../ner-corpus";
import { clinicalEntityTypes } from "./mention-forms";
import { sentenceTemplates } from "./sentence-templates";
import { type ClinicalSentence, writeSentence } from "./write-sentence";

/** How large the splits are. */
export interface GeneratedCorpusOptions {
  readonly random: Random;
  /** Notes to train on. @default 2000 */
  readonly numTrain?: number | undefined;
  /** Notes to choose with. @default 400 */
  readonly numValidation?: number | undefined;
  /** Notes to judge by. @default 600 */
  readonly numTest?: number | undefined;
}

/** A corpus of which each item also has text, offsets and assertions. */
export interface GeneratedCorpus
  extends Pick<NerCorpus, "labels">,
    Readonly<Record<NerSplit, readonly ClinicalSentence[]>> {}

/**
 * The tags of generated notes, in the order of their ids: `O`, then `B-` and
 * `I-` of anatomy, diagnosis, medication, procedure and test.
 */
export const clinicalNerLabels: readonly string[] = [
  "O",
  ...clinicalEntityTypes.flatMap((type) => [`B-${type}`, `I-${type}`]),
];

/**
 * Synthetic clinical notes of one to three sentences with their entities: made
 * up, no patient's.
 *
 * Diagnoses, procedures, medications, anatomy and tests, some of them denied,
 * uncertain or past, abbreviated, or side by side. Each split has sentences of
 * its own, and validation and test have entities that train never has, as new
 * notes do: a list of what was seen finds little more than half.
 *
 * @throws DataError when a size is not a positive integer, or so large that
 * notes would repeat
 * @example
 * const corpus = generateNerCorpus({ random: seededRandom(42) });
 * corpus.test[0]?.text;
 */
export function generateNerCorpus({
  random,
  numTrain = 2000,
  numValidation = 400,
  numTest = 600,
}: GeneratedCorpusOptions): GeneratedCorpus {
  const sizes = { train: numTrain, validation: numValidation, test: numTest };
  for (const split of nerSplits) {
    requirePositiveInteger(
      "generateNerCorpus",
      `size of ${split}`,
      sizes[split],
    );
  }
  // In this order another size of train leaves the others as they are.
  const test = drawNotes(random, "test", numTest);
  const validation = drawNotes(random, "validation", numValidation);
  const train = drawNotes(random, "train", numTrain);
  return { labels: clinicalNerLabels, train, validation, test };
}

/** Draws that only repeat what is there, before a size is given up. */
const maxRepeats = 1000;

function drawNotes(
  random: Random,
  split: NerSplit,
  count: number,
): ClinicalSentence[] {
  const notes = new Map<string, ClinicalSentence>();
  for (let repeats = 0; notes.size < count; ) {
    const note = drawNote(random, split);
    if (notes.has(note.text)) repeats++;
    else repeats = 0;
    notes.set(note.text, note);
    if (repeats < maxRepeats) continue;
    throw new DataError({
      where: "generateNerCorpus",
      expected: `a size of ${split} that can be had without repeats`,
      got: `${count}, of which ${notes.size} came about`,
      fix: "Choose a smaller one, and a random that changes.",
    });
  }
  return [...notes.values()];
}

function drawNote(random: Random, split: NerSplit): ClinicalSentence {
  const count = randomInteger(random, 1, 3);
  const chosen = shuffled(random, sentenceTemplates[split]).slice(0, count);
  return writeSentence(random, chosen.join(" "), split);
}
