// Not from lib's index: that brings TensorFlow along, and whoever asks only plans.
import { generateClinicalNote } from "@attending/lib/dist/clinical/generate-clinical-note";
import { noteLength } from "@attending/lib/dist/data/length-buckets";
import { seededRandom } from "@attending/lib/dist/random/seeded-random";

/** How many tokens each of so many generated notes has, padding apart. */
export function noteLengths(seed: number, numNotes: number, maxLen: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: numNotes }, () =>
    noteLength(generateClinicalNote({ random, maxLen }).tokenIds),
  );
}
