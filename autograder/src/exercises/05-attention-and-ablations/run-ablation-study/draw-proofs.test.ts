import { seededRandom } from "@attending/lib";
import { describe, expect, it } from "vitest";
import { numberAt } from "../../judging/close-to";
import { drawRote, drawSteady } from "./draw-proofs";
import type { Study } from "./study";

const names = ["whole", "a part out", "another part out"];
const draws = Array.from({ length: 50 }, (_, i) => seededRandom(`proofs ${i}`));

/** Of how many notes somebody says what the test notes say, among those that have the class. */
function hitsOf({ test }: Study, says: (word: number) => boolean): number {
  const isSo = (note: number) => test.labels[note]?.[0] === 1;
  return test.tokenIds.filter(([word = 0], note) => isSo(note) && says(word)).length;
}

describe("studies whose scores say where they come from", () => {
  it("have models of which no two score alike", () => {
    for (const random of draws) {
      const study = drawSteady(random, names);
      const hits = study.starts
        .flat()
        .map(({ weight }) => hitsOf(study, (word) => numberAt(weight, word) > 0));
      expect(hits).toHaveLength(9);
      expect(new Set(hits).size).toBe(9);
    }
  });

  it("have models that a thousand steps at their rate turn nowhere", () => {
    for (const random of draws) {
      const weights = drawSteady(random, names)
        .starts.flat()
        .map(({ weight }) => weight);
      const sizes = weights.flatMap(({ values }) => [...values.slice(1)].map(Math.abs));
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(1);
    }
  });

  it("have notes of each seed that teach something else", () => {
    for (const random of draws) {
      const study = drawRote(random, names);
      const hits = study.train.map(({ tokenIds, labels }) => {
        const positive = tokenIds.flatMap(([word = 0], n) => (labels[n]?.[0] === 1 ? [word] : []));
        return hitsOf(study, (word) => positive.includes(word));
      });
      expect(new Set(hits).size).toBe(3);
    }
  });
});
