import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { expectTensor } from "../../tests/tensor-expectations";
import { DataError } from "../errors/data-error";
import { ShapeError } from "../errors/shape-error";
import { Module } from "./module";
import type { StateDict } from "./state-dict";

class Scale extends Module {
  readonly factor: tf.Variable;
  readonly table = tf.variable(tf.zeros([2]), false);

  constructor(value: number) {
    super();
    this.factor = tf.variable(tf.tensor1d([value, value + 1]));
  }
}

class Tower extends Module {
  readonly bottom = new Scale(1);
  readonly floors = [new Scale(3), new Scale(5)];
  readonly loose = [tf.variable(tf.zeros([3, 2]))];
  readonly shared = this.bottom;
  readonly name = "tower";
  readonly nothing = undefined;
}

const names = [
  "bottom.factor",
  "floors.0.factor",
  "floors.1.factor",
  "loose.0",
];

describe("Module", () => {
  it("names parameters by the path of properties, buffers and repetitions left out", () => {
    const tower = new Tower();
    expect([...tower.namedParameters().keys()]).toEqual(names);
    expect(tower.namedParameters().get("floors.1.factor")).toBe(
      tower.floors[1]?.factor,
    );
    expect(tower.parameters()).toHaveLength(4);
    expect(tower.countParameters()).toBe(2 + 2 + 2 + 6);
  });

  it("sets the mode of everything it holds", () => {
    const tower = new Tower();
    expect(tower.training).toBe(true);
    expect(tower.eval()).toBe(tower);
    expect([
      tower.training,
      tower.bottom.training,
      tower.floors[1]?.training,
    ]).toEqual([false, false, false]);
    tower.train();
    expect([tower.training, tower.floors[0]?.training]).toEqual([true, true]);
  });

  it("does not lose its way in a circle", () => {
    const tower = Object.assign(new Tower(), { parent: {} });
    tower.parent = tower;
    expect(tower.parameters()).toHaveLength(4);
    tower.eval();
  });

  it("copies the numbers out and in", () => {
    const state = new Tower().stateDict();
    expect(Object.keys(state)).toEqual(names);
    expect(state["floors.0.factor"]).toEqual({
      dtype: "float32",
      shape: [2],
      values: Float32Array.of(3, 4),
    });
    const tower = new Tower();
    state["bottom.factor"]?.values.set([7, 8]);
    const before = tf.memory().numTensors;
    tower.loadStateDict(state);
    expect(tf.memory().numTensors).toBe(before);
    expectTensor(tower.bottom.factor, [2], [7, 8]);
    // What was loaded is a copy: the dictionary may be used again.
    state["bottom.factor"]?.values.set([0, 0]);
    expectTensor(tower.bottom.factor, [2], [7, 8]);
  });

  it("gives a copy that training does not reach", () => {
    const scale = new Scale(1);
    const state = scale.stateDict();
    scale.factor.assign(tf.tensor1d([9, 9]));
    expect([...(state.factor?.values ?? [])]).toEqual([1, 2]);
  });

  it("frees parameters and buffers", () => {
    const before = tf.memory().numTensors;
    const towers: Tower[] = [];
    tf.tidy(() => void towers.push(new Tower()));
    expect(tf.memory().numTensors).toBeGreaterThan(before);
    for (const tower of towers) tower.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe("Module.loadStateDict", () => {
  const entry = (
    shape: number[],
    count = shape.reduce((a, b) => a * b, 1),
  ) => ({
    dtype: "float32" as const,
    shape,
    values: new Float32Array(count),
  });
  const fitting = (): StateDict => ({
    "bottom.factor": entry([2]),
    "floors.0.factor": entry([2]),
    "floors.1.factor": entry([2]),
    "loose.0": entry([3, 2]),
  });

  it.each<[string, (state: StateDict) => StateDict, string]>([
    [
      "a renamed parameter",
      ({ "bottom.factor": moved, ...rest }) => ({
        ...rest,
        "ground.factor": moved ?? entry([2]),
      }),
      'Tower.loadStateDict: expected the 4 parameters of the module, got none named bottom.factor, and unexpected ground.factor. Rename "ground.factor" to "bottom.factor".',
    ],
    [
      "a prefix",
      (state) =>
        Object.fromEntries(
          Object.entries(state).map(([name, e]) => [`model.${name}`, e]),
        ),
      'Tower.loadStateDict: expected the 4 parameters of the module, got none named bottom.factor, floors.0.factor, floors.1.factor and 1 more, and unexpected model.bottom.factor, model.floors.0.factor, model.floors.1.factor and 1 more. Remove "model." from the names.',
    ],
    [
      "a missing parameter",
      ({ "floors.1.factor": _, ...rest }) => rest,
      "Tower.loadStateDict: expected the 4 parameters of the module, got none named floors.1.factor. Build the module with the options of the one that was saved.",
    ],
    [
      "an unexpected parameter",
      (state) => ({ ...state, "floors.2.factor": entry([2]) }),
      "Tower.loadStateDict: expected the 4 parameters of the module, got unexpected floors.2.factor. Build the module with the options of the one that was saved.",
    ],
    [
      "too few values",
      (state) => ({ ...state, "loose.0": entry([3, 2], 5) }),
      "Tower.loadStateDict: expected 6 values for loose.0 of shape [3, 2], got 5. Was the file cut short?",
    ],
  ])("refuses %s", (_, change, message) => {
    const load = () => new Tower().loadStateDict(change(fitting()));
    expect(load).toThrow(DataError);
    expect(load).toThrow(message);
  });

  it.each([
    [[2, 3], "got [2, 3]. Transpose it: linear weights are stored [in, out]."],
    [
      [3, 5],
      "got [3, 5]. Build the module with the options of the one that was saved.",
    ],
  ])("refuses the shape %j", (shape, ending) => {
    const load = () =>
      new Tower().loadStateDict({ ...fitting(), "loose.0": entry(shape) });
    expect(load).toThrow(ShapeError);
    expect(load).toThrow(
      `Tower.loadStateDict: expected loose.0 of shape [3, 2], ${ending}`,
    );
  });

  it("changes nothing when something does not fit", () => {
    const tower = new Tower();
    expect(() =>
      tower.loadStateDict({ ...fitting(), "loose.0": entry([1]) }),
    ).toThrow(ShapeError);
    expectTensor(tower.bottom.factor, [2], [1, 2]);
  });
});
