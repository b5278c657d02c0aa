import { beforeAll, describe, expect, it } from "vitest";
// As it is built: it grades with the command that stands beside it.
import { battery, quickPart } from "../dist/adversary/battery";
import {
  type BatteryResult,
  batterySeed,
  gradeByCommand,
  runBattery,
} from "../dist/adversary/run-battery";
import { isolationsHere } from "../src/sandbox/fixtures/isolations";
import { isWholeRun } from "./whole-run";

/** `npm run adversary` runs all of it; so does CI, where the walls of other kinds meet one of each group. */
const parts = isolationsHere("the adversarial battery")
  .filter((kind) => isWholeRun || kind === "bwrap")
  .map((kind) => ({
    kind,
    part: kind !== "bwrap" ? quickPart(1) : isWholeRun ? battery : quickPart(),
  }));

describe.each(parts)("the adversarial battery, $kind", ({ kind, part }) => {
  let result: BatteryResult;

  beforeAll(async () => {
    const grade = gradeByCommand(batterySeed, kind);
    // Where somebody works, the course's own files may change meanwhile.
    result = await runBattery(part, isWholeRun ? { grade } : { grade, watched: [] });
  }, 900_000);

  it.each(part)("$group: $name", ({ group, name }) => {
    const outcome = result.outcomes.find((each) => each.group === group && each.name === name);
    expect(outcome?.faults).toEqual([]);
  });

  it("leaves its surroundings as they were", () => {
    expect(result.breaches).toEqual([]);
  });
});
