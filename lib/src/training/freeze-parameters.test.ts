import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { startBackend } from "../backend/backend-candidates";
import { DataError } from "../errors/data-error";
import { Linear } from "../layers/linear";
import { Module } from "../layers/module";
import { seededRandom } from "../random/seeded-random";
import { AdamW } from "./adam";
import { freezeParameters } from "./freeze-parameters";
import { lossAndGradients } from "./gradients";
import { decayGroups } from "./parameter-groups";

class TwoMaps extends Module {
  readonly layer: Linear;
  readonly layer2: Linear;

  constructor() {
    super();
    const random = seededRandom(3);
    this.layer = new Linear({ inFeatures: 2, outFeatures: 3, random });
    this.layer2 = new Linear({ inFeatures: 3, outFeatures: 5, random });
  }

  loss(): tf.Scalar {
    const hidden = this.layer.forward(tf.ones([1, 2]));
    return this.layer2.forward(hidden).square().sum<tf.Scalar>();
  }
}

describe("freezeParameters", () => {
  beforeAll(() => startBackend.wasm());

  it("takes gradients away, and with them every step, decay too", () => {
    const model = new TwoMaps();
    const before = model.stateDict();
    const frozen = freezeParameters(model, ["layer"]);
    expect(frozen.names).toEqual(["layer.weight", "layer.bias"]);
    const { gradients } = lossAndGradients(model, () => model.loss());
    expect(Object.keys(gradients)).toEqual(["layer2.weight", "layer2.bias"]);
    const optimizer = new AdamW(decayGroups(model, 0.5), { learningRate: 1 });
    optimizer.step(gradients);
    frozen.unfreeze();
    const after = model.stateDict();
    expect(after["layer.weight"]).toEqual(before["layer.weight"]);
    expect(after["layer2.weight"]).not.toEqual(before["layer2.weight"]);
    tf.dispose(gradients);
    optimizer.dispose();
    model.dispose();
  });

  it("freezes a parameter by its whole name, and thaws it as it was", () => {
    const model = new TwoMaps();
    const names = [...model.namedParameters().keys()];
    const frozen = freezeParameters(model, ["layer", "layer2.bias"]);
    expect(Object.keys(model.stateDict())).toEqual(["layer2.weight"]);
    frozen.unfreeze();
    expect([...model.namedParameters().keys()]).toEqual(names);
    model.dispose();
  });

  it("refuses what no parameter begins with, and freezes nothing then", () => {
    const model = new TwoMaps();
    const freeze = () => freezeParameters(model, ["layer2", "lay"]);
    expect(freeze).toThrow(DataError);
    expect(freeze).toThrow(
      'freezeParameters: expected names of parameters, or what they begin with up to a dot, got "lay". model.namedParameters() has the names.',
    );
    expect(model.parameters()).toHaveLength(4);
    model.dispose();
  });
});
