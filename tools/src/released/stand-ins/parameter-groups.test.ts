import {
  chooseBackend,
  Linear,
  LSTMBaseline,
  decayGroups as libraryGroups,
  type Module,
  seededRandom,
  TransformerBlock,
  visitAggregations,
} from "@attending/lib";
import { beforeAll, describe, expect, it } from "vitest";
import { decayGroups } from "./parameter-groups";

beforeAll(async () => {
  await chooseBackend({ force: "wasm", print: () => undefined });
});

const random = seededRandom(1);

/** Names, and the variables themselves. */
const saidBy = (groupsOf: typeof libraryGroups, model: Module) =>
  groupsOf(model, 0.07).map(({ parameters, ...settings }) => ({
    ...settings,
    names: [...parameters.keys()],
    own: [...parameters].every(([name, each]) => model.namedParameters().get(name) === each),
  }));

describe.each(visitAggregations)("a model of visits by %s", (aggregation) => {
  it.each([false, true])("has the library's groups, both ways: %s", (bidirectional) => {
    const model = new LSTMBaseline({
      ...{ vocabSize: 5, embeddingDim: 4, hiddenSize: 3, numLayers: 2 },
      ...{ aggregation, bidirectional, random },
    });
    expect(saidBy(decayGroups, model)).toEqual(saidBy(libraryGroups, model));
  });
});

it.each<[string, () => Module]>([
  ["a block", () => new TransformerBlock({ dModel: 6, numHeads: 3, dFf: 7, random })],
  ["a map", () => new Linear({ inFeatures: 2, outFeatures: 3, random })],
])("says nothing of another model: %s", (_, make) => {
  // Of a learner's own answers there is a package in a release, and none here.
  expect(() => decayGroups(make(), 0.1)).toThrow("@attending/earlier");
});
