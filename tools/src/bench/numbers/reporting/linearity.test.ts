import { expect, it } from "vitest";
import { contender, evenRound, result } from "../fixtures/results";
import { linearitiesOf, linearityCells, linearityHeader } from "./linearity";

const points = [1, 2, 4, 8].map((x) => ({
  x,
  parameters: 100 * x,
  rounds: [evenRound(5 + 3 * x), evenRound(4 + 3 * x), evenRound(90)],
}));

it("fits a line through the medians of each contender", () => {
  const measured = result(
    "linear-layers-training",
    contender("wasm-ort", [], { points, leaked: 0 }),
    contender("PyTorch", [], { points: [], problem: "no torch" }),
  );
  const lines = linearitiesOf(measured).map(linearityCells);
  expect(lines).toEqual([
    [
      "note classifier, training, by layers",
      "wasm-ort",
      "1: 8.00, 2: 11.0, 4: 17.0, 8: 29.0",
      "5.00 + 3.00 a layer",
      "1.0000",
      "0.0 %",
      "0",
    ],
  ]);
  expect(lines[0]).toHaveLength(linearityHeader.length);
});

it("is nothing for other rows", () => {
  expect(linearitiesOf(result("note-training", contender("wasm-ort", [1])))).toEqual([]);
});
