import { expect, it } from "vitest";
import { dictionaryOf, scoreDisease } from "./score-disease";

const train = [
  { tokens: ["gout", "aspirin"], tags: ["B-Disease", "B-Chemical"] },
  { tokens: ["cold"], tags: ["B-Disease"] },
];

it("counts diseases only, seen and unseen ones apart", () => {
  const test = [
    { tokens: ["Gout", "or", "fever", "aspirin"], tags: ["B-Disease", "O", "B-Disease", "O"] },
    { tokens: ["cold", "hands"], tags: ["O", "O"] },
  ];
  const { low, high, ...scores } = scoreDisease(dictionaryOf(train), { train, test });
  // Found: gout, and a cold that is none; aspirin is asked of nobody.
  expect(scores).toEqual({
    ...{ mode: "strict IOB2", precision: 0.5, recall: 0.5, f1: 0.5 },
    seen: { numMentions: 1, numFound: 1 },
    unseen: { numMentions: 1, numFound: 0 },
  });
  expect(low).toBeLessThanOrEqual(0.5);
  expect(high).toBeGreaterThanOrEqual(0.5);
});
