import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../random/seeded-random";
import { cohortVocabulary } from "./cohort-vocabulary";
import { createCohort, loaderOfPatients } from "./create-cohort";

const sizes = { numTrain: 13, numValidation: 5, numTest: 7 };

describe("createCohort", () => {
  it("has the sizes it is told, and others otherwise", () => {
    const { train, validation, test } = createCohort({
      random: seededRandom(1),
      ...sizes,
    });
    expect([train.length, validation.length, test.length]).toEqual([13, 5, 7]);
    const usual = createCohort({ random: seededRandom(1) });
    expect(Object.values(usual).map(({ length }) => length)).toEqual([
      2000, 300, 1000,
    ]);
  });

  it("puts no patient into two splits", () => {
    const { train, validation, test } = createCohort({
      random: seededRandom(1),
    });
    const all = [...train, ...validation, ...test].map((p) =>
      JSON.stringify(p),
    );
    expect(new Set(all).size).toBe(3300);
  });

  it("refuses a count that is none", () => {
    const none = { random: seededRandom(1), numTest: 0 };
    expect(() => createCohort(none)).toThrow("createCohort");
  });
});

describe("loaderOfPatients", () => {
  it("encodes codes and outcome, patient by patient", () => {
    const { test } = createCohort({ random: seededRandom(3), ...sizes });
    const loader = loaderOfPatients(test, { batchSize: 4 });
    expect([loader.numPatients, loader.numBatches]).toEqual([7, 2]);
    const decoded = loader.visits.map((visits) =>
      visits.map((ids) => cohortVocabulary.decode(ids)),
    );
    expect(decoded).toEqual(test.map(({ visits }) => visits));
    const outcomes: number[] = [];
    for (const batch of loader) {
      outcomes.push(...batch.labels.arraySync().flat());
      tf.dispose(batch);
    }
    expect(outcomes).toEqual(test.map((p) => (p.hasOutcome ? 1 : 0)));
  });
});
