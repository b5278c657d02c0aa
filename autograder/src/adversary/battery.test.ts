import { describe, expect, it } from "vitest";
import { findExercise } from "../exercises";
import { adversariesOf, battery, findAdversary, quickPart } from "./battery";
import { groups } from "./groups";

describe("the battery", () => {
  it.each(groups.map(({ id }) => id))("holds adversaries of the group %s", (group) => {
    expect(adversariesOf(group).length).toBeGreaterThanOrEqual(3);
  });

  it("names each of them once", () => {
    const names = battery.map(({ group, name }) => `${group} ${name}`);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(60);
  });

  it("wants no adversary to earn all that it is worth", () => {
    const marks = battery.flatMap(({ wanted }) =>
      "earns" in wanted ? Object.entries(wanted.earns) : [],
    );
    for (const [id, points] of marks) {
      const { assertions } = findExercise(id).card;
      expect(points).toBeLessThan(assertions.reduce((sum, assertion) => sum + assertion.points, 0));
    }
  });

  it("has a quick part of each group", () => {
    const part = quickPart();
    for (const { id } of groups) expect(part.filter(({ group }) => group === id)).toHaveLength(2);
  });

  it("lists no adversary that is not there", () => {
    expect(() => findAdversary("exits", "stays")).toThrow(
      'adversary: expected one of the group exits, got "stays".',
    );
  });
});
