import { expect, it } from "vitest";
import { readSubmissionTime } from "./submission-time";

it.each([
  ["2026-09-21 10:11:12.131415 UTC", "2026-09-21T10:11:12.000Z"],
  ["2026-09-21 10:11:12.131415000 Z\n", "2026-09-21T10:11:12.000Z"],
  ["2026-09-21 10:11:12 -07:00", "2026-09-21T17:11:12.000Z"],
  ["2026-09-21T10:11:12+0530", "2026-09-21T04:41:12.000Z"],
  ["2026-09-21 10:11:12", "2026-09-21T10:11:12.000Z"],
  ["2026-09-21 10:11:12 PST", null],
  ["2026-02-31x", null],
  ["2026-13-01 00:00:00 UTC", null],
  ["yesterday", null],
  ["", null],
])("reads %j as %s", (text, time) => {
  expect(readSubmissionTime(text)).toBe(time);
});
