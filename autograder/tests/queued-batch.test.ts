import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { wrongAttention } from "../src/adversary/cells";
import { gradingResult } from "../src/report/result";
import { hasBwrap } from "../src/sandbox/fixtures/bwrap-presence";
import { temporaryFolder, writeNotebook } from "./notebook-file";
import { hasRedis, TestRedis } from "./redis-server";
import { rightAnswers } from "./right-answers";

const available = hasRedis("a batch by workers") && hasBwrap("a batch by workers");
const password = "only-for-this-test";
const cli = (name: string) => join(__dirname, "..", "dist", "cli", `${name}.js`);
const root = temporaryFolder();
afterAll(() => rmSync(root, { recursive: true, force: true }));

function start(name: string, args: readonly string[]): { child: ChildProcess; said: string[] } {
  const child = spawn(process.execPath, [cli(name), ...args], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, ATTENDING_QUEUE_PASSWORD: password },
  });
  const said: string[] = [];
  child.stderr?.on("data", (text: Buffer) => said.push(text.toString()));
  return { child, said };
}

const ended = (child: ChildProcess) => new Promise((resolve) => child.once("exit", resolve));

function submissionsIn(folder: string) {
  const text = readFileSync(join(folder, "result.json"), "utf8");
  const { submissions } = gradingResult.parse(JSON.parse(text));
  return submissions.map((each) => ({ ...each, seconds: 0 }));
}

describe.skipIf(!available)("the commands", () => {
  it("come by a worker to the same result as on one machine, and end when asked", async () => {
    const students = join(root, "students");
    mkdirSync(students);
    writeNotebook(students, "right.ipynb", rightAnswers("02-self-attention"));
    writeNotebook(students, "wrong.ipynb", [wrongAttention]);
    writeNotebook(students, "empty.ipynb", []);
    const redis = await TestRedis.start(password);
    const [here, there] = [join(root, "here"), join(root, "there")];
    const queue = ["--queue", redis.url.replace(/:[^:@]*@/, "")];
    const worker = start("worker", [...queue, "--jobs", "2"]);
    try {
      const seed = ["--seed", "queued"];
      const byWorker = start("grade", [students, "--out", there, ...seed, ...queue]);
      expect(await ended(byWorker.child), byWorker.said.join("")).toBe(1);
      expect(await ended(start("grade", [students, "--out", here, ...seed]).child)).toBe(1);
      expect(submissionsIn(there)).toEqual(submissionsIn(here));
      expect(submissionsIn(there).map(({ score }) => score)).toEqual([0, 25, 0]);
      worker.child.kill("SIGTERM");
      expect(await ended(worker.child)).toBe(0);
      expect(worker.said.join("")).toMatch(/waits at 127\.0\.0\.1:\d+ for jobs of attending-/);
      expect(worker.said.join("")).not.toContain(password);
    } finally {
      worker.child.kill("SIGKILL");
      await redis.stop();
    }
  }, 300_000);
});
