import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import {
  decodeSafetensors,
  decodeSafetensorsMetadata,
} from "../models/safetensors";
import { seededRandom } from "../random/seeded-random";
import { parseRecord } from "./checkpoint-record";

const root = mkdtempSync(join(tmpdir(), "attending-crash-"));
afterAll(() => rmSync(root, { recursive: true }));

const script = join(__dirname, "..", "..", "tests", "endless-run.cjs");
const numCrashes = 4;
const mostMilliseconds = 40;

/** What a run says that goes on to its end. */
function finish(epochs: number, ...folder: string[]): object {
  const args = [script, `${epochs}`, ...folder];
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
  });
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout);
}

function exitOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve) => child.on("exit", resolve));
}

const wait = (milliseconds: number) =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The epochs in the two files of a folder. */
function readEpochs(folder: string): { latest: number; best: number } {
  const [latest, best] = ["latest", "best"].map((name) =>
    readFileSync(join(folder, `${name}.safetensors`)),
  );
  if (!latest || !best) throw new Error("no files");
  decodeSafetensors("best", best);
  decodeSafetensors("latest", latest);
  const { epoch } = parseRecord(
    "latest",
    decodeSafetensorsMetadata("latest", latest),
  );
  const metadata = decodeSafetensorsMetadata("best", best);
  return { latest: epoch, best: Number(metadata.epoch) };
}

it("goes on, bit for bit, however often it is ended anywhere", async () => {
  const folder = join(root, "run");
  const random = seededRandom(5);
  let reached = 0;
  for (let crash = 0; crash < numCrashes; crash++) {
    const args = [script, "1000000", folder];
    const child = spawn(process.execPath, args, { stdio: "ignore" });
    const exit = exitOf(child);
    const isFurther = () =>
      existsSync(join(folder, "latest.safetensors")) &&
      readEpochs(folder).latest > reached;
    while (!isFurther() && child.exitCode === null) await wait(10);
    await wait(mostMilliseconds * random());
    child.kill("SIGKILL");
    await exit;
    const { latest, best } = readEpochs(folder);
    expect(latest).toBeGreaterThan(reached);
    // Best goes first.
    expect([latest, latest + 1]).toContain(best);
    reached = latest;
  }
  expect(finish(reached + 2, folder)).toEqual(finish(reached + 2));
  expect(readdirSync(folder).sort()).toEqual([
    "best.safetensors",
    "latest.safetensors",
  ]);
});

it("refuses a second run in its folder, and is not disturbed by it", async () => {
  const folder = join(root, "shared");
  const args = [script, "1000000", folder];
  const first = spawn(process.execPath, args, { stdio: "ignore" });
  const exit = exitOf(first);
  const lock = join(folder, "running.json");
  while (!existsSync(lock) && first.exitCode === null) await wait(10);
  expect(() => finish(1, folder)).toThrow(
    `for this run alone, got a run of process ${first.pid} on `,
  );
  expect(first.exitCode).toBe(null);
  first.kill("SIGKILL");
  await exit;
});
