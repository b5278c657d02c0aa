import * as tf from "@tensorflow/tfjs";
import { expect, it } from "vitest";
import { BagOfWordsClassifier } from "../models/bag-of-words-classifier";
import { seededRandom } from "../random/seeded-random";
import { timeTrainingStep } from "./time-training-step";

it("gives the median of the steps after the warm-up, and leaves no trace", () => {
  const model = new BagOfWordsClassifier({
    vocabSize: 7,
    random: seededRandom(1),
  });
  const parameters = () => model.parameters().map((p) => [...p.dataSync()]);
  const before = { numbers: parameters(), tensors: tf.memory().numTensors };
  const shapes: string[] = [];
  const forward = model.forward.bind(model);
  model.forward = (tokenIds) => {
    shapes.push(tokenIds.shape.join("x"));
    return forward(tokenIds);
  };
  // A step lies between two looks at the clock: 100, 100, then 5, 2, 9, 4, 7.
  const gaps = [100, 100, 5, 2, 9, 4, 7];
  const clock = { looks: 0, time: 0 };
  const median = timeTrainingStep(model, {
    vocabSize: 7,
    length: 11,
    batchSize: 3,
    numWarmup: 2,
    numRuns: 5,
    now: () => {
      if (clock.looks % 2 === 1) clock.time += gaps[(clock.looks - 1) / 2] ?? 0;
      clock.looks += 1;
      return clock.time;
    },
  });
  expect(median).toBe(5);
  expect(shapes).toEqual(Array.from({ length: 7 }, () => "3x11"));
  expect(parameters()).toEqual(before.numbers);
  expect(tf.memory().numTensors).toBe(before.tensors);
});
