import { buildSync } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isolationsHere } from "./fixtures/isolations";
import { chooseIsolation } from "./isolation";
import { type SandboxedWorker, startSandboxedWorker } from "./sandboxed-worker";
import { type Staging, stageFiles } from "./staging";

const program = `
import { writeSync } from "node:fs";
import { serveFrames } from "./serve-frames";
let count = 0;
serveFrames(async (request) => {
  count += 1;
  if (request === "count") return count;
  if (request === "loop") for (;;);
  if (request === "wait") await new Promise((resolve) => setTimeout(resolve, 1e6));
  if (request === "exit") process.exit(7);
  if (request === "throw") throw new TypeError("no");
  if (request === "garbage") writeSync(4, Buffer.from("ffffffff", "hex"));
  if (request === "twice") writeSync(4, Buffer.from("0d0000007b22616e73776572223a317d", "hex"));
  return request;
});
`;

const faults: readonly [string, string][] = [
  ["loop", "cpu"],
  ["exit", "ended"],
  ["garbage", "garbled"],
  ["twice", "garbled"],
];

describe.each(isolationsHere("the resident worker"))("a sandboxed worker, %s", (kind) => {
  let staging: Staging;
  let worker: SandboxedWorker;
  const start = async (wallMs: number): Promise<SandboxedWorker> =>
    startSandboxedWorker({
      isolation: await chooseIsolation(kind),
      files: staging.folder,
      program: "worker.js",
      limits: { cpuSeconds: 1, wallMs },
    });
  beforeAll(async () => {
    const { outputFiles } = buildSync({
      stdin: { contents: program, resolveDir: __dirname, loader: "ts" },
      bundle: true,
      platform: "node",
      write: false,
    });
    staging = stageFiles([{ name: "worker.js", content: outputFiles[0]?.text ?? "" }]);
    // Where others compute, a second of processor time takes many by the clock.
    worker = await start(50_000);
  }, 120_000);
  afterAll(async () => {
    await worker.stop();
    staging.dispose();
  });

  it("answers in order and stays", async () => {
    const values = Float32Array.from([1, 2, 3]);
    const tensor = { dtype: "float32", shape: [3], values } as const;
    const answers = await Promise.all([
      worker.request({ tensor }),
      worker.request("count"),
      worker.request("count"),
    ]);
    expect(answers).toEqual([{ tensor }, 2, 3]);
  });

  it("says that a request failed, and stays", async () => {
    await expect(worker.request("throw")).rejects.toMatchObject({
      reason: "failed",
      message: "worker: expected an answer, got failed (TypeError: no).",
    });
    expect(await worker.request("count")).toBeGreaterThan(1);
  });

  it.each(faults)("is replaced after %s", async (request, reason) => {
    const asked = [worker.request(request), worker.request("count")] as const;
    await expect(asked[0]).rejects.toMatchObject({ reason });
    expect(await asked[1]).toBe(1);
  });

  it("is replaced after a wait", async () => {
    const hasty = await start(4000);
    const waiting = hasty.request("wait");
    await expect(waiting).rejects.toMatchObject({ reason: "wall" });
    // A new process, even if a busy machine does not start it in time.
    expect(await hasty.request("count").catch(({ reason }) => reason)).toBeOneOf([1, "wall"]);
    await hasty.stop();
  });

  it("does not answer after it was stopped", async () => {
    await worker.stop();
    await expect(worker.request("count")).rejects.toMatchObject({ reason: "stopped" });
  });
});
