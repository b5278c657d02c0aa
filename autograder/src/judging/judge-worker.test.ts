import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findExercise } from "../exercises";
import { bundleMistakes } from "./bundle-mistakes";
import { bundleWorker } from "./bundle-worker";
import { JudgeClient } from "./judge-client";

const root = join(__dirname, "..", "..", "..");
let folder = "";
let client: JudgeClient;

beforeAll(async () => {
  // Inside the checkout, so that the worker finds the installed wasm.
  folder = mkdtempSync(join(root, "autograder", "dist", "judge-worker-test-"));
  mkdirSync(join(folder, "mistakes"));
  const bundle = await bundleMistakes(findExercise("02.1"), root);
  writeFileSync(join(folder, "mistakes", "02.1.js"), bundle);
  const file = join(folder, "judging", "worker.js");
  await bundleWorker(root, file);
  client = new JudgeClient(file);
});

afterAll(() => {
  client.stop();
  rmSync(folder, { recursive: true, force: true });
});

it("draws the same inputs for the same seed, and others for another", async () => {
  const [one, same, other] = await Promise.all([
    client.draw("02.1", "a"),
    client.draw("02.1", "a"),
    client.draw("02.1", "b"),
  ]);
  expect(one).toEqual(same);
  expect(one).not.toEqual(other);
});

it("judges, several at a time", async () => {
  const judged = await Promise.all([1, 2, 3].map(() => client.judge("02.1", "a", {})));
  for (const { points, maxPoints, status, mistake } of judged) {
    expect([points, maxPoints, status, mistake]).toEqual([0, 10, "wrong", null]);
  }
});

it("does not mix up the tensors of two references that await", async () => {
  const faults = ["a", "b", "c"].flatMap((seed) =>
    ["05.3", "04.1", "05.1"].map((exercise) =>
      client.judge(exercise, seed, {}).catch((fault: Error) => fault.message),
    ),
  );
  // It got as far as the mistakes, which are not built here.
  const notBuilt = ["05.3", "04.1", "05.1"].map(
    (exercise) => `known mistakes of ${exercise} are not built: npm run build`,
  );
  expect(await Promise.all(faults)).toEqual([...notBuilt, ...notBuilt, ...notBuilt]);
}, 120_000);

it("says that a fault is the grader's own", async () => {
  await expect(client.draw("77.7", "a")).rejects.toThrow(/expected one of 01\.1/);
  await expect(client.judge("02.2", "a", {})).rejects.toMatchObject({
    name: "GraderFault",
    message: "known mistakes of 02.2 are not built: npm run build",
  });
});

it("says so when the worker ends, and asks a new one next", async () => {
  const ending = join(folder, "judging", "ending.js");
  writeFileSync(ending, "process.once('message', () => process.kill(process.pid, 'SIGKILL'));\n");
  const fragile = new JudgeClient(ending);
  await expect(fragile.draw("02.1", "a")).rejects.toThrow("the judge worker ended with SIGKILL");
  writeFileSync(ending, "process.on('message', ({ id }) => process.send({ id, inputs: 7 }));\n");
  expect(await fragile.draw("02.1", "a")).toBe(7);
  fragile.stop();
});

it("rejects what is asked of a worker that was stopped", async () => {
  client.stop();
  await expect(client.draw("02.1", "a")).rejects.toThrow("the judge worker was stopped");
});
