import { expect, it } from "vitest";
import { type Fake, fakeContender } from "../fixtures/fake-contender";
import { rowOf } from "../fixtures/results";
import { MeasuredProcess } from "./measured-process";

const atLeast = { runs: 1, ms: 0 };
const round = { ask: "round", task: "0", atLeast } as const;

async function withProcess(
  fake: Fake,
  use: (measured: MeasuredProcess) => Promise<void>,
): Promise<void> {
  const measured = new MeasuredProcess(fakeContender("fake", fake).command);
  try {
    await use(measured);
  } finally {
    await measured.end();
  }
}

it("hears that a process is ready, past what packages print, and gets its answers in order", async () => {
  await withProcess({ rounds: [[2], [3]] }, async (measured) => {
    expect(await measured.hear("ready")).toMatchObject({ versions: { fake: "1.2.3" } });
    const row = rowOf("note-training");
    if (!("spec" in row)) throw new Error("note-training has one workload");
    const prepare = { ask: "prepared", task: "0", spec: row.spec, warmUp: atLeast } as const;
    expect(await measured.ask(prepare)).toEqual({ parameters: 17, tensors: 41 });
    expect((await measured.ask(round)).times).toEqual([2]);
    expect((await measured.ask(round)).times).toEqual([3]);
  });
});

it("tells the exit code and the last words of a process that ends", async () => {
  await withProcess({ failsAt: { round: 1, how: "end" } }, async (measured) => {
    await measured.hear("ready");
    await expect(measured.ask(round)).rejects.toThrow(
      /^fake ended with code 3\.\n {2}killed by a test$/,
    );
    await expect(measured.ask(round)).rejects.toThrow(/^fake ended with code 3\./);
  });
});

it("tells that a program is not there", async () => {
  const { command } = fakeContender("fake");
  const measured = new MeasuredProcess({ ...command, file: "/nowhere/python" });
  await expect(measured.hear("ready")).rejects.toThrow(/^fake could not start: .*ENOENT/);
  await measured.end();
});
