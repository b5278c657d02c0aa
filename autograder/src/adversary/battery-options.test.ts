import { describe, expect, it } from "vitest";
import { batteryUsage, parseBatteryOptions } from "./battery-options";
import { groups } from "./groups";

describe("parseBatteryOptions", () => {
  it("takes all groups when none is named", () => {
    expect(parseBatteryOptions([])).toMatchObject({ groups: [], json: null, help: false });
  });

  it("knows groups by number and name", () => {
    const args = ["--group", "12", "--group", "exits", "--json", "-", "--seed", "s-1"].concat([
      "--isolation",
      "container",
    ]);
    expect(parseBatteryOptions(args)).toEqual({
      ...{ groups: ["secrets", "exits"], json: "-", seed: "s-1", help: false },
      isolation: "container",
    });
  });

  it.each([
    [["--group", "20"], '--group expects a number or a name of the list, got "20"'],
    [["--seed", "no seed"], "--seed expects up to 64 letters"],
    [["--isolation", "some"], "--isolation expects one of auto, bwrap, container, uid, none"],
    [["--groups", "1"], "Unknown option '--groups'"],
  ])("refuses %j", (args, says) => {
    expect(() => parseBatteryOptions(args)).toThrow(says);
  });

  it("lists every group", () => {
    for (const { id, title } of groups) expect(batteryUsage).toMatch(new RegExp(`${id} +${title}`));
  });
});
