import { describe, expect, it } from "vitest";
import { TransformerBlock } from "../layers/transformer-block";
import { seededRandom } from "../random/seeded-random";
import { decayGroups } from "./parameter-groups";

describe("decayGroups", () => {
  it("keeps biases and the scales of layer norm without decay", () => {
    const block = new TransformerBlock({
      dModel: 6,
      numHeads: 3,
      dFf: 7,
      random: seededRandom(1),
    });
    const [withDecay, withoutDecay] = decayGroups(block, 0.01);
    expect([withDecay.name, withDecay.weightDecay]).toEqual([
      "with decay",
      0.01,
    ]);
    expect([withoutDecay.name, withoutDecay.weightDecay]).toEqual([
      "without decay",
      0,
    ]);
    expect([...withDecay.parameters.keys()].sort()).toEqual([
      "attention.key.weight",
      "attention.output.weight",
      "attention.query.weight",
      "attention.value.weight",
      "linear1.weight",
      "linear2.weight",
    ]);
    expect([...withoutDecay.parameters.keys()]).toContain("norm1.weight");
    const counted = withDecay.parameters.size + withoutDecay.parameters.size;
    expect(counted).toBe(block.namedParameters().size);
  });
});
