import { describe, expect, it } from "vitest";
import { type Deadline, latenessAt, parseLateRule, parseMoment } from "./late-rule";

const text = "2026-12-01T23:59:00+01:00";
const deadline = (rule: string, graceMinutes = 0): Deadline => ({
  at: parseMoment(text),
  text,
  rule: parseLateRule(rule),
  graceMinutes,
});
/** What 17 points lose at a moment. */
const penalty = (rule: string, grace: number, at: string, points = 17): number | null =>
  latenessAt(deadline(rule, grace), parseMoment(at), points)?.penalty ?? null;

describe("latenessAt", () => {
  it.each([
    ["at the deadline itself", "2026-12-01T23:59:00+01:00", 0, null],
    ["a second after it", "2026-12-01T23:59:01+01:00", 0, 1.7],
    ["in another zone, in time", "2026-12-01T22:59:00Z", 0, null],
    ["in another zone, late", "2026-12-02T05:00:00+06:00", 0, 1.7],
    ["at the end of grace", "2026-12-02T00:14:00+01:00", 15, null],
    ["after grace: days count from the deadline", "2026-12-02T00:14:01+01:00", 15, 1.7],
    ["a whole day", "2026-12-02T23:59:00+01:00", 15, 1.7],
    ["a day and a second", "2026-12-02T23:59:01+01:00", 15, 3.4],
    ["nine days and a bit", "2026-12-10T23:59:07+01:00", 0, 17],
    ["three weeks: never more than there is", "2026-12-22T00:00:00+01:00", 0, 17],
  ])("takes a tenth for each day begun: %s", (_, at, grace, expected) => {
    expect(penalty("linear:10", grace, at)).toBe(expected);
  });

  it("counts a night in which clocks change as the time that passes", () => {
    // In Berlin 25 October 2026 has 25 hours: 24 of them are one day begun, whatever the clock says.
    const before = { ...deadline("linear:10"), at: parseMoment("2026-10-24T12:00:00+02:00") };
    const after = (at: string) => latenessAt(before, parseMoment(at), 10)?.penalty;
    expect(after("2026-10-25T11:00:00+01:00")).toBe(1);
    expect(after("2026-10-25T12:00:00+01:00")).toBe(2);
  });

  it("takes all, nothing, and never from what is below nothing", () => {
    const late = "2026-12-02T00:00:00+01:00";
    expect(penalty("zero", 0, late)).toBe(17);
    expect(penalty("none", 0, late)).toBe(0);
    expect(penalty("zero", 0, late, -3)).toBe(0);
    expect(penalty("linear:10", 0, late, 0)).toBe(0);
  });

  it("says how late, and by which rule", () => {
    const at = parseMoment("2026-12-02T01:00:07+01:00");
    expect(latenessAt(deadline("linear:2.5", 15), at, 17)).toEqual({
      seconds: 3667,
      penalty: 0.43,
      rule: "2.5 % of the points for each day begun after 2026-12-01T23:59:00+01:00 and 15 minutes of grace",
    });
    expect(latenessAt(deadline("zero"), at, 1)?.rule).toBe(`no points after ${text}`);
    expect(latenessAt(deadline("none"), at, 1)?.rule).toBe(`no penalty after ${text}`);
  });
});

describe("parseMoment", () => {
  it.each([
    ["2026-12-01T23:59+01:00", "2026-12-01T22:59:00.000Z"],
    ["2026-12-01 23:59:07Z", "2026-12-01T23:59:07.000Z"],
    ["2026-12-01T23:59:07.123456-05:30", "2026-12-02T05:29:07.123Z"],
  ])("reads %s", (given, expected) => {
    expect(new Date(parseMoment(given)).toISOString()).toBe(expected);
  });

  it.each([
    [
      "2026-12-01T23:59",
      'a time zone too, got "2026-12-01T23:59". Likely fix: 2026-12-01T23:59:00+01:00',
    ],
    ["2026-12-01", "expects a moment such as 2026-12-01T23:59:00+01:00"],
    ["tomorrow", "expects a moment such as"],
    ["2026-02-30T12:00Z", "expects a moment that there is"],
    ["2026-12-01T25:00Z", "expects a moment that there is"],
  ])("refuses %s", (given, message) => {
    expect(() => parseMoment(given)).toThrow(message);
  });
});

describe("parseLateRule", () => {
  it.each(["", "linear", "linear:0", "linear:101", "linear:-5", "half"])("refuses %j", (given) => {
    expect(() => parseLateRule(given)).toThrow(`up to 100, got "${given}"`);
  });
});
