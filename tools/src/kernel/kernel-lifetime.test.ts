import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { findObstacle, KernelClient, kernelMain, textOf } from "./fixtures/kernel-client";

const obstacle = findObstacle();
const startMs = 150_000;
const exitMs = 15_000;

describe.skipIf(obstacle !== undefined)("the life of a kernel", () => {
  it("starts afresh when restarted", { timeout: startMs }, async () => {
    const kernel = new KernelClient();
    const first = await kernel.start();
    await kernel.execute("const kept = 1; setInterval(() => {}, 1000);");
    const second = await kernel.do<{ pid: number }>("restart");
    expect(second.pid).not.toBe(first.pid);
    const run = await kernel.execute("kept");
    expect(run.outputs.at(-1)).toMatchObject({ evalue: "Cannot find name 'kept'." });
    await kernel.close();
    expect(await endsWithin(second.pid, exitMs)).toBe(true);
  });

  it("does not outlive a client that was killed", { timeout: startMs }, async () => {
    const kernel = new KernelClient();
    const { pid } = await kernel.start();
    kernel.kill();
    expect(await endsWithin(pid, exitMs)).toBe(true);
  });

  it("does not outlive it even while a cell is stuck", { timeout: startMs }, async () => {
    const kernel = new KernelClient();
    const { pid } = await kernel.start();
    await kernel.execute("while (true) {}", { timeout: 1 });
    kernel.kill();
    expect(await endsWithin(pid, exitMs)).toBe(true);
  });

  it("falls back to plain tslab beside a version it does not know", {
    timeout: startMs,
  }, async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "attending-fallback-"));
    try {
      const kernel = new KernelClient(copyKernelBesideOtherTslab(folder), folder);
      await kernel.start();
      const run = await kernel.execute("const loose: string = null;\n'ran'");
      expect(textOf(run)).toBe("ran\n");
      const { text } = await kernel.do<{ text: string }>("read_log");
      expect(text.trim()).toBe(
        "attending kernel: expected tslab 1.0.22, got 1.0.23. Running plain tslab instead.",
      );
      await kernel.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

async function endsWithin(pid: number, limitMs: number): Promise<boolean> {
  for (const start = Date.now(); Date.now() - start < limitMs; await wait(100)) {
    if (!isAlive(pid)) {
      return true;
    }
  }
  return false;
}

/** A process that has ended but was not yet collected counts as ended. */
function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

/** The built kernel, with a tslab that calls itself 1.0.23, and all other packages as they are. */
function copyKernelBesideOtherTslab(folder: string): string {
  const dist = path.dirname(kernelMain);
  const packages = path.resolve(dist, "../../../node_modules");
  const copies = path.join(folder, "node_modules");
  cpSync(dist, path.join(folder, "kernel"), { recursive: true });
  mkdirSync(copies);
  for (const name of readdirSync(packages)) {
    if (name !== "tslab") {
      symlinkSync(path.join(packages, name), path.join(copies, name));
    }
  }
  const tslab = path.join(copies, "tslab");
  cpSync(path.join(packages, "tslab/dist"), path.join(tslab, "dist"), { recursive: true });
  const manifest = readFileSync(path.join(packages, "tslab/package.json"), "utf8");
  writeFileSync(path.join(tslab, "package.json"), manifest.replace('"1.0.22"', '"1.0.23"'));
  return path.join(folder, "kernel/main.js");
}
