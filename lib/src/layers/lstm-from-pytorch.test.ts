import { describe, expect, it } from "vitest";
import { seededRandom } from "../random/seeded-random";
import { LSTM } from "./lstm";
import { lstmStateFromPyTorch } from "./lstm-from-pytorch";
import type { StateEntry } from "./state-dict";

const entry = (shape: number[], values: number[]): StateEntry => ({
  dtype: "float32",
  shape,
  values: Float32Array.from(values),
});

describe("lstmStateFromPyTorch", () => {
  it("transposes weights, and renames", () => {
    const state = lstmStateFromPyTorch({
      weight_ih_l0: entry([4, 2], [1, 2, 3, 4, 5, 6, 7, 8]),
      bias_hh_l1_reverse: entry([4], [1, 2, 3, 4]),
    });
    expect(state).toEqual({
      "forwardLayers.0.inputWeight": entry([2, 4], [1, 3, 5, 7, 2, 4, 6, 8]),
      "backwardLayers.1.recurrentBias": entry([4], [1, 2, 3, 4]),
    });
  });

  it("refuses what has no place, and says what is missing", () => {
    expect(() =>
      lstmStateFromPyTorch({
        "lstm.weight_ih_l0": entry([4, 1], [1, 2, 3, 4]),
      }),
    ).toThrow(
      "lstmStateFromPyTorch: expected names like weight_ih_l0 or bias_hh_l1_reverse, got lstm.weight_ih_l0. Take the LSTM's own entries, without the name of the module around it.",
    );
    expect(() =>
      lstmStateFromPyTorch({ weight_ih_l0: entry([4, 2], [1, 2, 3]) }),
    ).toThrow(
      "lstmStateFromPyTorch: expected weight_ih_l0 of shape [4 · hiddenSize, in] with all its values, got [4, 2] with 3. Was the file cut short?",
    );
    const random = seededRandom(1);
    const lstm = new LSTM({ inputSize: 1, hiddenSize: 1, random });
    const withoutBiases = lstmStateFromPyTorch({
      weight_ih_l0: entry([4, 1], [1, 2, 3, 4]),
      weight_hh_l0: entry([4, 1], [1, 2, 3, 4]),
    });
    expect(() => lstm.loadStateDict(withoutBiases)).toThrow(
      "none named forwardLayers.0.inputBias, forwardLayers.0.recurrentBias",
    );
  });
});
