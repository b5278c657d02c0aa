import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { clinicalVocabulary } from "../clinical/clinical-vocabulary";
import { Module } from "../layers/module";
import { callsNegated } from "./calls-negated";

/** Denies the second diagnosis where "denies" stands, the others always. */
class Reader extends Module {
  forward(tokenIds: tf.Tensor2D): { logits: tf.Tensor2D } {
    const denies = clinicalVocabulary.idOf("denies");
    const unknown = clinicalVocabulary.unknownId;
    const rows = tokenIds.arraySync().map((ids) => {
      const isDenied = ids.includes(denies) && !ids.includes(unknown);
      return [-1, isDenied ? -1 : 1, -1, -1];
    });
    return { logits: tf.tensor2d(rows) };
  }
}

const of = (sentence: string, diagnosis: number) => ({
  report: 1,
  concept: "cough",
  sentence,
  isNegated: false,
  diagnosis,
});

describe("callsNegated", () => {
  it("asks for the concept's diagnosis, in its sentence", () => {
    const concepts = [
      of("Denies COUGH.", 1),
      of("COUGH.", 1),
      of("Denies any COUGH.", 1),
      of("COUGH.", 0),
    ];
    const before = tf.memory().numTensors;
    expect(
      callsNegated(new Reader(), concepts, { unknown: "left out" }),
    ).toEqual([true, false, true, true]);
    expect(callsNegated(new Reader(), concepts, { unknown: "<UNK>" })).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(tf.memory().numTensors).toBe(before);
  });
});
