import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { stillRunning } from "./still-running";

const compiled = join(__dirname, "..", "..", "dist", "check", "still-running.js");

/** What a process of its own says, which runs this as a check that may be silent for so long. */
function said(run: string, silence: number): string {
  const script = `
    const { whileSaying } = require(${JSON.stringify(compiled)});
    const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
    const busy = (ms) => { for (const end = Date.now() + ms; Date.now() < end; ); };
    whileSaying(() => console.log("still"), ${run}, ${silence}).then(
      () => console.log("done"), (error) => console.log(error.message));`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ["-e", script], {
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([0, ""]);
  return stdout;
}

it.each([
  ["while code computes without a pause", "async () => busy(1500)"],
  ["while something is waited for", "() => wait(1500)"],
])("says once that a check still runs, %s", (_, run) => {
  expect(said(run, 300)).toBe("still\ndone\n");
});

it("says nothing of a check that ends before, and keeps no process waiting", () => {
  expect(said("async () => busy(50)", 1000)).toBe("done\n");
});

it("says nothing of a check that failed", () => {
  const failing = 'async () => { setTimeout(() => {}, 900); throw new Error("no name"); }';
  expect(said(failing, 300)).toBe("no name\n");
});

it("says what to do", () => {
  expect(stillRunning("02.1")).toMatch(/^check 02\.1 still runs after 10 seconds\..*interrupt/);
});
