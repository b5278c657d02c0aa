import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { clinicalVocabulary } from "../clinical/clinical-vocabulary";
import { generalTerms, negationTerms } from "../clinical/terms";
import { noteLength } from "../data/length-buckets";
import {
  distantLoaders,
  distantTestNotes,
  loaderOfNotes,
} from "./distant-notes";

const general = new Set(clinicalVocabulary.encode(generalTerms));
const cues = new Set(clinicalVocabulary.encode(negationTerms));

/** Words between the first negation and the next word that is not general. */
function distanceIn(tokenIds: readonly number[]): number | undefined {
  const cue = tokenIds.findIndex((id) => cues.has(id));
  if (cue < 0) return undefined;
  return tokenIds.slice(cue + 1).findIndex((id) => !general.has(id));
}

describe("distantLoaders", () => {
  it("holds every distance, and is the same for a seed", () => {
    const { train, validation } = distantLoaders(5, { numTrain: 600 });
    const found = train.tokenIds
      .map(distanceIn)
      .filter((distance) => distance !== undefined);
    expect(new Set(found)).toEqual(
      new Set(Array.from({ length: 25 }, (_, i) => i)),
    );
    expect(validation.numNotes).toBe(300);
    expect(distantLoaders(5, { numTrain: 600 }).train.tokenIds).toEqual(
      train.tokenIds,
    );
    expect(distantLoaders(6, { numTrain: 600 }).train.tokenIds).not.toEqual(
      train.tokenIds,
    );
  });

  it("shuffles the training notes anew on each pass", () => {
    const { train } = distantLoaders(5, { numTrain: 64, numValidation: 1 });
    const firstIds = () => {
      const batches = [...train];
      const ids = batches.map(({ tokenIds }) => tokenIds.dataSync().join());
      tf.dispose(batches);
      return ids.join();
    };
    expect(firstIds()).not.toBe(firstIds());
  });
});

describe("distantTestNotes", () => {
  it("denies one of two diagnoses, so far away, in notes of any length", () => {
    for (const [distance, numGeneral] of [
      [3, 24],
      [40, 56],
    ] as const) {
      const notes = distantTestNotes({ distance, numTest: 50, numGeneral });
      for (const { tokenIds, labels, mentions } of notes) {
        expect(distanceIn(tokenIds)).toBe(distance);
        expect(labels.filter((label) => label === 1)).toHaveLength(1);
        expect(mentions).toHaveLength(2);
        expect(noteLength(tokenIds)).toBeGreaterThan(2 * numGeneral);
      }
    }
  });

  it("is the same on each call, and deals in batches of 32", () => {
    const notes = distantTestNotes({ distance: 4, numTest: 40 });
    expect(distantTestNotes({ distance: 4, numTest: 40 })).toEqual(notes);
    const loader = loaderOfNotes(notes);
    expect(loader.numBatches).toBe(2);
    expect(loader.labels).toEqual(notes.map(({ labels }) => labels));
  });
});
