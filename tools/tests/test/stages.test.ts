import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { nativeStage, stagesOf } from "../../test/stages.mjs";
import { sumUp } from "../../test/summary.mjs";
import { makeProject } from "../start/project-folder";

// Counts as vitest would, and tells what it was called with.
const VITEST = `
import { writeFileSync } from "node:fs";
const { ATTENDING_BACKEND, ATTENDING_TALLY } = process.env;
const skipped = [{ name: ATTENDING_BACKEND, reason: process.argv.slice(2).join(" ") }];
writeFileSync(ATTENDING_TALLY, JSON.stringify({ passed: 3, failures: skipped, skipped }));
process.exitCode = 1;
`;

describe("stagesOf", () => {
  it("adds lib's tests on the other backends where all is to be tested", () => {
    const namesOf = (all: boolean) => stagesOf(makeProject(), all).map(({ name }) => name);
    expect(namesOf(false)).toEqual(["lint", "types", "tests", "course:check"]);
    expect(namesOf(true)).toEqual([
      "lint",
      "types",
      "tests",
      "lib on wasm-ort",
      "lib on node",
      "course:check",
    ]);
  });
});

describe("nativeStage", () => {
  it("counts what vitest counts on the native backend", () => {
    const paths = makeProject({
      "node_modules/vitest/vitest.mjs": VITEST,
      ".attending/native/node/package.json": "{}",
    });
    const { passed, failures, skipped } = nativeStage(paths).run();
    expect(passed).toBe(3);
    expect(failures).toEqual(skipped);
    expect(skipped).toHaveLength(1);
    expect(skipped[0]?.name).toBe("lib on node: node");
    expect(skipped[0]?.reason).toContain(` ${join(paths.root, "lib")}/ --exclude=`);
  });

  it("is a failure where it may not be skipped and nothing was built", () => {
    const { name, run } = nativeStage(makeProject());
    const skip = { name: "lib on node", reason: "not built: npm run native" };
    expect(name).toBe(skip.name);
    expect(sumUp([run()], false)).toMatchObject({ passed: 0, failures: [], skipped: [skip] });
    expect(sumUp([run()], true)).toMatchObject({
      passed: 0,
      failures: [
        { name: skip.name, reason: "skipped where nothing may be: not built: npm run native" },
      ],
      skipped: [],
    });
  });
});
