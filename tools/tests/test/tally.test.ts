import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectPaths } from "../../start/paths.mjs";
import { readTally } from "../../test/stages.mjs";
import { makeProject } from "../start/project-folder";

const { root } = projectPaths();
const imports = `import { describe, expect, it } from ${JSON.stringify(join(root, "node_modules/vitest/dist/index.js"))};\n`;

/** What the reporter counts in a run of its own, on these test files. */
function tallyOf(...sources: string[]): {
  status: number | null;
  tally: ReturnType<typeof readTally>;
} {
  const files = sources.map((source, i) => [`${"abc"[i]}.test.mjs`, imports + source]);
  const paths = makeProject(Object.fromEntries(files));
  const file = join(paths.root, "tally.json");
  const reporter = join(root, "tools/test/tally-reporter.mjs");
  const args = [join(root, "node_modules/vitest/vitest.mjs"), "run", `--reporter=${reporter}`];
  const { status } = spawnSync(process.execPath, args, {
    cwd: paths.root,
    env: { PATH: process.env.PATH, ATTENDING_TALLY: file },
  });
  return { status, tally: readTally(file, status ?? 1) };
}

describe("the tally", () => {
  it("counts what passed, failed, and was skipped with its reason", () => {
    const { status, tally } = tallyOf(`
      it("passes", () => {});
      it("fails", () => expect(1).toBe(2));
      it("skips itself", (context) => context.skip("no Chromium here"));
      describe.skip("block", () => { it("is skipped", () => {}); });`);
    expect(status).toBe(1);
    expect(tally).toEqual({
      passed: 1,
      failures: [
        { name: "a.test.mjs > fails", reason: "expected 1 to be 2 // Object.is equality" },
      ],
      skipped: [
        { name: "a.test.mjs > skips itself", reason: "no Chromium here" },
        { name: "a.test.mjs > block > is skipped", reason: "" },
      ],
    });
  });

  it("counts a file that cannot be loaded", () => {
    const { tally } = tallyOf('throw new Error("early");', 'it("fails", () => expect(1).toBe(2));');
    expect(tally).toMatchObject({
      passed: 0,
      failures: [{ name: "a.test.mjs", reason: "early" }, { name: "b.test.mjs > fails" }],
    });
  });

  it("counts an error outside of every test", () => {
    const source =
      'it("passes", async () => { setTimeout(() => { throw new Error("late"); }, 1); await new Promise((resolve) => setTimeout(resolve, 50)); });';
    const { status, tally } = tallyOf(source);
    expect(status).toBe(1);
    expect(tally).toMatchObject({
      passed: 1,
      failures: [{ name: "outside of any test", reason: "late" }],
    });
  });

  it("fails where vitest left no tally, or failed without a count", () => {
    const paths = makeProject({ "tally.json": '{"passed":3,"failures":[],"skipped":[]}' });
    const failures = (file: string, status: number) =>
      readTally(join(paths.root, file), status).failures;
    expect(failures("none.json", 0)).toHaveLength(1);
    expect(failures("tally.json", 1)).toEqual([{ name: "vitest", reason: "exit code 1" }]);
    expect(failures("tally.json", 0)).toEqual([]);
  });
});
