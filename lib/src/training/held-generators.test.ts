import { describe, expect, it } from "vitest";
import { TransformerBlock } from "../layers/transformer-block";
import { type Random, seededRandom } from "../random/seeded-random";
import { readGenerators, writeGenerators } from "./held-generators";

const block = (random: Random) =>
  new TransformerBlock({
    dModel: 4,
    numHeads: 2,
    dFf: 5,
    dropoutRate: 0.5,
    random,
  });

describe("readGenerators and writeGenerators", () => {
  it("find a shared generator once, and set it back", () => {
    const random = seededRandom(1);
    const model = block(random);
    const states = readGenerators(model);
    expect(states.length).toBe(1);
    const drawn = [random(), random(), random()];
    writeGenerators(model, states);
    expect([random(), random(), random()]).toEqual(drawn);
  });

  it("leave a source alone that has no place to go back to", () => {
    let calls = 0;
    const model = block(() => (calls++ * 0.37) % 1);
    expect(readGenerators(model)).toEqual([]);
  });
});
