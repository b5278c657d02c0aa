import { spawn } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { DataError } from "../errors/data-error";
import { claimFolder } from "./run-folder";

const root = mkdtempSync(join(tmpdir(), "attending-run-folder-"));
afterAll(() => rmSync(root, { recursive: true }));

let numFolders = 0;
/** A folder that is not there yet. */
const newFolder = () => join(root, `${++numFolders}`, "run");

/** A folder with the lock of another run, touched so many seconds ago. */
function folderOf(holder: object | string, secondsAgo = 0): string {
  const folder = newFolder();
  claimFolder(folder).release();
  const lock = join(folder, "running.json");
  const text = typeof holder === "string" ? holder : JSON.stringify(holder);
  writeFileSync(lock, text);
  const time = new Date(Date.now() - 1000 * secondsAgo);
  utimesSync(lock, time, time);
  return folder;
}

describe("claimFolder", () => {
  it("makes a folder, says whose it is, and leaves nothing behind", () => {
    const folder = newFolder();
    const claim = claimFolder(folder);
    const lock = readFileSync(join(folder, "running.json"), "utf8");
    expect(JSON.parse(lock)).toEqual({ host: hostname(), pid: process.pid });
    claim.touch();
    claim.release();
    claim.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("refuses the folder of a process that runs, and takes it when it ended", async () => {
    const other = spawn(process.execPath, ["-e", "setTimeout(() => {}, 1e5)"]);
    const folder = folderOf({ host: hostname(), pid: other.pid });
    const claim = () => claimFolder(folder);
    expect(claim).toThrow(DataError);
    expect(claim).toThrow(
      `fit: expected ${folder} for this run alone, got a run of process ${other.pid} on ${hostname()} in it. Give each run a folder of its own; if that one is over, remove ${join(folder, "running.json")}.`,
    );
    const ended = new Promise((resolve) => other.on("exit", resolve));
    other.kill("SIGKILL");
    await ended;
    claim().release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("asks the clock about other machines", () => {
    const elsewhere = { host: "elsewhere", pid: 7 };
    expect(() => claimFolder(folderOf(elsewhere, 500))).toThrow(
      "got a run of process 7 on elsewhere in it",
    );
    claimFolder(folderOf(elsewhere, 700)).release();
  });

  it.each(["", "{", "null", '{"pid":"x"}'])(
    "takes over a lock cut short, %j, but not one being written",
    (text) => {
      expect(() => claimFolder(folderOf(text))).toThrow("a run of a process");
      claimFolder(folderOf(text, 20)).release();
    },
  );

  it("takes it from an earlier run of this process, and tells that one", () => {
    const folder = newFolder();
    const interrupted = claimFolder(folder);
    const later = claimFolder(folder);
    expect(() => interrupted.touch()).toThrow("for this run alone");
    interrupted.release();
    expect(existsSync(join(folder, "running.json"))).toBe(true);
    later.touch();
    later.release();
  });

  it("removes what was left half written, and nothing else", () => {
    const folder = newFolder();
    claimFolder(folder).release();
    const part = "latest.safetensors.5a3c1c0e-7d55-4c4e-9a53-0b1f4f0f7a11.part";
    for (const name of [part, "latest.safetensors", "my.part"]) {
      writeFileSync(join(folder, name), "");
    }
    claimFolder(folder).release();
    expect(readdirSync(folder).sort()).toEqual([
      "latest.safetensors",
      "my.part",
    ]);
  });

  it("says at once that it cannot write there", () => {
    const file = join(root, "file");
    writeFileSync(file, "");
    expect(() => claimFolder(join(file, "run"))).toThrow(DataError);
    expect(() => claimFolder(join(file, "run"))).toThrow(
      /^fit: expected a folder to write to at .+, got ENOTDIR: .+\. Choose another folder, or make room\.$/,
    );
    expect(() => claimFolder(file)).toThrow("EEXIST");
  });
});
