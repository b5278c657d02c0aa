import { describe, expect, it } from "vitest";
import { closingLine, forbidsSkips, sumUp } from "../../test/summary.mjs";

const browser = { name: "tools/src/browser/lab.test.ts > opens", reason: "no Chromium here" };
const cases = { name: "lib/tests/cases/captum.test.ts > cases", reason: "folder missing" };
const wrongSum = { name: "lib/src/kernels/sum.test.ts > adds up", reason: "expected 1 to be 2" };
const results = [
  { passed: 1, failures: [], skipped: [] },
  { passed: 41, failures: [wrongSum], skipped: [browser, cases] },
];

describe("sumUp", () => {
  it("adds the stages up and lists the skips", () => {
    const sum = sumUp(results, false);
    expect(sum).toEqual({ passed: 42, failures: [wrongSum], skipped: [browser, cases] });
    expect(closingLine(sum)).toBe("42 passed, 1 failed, 2 skipped");
  });

  it("counts a skip of what can be installed as a failure where skips are forbidden", () => {
    const sum = sumUp(results, true);
    const forbidden = {
      name: browser.name,
      reason: "skipped where nothing may be: no Chromium here",
    };
    expect(sum).toEqual({ passed: 42, failures: [wrongSum, forbidden], skipped: [cases] });
  });

  it("leaves the skips out of the closing line when there are none", () => {
    expect(closingLine({ passed: 3, failures: [], skipped: [] })).toBe("3 passed, 0 failed");
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
