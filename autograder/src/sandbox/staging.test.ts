import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { stageFiles } from "./staging";

it("copies files where every user can read them, and takes them away", () => {
  const { folder, dispose } = stageFiles([
    { name: "a.js", content: "1" },
    { name: "b.ts", from: __filename },
  ]);
  expect(statSync(folder).mode & 0o777).toBe(0o755);
  expect(statSync(join(folder, "a.js")).mode & 0o777).toBe(0o644);
  expect(readFileSync(join(folder, "b.ts"))).toEqual(readFileSync(__filename));
  dispose();
  expect(existsSync(folder)).toBe(false);
});

it("takes plain names only", () => {
  expect(() => stageFiles([{ name: "../a", content: "" }])).toThrow("expected a plain file name");
});

it("removes what a killed run left behind, and nothing of a live one", () => {
  const ended = spawnSync(process.execPath, ["-e", ""]).pid;
  const abandoned = join(tmpdir(), `attending-stage-${ended}-abcdef`);
  const alive = join(tmpdir(), `attending-stage-${process.ppid}-abcdef`);
  mkdirSync(abandoned);
  mkdirSync(alive);
  const { dispose } = stageFiles([]);
  expect(existsSync(abandoned)).toBe(false);
  expect(existsSync(alive)).toBe(true);
  dispose();
  spawnSync("rmdir", [alive]);
});
