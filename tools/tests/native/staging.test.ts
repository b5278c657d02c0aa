import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { buildAside } from "../../native/staging.mjs";
import { makeProject, writeFile } from "../start/project-folder";

const NOBODY = 2 ** 30; // Beyond the numbers that Linux gives to processes.

it("puts in place only what was built to its end", () => {
  const paths = makeProject();
  const place = join(paths.root, ".attending", "native", "node");
  const content = () => readFileSync(join(place, "file"), "utf8");

  buildAside(paths, "node", (folder) => {
    writeFile(join(folder, "file"), "first");
    expect(existsSync(place)).toBe(false);
  });
  expect(content()).toBe("first");

  const failing = (folder: string) => {
    writeFile(join(folder, "file"), "half");
    throw new Error("power cut");
  };
  expect(() => buildAside(paths, "node", failing)).toThrow("power cut");
  expect(content()).toBe("first");

  buildAside(paths, "node", (folder) => writeFile(join(folder, "file"), "second"));
  expect(content()).toBe("second");
  expect(readdirSync(join(place, ".."))).toEqual(["node"]);
});

it("removes what killed runs left, and not what another is building", () => {
  const paths = makeProject();
  const native = join(paths.root, ".attending", "native");
  const [dead, alive] = [`.new-${NOBODY}`, `.new-${process.ppid}`];
  writeFile(join(native, dead, "node", "file"), "");
  writeFile(join(native, alive, "node", "file"), "");
  buildAside(paths, "node", () => {});
  expect(existsSync(join(native, dead))).toBe(false);
  expect(existsSync(join(native, alive))).toBe(true);
});
