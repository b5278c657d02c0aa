import { spawn } from "node:child_process";
import { chmodSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { openSurroundings, type Surroundings } from "./surroundings";

let open: Surroundings | undefined;
afterEach(() => open?.close());

async function begin(): Promise<Surroundings> {
  open = await openSurroundings("[]", []);
  open.begin();
  return open;
}

describe("surroundings", () => {
  it("see nothing where nothing happened", async () => {
    expect(await (await begin()).breaches([])).toEqual([]);
  });

  it("see files that were made and changed", async () => {
    const { places, breaches } = await begin();
    writeFileSync(places.canary, "sings");
    chmodSync(places.submissions, 0o700);
    const made = join(places.canaryFolder, "results.json");
    writeFileSync(made, "{}");
    expect(await breaches([])).toEqual([
      `${made} was made`,
      `${places.canary} was changed`,
      `${places.submissions} was changed`,
    ]);
  });

  it("see a mark among temporary files", async () => {
    const { places, breaches } = await begin();
    const path = join(tmpdir(), `x-${places.mark}`);
    writeFileSync(path, "");
    const found = await breaches([]);
    rmSync(path);
    expect(found).toEqual([`${path} was made`]);
  });

  it("hear a connection", async () => {
    const { places, breaches } = await begin();
    const socket = connect(Number(places.port), "127.0.0.1");
    await new Promise<void>((done) => socket.write("hello", () => done()));
    await wait(50);
    socket.destroy();
    expect(await breaches([])).toEqual(["somebody heard: a connection", "somebody heard: hello"]);
  });

  it("see a process that was left behind", async () => {
    const { places, breaches } = await begin();
    const child = spawn(process.execPath, ["-e", "setTimeout(() => {}, 30000)", places.mark]);
    await new Promise((done) => child.once("spawn", done));
    const found = await breaches([]);
    child.kill("SIGKILL");
    expect(found).toEqual([expect.stringContaining(`process ${child.pid} still runs`)]);
  });
});
