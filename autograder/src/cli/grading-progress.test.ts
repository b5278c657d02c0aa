import { expect, it } from "vitest";
import { gradingProgress, progressLine } from "./grading-progress";

it.each([
  [{ done: 3, total: 10, known: 0, ms: 6000 }, "graded 3 of 10, about 14 s left"],
  [{ done: 8, total: 20, known: 6, ms: 30_000 }, "graded 8 of 20 (6 known), about 3 min 0 s left"],
  [{ done: 1, total: 1000, known: 0, ms: 7000 }, "graded 1 of 1000, about 1 h 56 min left"],
  [{ done: 2, total: 2, known: 2, ms: 1 }, "graded 2 of 2 (2 known)"],
])("says how far and how long: %o", (at, line) => {
  expect(progressLine(at)).toBe(line);
});

it("writes a line in 15 s into a pipe, and a bar in place on a terminal", () => {
  const times = [0, 14_000, 15_000, 16_000, 31_000];
  const written: string[] = [];
  const write = (text: string | Uint8Array) => written.push(String(text)) > 0;
  const piped = gradingProgress({ write, isTTY: false }, () => times.shift() ?? 0);
  for (let done = 1; done <= 4; done++) piped.show(done, 4, 0);
  piped.clear();
  expect(written).toEqual(["graded 2 of 4, about 15 s left\n", "graded 4 of 4, about 0 s left\n"]);
  written.length = 0;
  const watched = gradingProgress({ write, isTTY: true }, () => 0);
  watched.show(1, 4, 0);
  watched.clear();
  expect(written).toEqual([
    `\r\u001b[K${"█".repeat(6)}${"░".repeat(18)} graded 1 of 4, about 0 s left`,
    "\r\u001b[K",
  ]);
});
