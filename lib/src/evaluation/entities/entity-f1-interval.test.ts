import { describe, expect, it } from "vitest";
import { seededRandom } from "../../random/seeded-random";
import { entityF1Interval } from "./entity-f1-interval";
import { entityReport } from "./entity-report";

const gold = Array.from({ length: 40 }, (_, i) => [i % 2 ? "B-A" : "O", "B-B"]);
const predicted = gold.map(([first = "O"], i) => [
  first,
  i % 4 === 3 ? "O" : "I-B",
]);

const interval = (more = {}) =>
  entityF1Interval(gold, predicted, {
    random: seededRandom(1),
    numResamples: 400,
    ...more,
  });

describe("entityF1Interval", () => {
  it("lies around the F1 of the report, with its mode", () => {
    const { estimate, low, high, mode } = interval();
    expect(mode).toBe("default (conlleval)");
    expect(estimate).toBe(entityReport(gold, predicted).micro.f1);
    expect(low).toBeLessThan(estimate);
    expect(high).toBeGreaterThan(estimate);
    expect(interval()).toEqual(interval());
  });

  it("is that of one type, and strict, when asked for", () => {
    expect(interval({ type: "A" })).toMatchObject({
      estimate: 1,
      low: 1,
      high: 1,
    });
    // All of B's predictions begin with I-.
    const strict = interval({ type: "B", mode: "strict" });
    expect(strict).toMatchObject({
      estimate: 0,
      high: 0,
      mode: "strict IOB2",
    });
  });

  it("draws sentences: those of equal ones have no width", () => {
    const tags = Array.from({ length: 7 }, () => ["B-A", "O", "B-B"]);
    const half = tags.map(() => ["B-A", "O", "O"]);
    const { low, high } = entityF1Interval(tags, half, {
      random: seededRandom(2),
    });
    expect([low, high]).toEqual([2 / 3, 2 / 3]);
  });

  it("refuses no sentence", () => {
    expect(() => entityF1Interval([], [], { random: Math.random })).toThrow(
      "numNotes to be a whole number of at least 1, got 0.",
    );
  });
});
