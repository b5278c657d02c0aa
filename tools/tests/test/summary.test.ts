import { describe, expect, it } from "vitest";
import { closingLine, forbidsSkips, sumUp } from "../../test/summary.mjs";

const browser = { name: "tools/src/browser/lab.test.ts > opens", reason: "no Chromium here" };
const cases = { name: "lib/tests/cases/captum.test.ts > cases", reason: "folder missing" };
const results = [
  { passed: 1, failed: 0, skipped: [] },
  { passed: 41, failed: 2, skipped: [browser, cases] },
];

describe("sumUp", () => {
  it("adds the stages up and lists the skips", () => {
    const sum = sumUp(results, false);
    expect(sum).toEqual({ passed: 42, failed: 2, skipped: [browser, cases], forbidden: [] });
    expect(closingLine(sum)).toBe("42 passed, 2 failed, 2 skipped");
  });

  it("counts a skip of what can be installed as a failure where skips are forbidden", () => {
    const sum = sumUp(results, true);
    expect(sum).toEqual({ passed: 42, failed: 3, skipped: [cases], forbidden: [browser] });
  });

  it("leaves the skips out of the closing line when there are none", () => {
    expect(closingLine({ passed: 3, failed: 0, skipped: [] })).toBe("3 passed, 0 failed");
  });
});

describe("forbidsSkips", () => {
  it("is asked for by CI or by name", () => {
    expect(forbidsSkips({ CI: "true" })).toBe(true);
    expect(forbidsSkips({ ATTENDING_NO_SKIP: "1" })).toBe(true);
    expect(forbidsSkips({ CI: "false" })).toBe(false);
    expect(forbidsSkips({})).toBe(false);
  });
});
