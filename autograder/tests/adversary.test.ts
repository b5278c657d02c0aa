import { beforeAll, describe, expect, it } from "vitest";
// As it is built: it grades with the command that stands beside it.
import { battery, quickPart } from "../dist/adversary/battery";
import { type BatteryResult, runBattery } from "../dist/adversary/run-battery";
import { hasBwrap } from "../src/sandbox/fixtures/bwrap-presence";
import { isWholeRun } from "./whole-run";

const part = isWholeRun ? battery : quickPart();

/** `npm run adversary` runs all of it; so does CI. */
describe.skipIf(!hasBwrap("the adversarial battery"))("the adversarial battery", () => {
  let result: BatteryResult;

  beforeAll(async () => {
    // Where somebody works, the course's own files may change meanwhile.
    result = await runBattery(part, isWholeRun ? {} : { watched: [] });
  }, 900_000);

  it.each(part)("$group: $name", ({ group, name }) => {
    const outcome = result.outcomes.find((each) => each.group === group && each.name === name);
    expect(outcome?.faults).toEqual([]);
  });

  it("leaves its surroundings as they were", () => {
    expect(result.breaches).toEqual([]);
  });
});
