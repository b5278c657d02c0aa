import { chooseBackend, decayGroups, type Module, type ParameterGroup } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { judgeAnswer, lostClaims } from "../../judging/fixtures/judge-answer";
import type { Answer } from "../exercise";

beforeAll(async () => {
  await chooseBackend({ force: "wasm", print: () => undefined });
});

type Parameters = ParameterGroup["parameters"];

/** The reference's groups, the parameters of each put into something else. */
const inOther = (other: (parameters: Parameters) => unknown) => ({
  decayGroups: (model: Module, weightDecay: number) =>
    decayGroups(model, weightDecay).map((group) => ({
      ...group,
      parameters: other(group.parameters),
    })),
});

/** Says that it holds what it does not. */
class Lying extends Map<string, tf.Variable> {
  constructor(private readonly said: Parameters) {
    super();
  }
  override entries() {
    return new Map(this.said).entries();
  }
  override [Symbol.iterator]() {
    return this.entries();
  }
}

const lostIds = async (answer: Answer) => (await lostClaims("10.4", answer)).map(({ id }) => id);

describe("10.4 is not content with", () => {
  it.each<[string, (parameters: Parameters) => unknown]>([
    ["a map that says it holds what it does not", (parameters) => new Lying(parameters)],
    [
      "names without their variables",
      (parameters) => new Map([...parameters].map(([n]) => [n, n])),
    ],
    [
      "copies of the variables",
      (parameters) => new Map([...parameters].map(([n, p]) => [n, tf.variable(tf.zeros(p.shape))])),
    ],
    ["a plain object", (parameters) => Object.fromEntries(parameters)],
    ["the names alone", (parameters) => [...parameters.keys()]],
  ])("%s", async (_, other) => {
    expect(await lostIds(inOther(other))).toEqual(
      expect.arrayContaining(["products", "biases", "norms", "whole"]),
    );
  });

  it("all in one group: only what stands right there counts, and that nothing is missing", async () => {
    const first = {
      decayGroups: (model: Module, weightDecay: number) => [
        { parameters: model.namedParameters(), weightDecay },
        { parameters: new Map(), weightDecay: 0 },
      ],
    };
    const second = {
      decayGroups: (model: Module, weightDecay: number) => [
        { parameters: new Map(), weightDecay },
        { parameters: model.namedParameters(), weightDecay: 0 },
      ],
    };
    expect(await judgeAnswer("10.4", first)).toMatchObject({ points: 3 });
    expect(await judgeAnswer("10.4", second)).toMatchObject({ points: 1 });
  });

  it("a learning rate of the group's own", async () => {
    const withRate = {
      decayGroups: (model: Module, weightDecay: number) =>
        decayGroups(model, weightDecay).map((group) => ({ ...group, learningRate: 0.001 })),
    };
    expect(await lostIds(withRate)).toEqual(["groups"]);
  });

  it("nothing, or groups without end", async () => {
    expect(await judgeAnswer("10.4", { decayGroups: () => [] })).toMatchObject({ points: 0 });
    const many = { decayGroups: () => new Array(1e6).fill({ parameters: new Map() }) };
    expect(await judgeAnswer("10.4", many)).toMatchObject({ points: 0 });
  });
});

it("10.4 is content with groups in a map of another order, and other names for them", async () => {
  const other = inOther((parameters) => new Map([...parameters].reverse()));
  expect(await lostIds(other)).toEqual([]);
  const unnamed = {
    decayGroups: (model: Module, weightDecay: number) =>
      decayGroups(model, weightDecay).map(({ name: _, ...group }) => group),
  };
  expect(await lostIds(unnamed)).toEqual([]);
});
