import { type DistanceRow, distanceReaders } from "@attending/lib";
import { describe, expect, it } from "vitest";
import { rowDifferences } from "./check-distance";
import { makeReader } from "./train-distance";

const row: DistanceRow = {
  reader: "transformer",
  seed: 42,
  allRight: [0.5],
  cue: [],
  secondsPerEpoch: 1,
  bestEpoch: 1,
  trainLoss: [0.7, 0.6],
  validationF1: [0.1, 0.2],
};

describe("rowDifferences", () => {
  it("names a loss that has moved, and a row that is gone", () => {
    expect(rowDifferences([row], [row])).toEqual([]);
    expect(rowDifferences([row], [{ ...row, trainLoss: [0.7005, 0.602] }])).toEqual([
      "transformer, seed 42: the loss of epoch 2 is 0.602, kept is 0.6.",
    ]);
    expect(rowDifferences([row], [{ ...row, trainLoss: [0.7] }])[0]).toContain("NaN");
    expect(rowDifferences([row], [])).toEqual(["transformer, seed 42: is missing."]);
  });
});

it("makes each reader from its seed alone", () => {
  for (const reader of distanceReaders) {
    const [one, same, other] = [7, 7, 8].map((seed) => {
      const model = makeReader(reader, { seed: seed, dModel: 16 });
      const numbers = model.parameters().map((parameter) => [...parameter.dataSync().slice(0, 5)]);
      model.dispose();
      return numbers;
    });
    expect(same).toEqual(one);
    expect(other).not.toEqual(one);
  }
});
