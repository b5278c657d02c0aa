import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findObstacle, KernelClient, textOf } from "./fixtures/kernel-client";

const obstacle = findObstacle();
const startMs = 150_000;

const loops: Record<string, string> = {
  "a loop": "while (true) {}",
  "a loop after an await": "await sleep(100); while (true) {}",
  "a loop that awaits what is there": "while (true) await null;",
  "a loop that sleeps": "while (true) { await sleep(10); console.log(kept.count++); }",
  "a loop that reads files":
    "while (true) { await files.readFile('package.json'); console.log(kept.count++); }",
  "a loop in a timer": "setTimeout(() => { for (;;); }, 100); await sleep(60_000);",
  "a promise that never settles": "await new Promise(() => {});",
  "a chain without a loop":
    "const again = async (): Promise<void> => { await null; return again(); };\nawait again();",
};

describe.skipIf(obstacle !== undefined)("interrupting", () => {
  let kernel: KernelClient;

  beforeAll(async () => {
    kernel = new KernelClient();
    await kernel.start();
    await kernel.execute(
      "import * as files from 'node:fs/promises';\nconst kept = { count: 0 };\n" +
        "const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));",
    );
  }, startMs);

  afterAll(() => kernel.close(), startMs);

  for (const [name, code] of Object.entries(loops)) {
    it(`stops ${name}; the kernel lives on, keeps its state, and hears no more of it`, async () => {
      const stopped = await kernel.execute(code, { interrupt_after: 1, timeout: 30 });
      expect(stopped.outputs.at(-1)).toMatchObject({ type: "error", ename: "Interrupted" });
      const next = await kernel.execute(
        "const before = kept.count; await sleep(300); console.log('alive', kept.count - before);",
      );
      expect(textOf(next)).toBe("alive 0\n");
      expect(next.reply?.status).toBe("ok");
    });
  }

  it("runs the finally blocks of a stopped loop", async () => {
    const code = "try { await null; while (true) {} } finally { kept.count = -7; }";
    await kernel.execute(code, { interrupt_after: 1, timeout: 30 });
    expect(textOf(await kernel.execute("kept.count"))).toBe("-7\n");
  });

  it("stops, while no cell runs, what earlier cells left running", async () => {
    await kernel.execute("setInterval(() => { kept.count++; }, 5); kept.count = 0;");
    await kernel.do("interrupt");
    // A signal that arrives after the next cell has started is for that cell.
    await wait(1000);
    const run = await kernel.execute("const was = kept.count; await sleep(200); kept.count - was");
    expect(textOf(run)).toBe("0\n");
  });
});
