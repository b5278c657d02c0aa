import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type KernelCase, kernelCases } from "./fixtures/kernel-cases";
import { runCompiledCells } from "./fixtures/slice-host";
import { type SlicedNotebook, sliceNotebook, sliceWhole } from "./fixtures/sliced-notebook";

const cases = Object.entries(kernelCases);
let inTslab: Record<string, { value: unknown }> = {};

beforeAll(() => {
  const input = JSON.stringify(Object.fromEntries(cases.map(([name, { cells }]) => [name, cells])));
  const script = join(__dirname, "fixtures", "run-in-tslab.cjs");
  const { stdout, stderr } = spawnSync(process.execPath, [script], { input, encoding: "utf8" });
  if (stdout === "") throw new Error(stderr);
  inTslab = JSON.parse(stdout);
}, 120_000);

describe("a slice gives what tslab gives", () => {
  it.each(cases)("%s", async (name, notebook) => {
    expect(inTslab[name]?.value).toEqual(
      "inKernel" in notebook ? notebook.inKernel : notebook.value,
    );
    expect(await answerOf(sliceNotebook(request(notebook)))).toEqual(notebook.value);
  });
});

describe("a whole notebook gives what tslab gives", () => {
  const endingWithAnswer = cases.filter(([, { cells }]) => cells.at(-1)?.includes("answer"));
  it.each(endingWithAnswer)("%s", async (_, notebook) => {
    expect(await answerOf(sliceWhole(request(notebook)))).toEqual(notebook.value);
  });
});

function request({ cells }: KernelCase): Parameters<typeof sliceNotebook>[0] {
  return {
    cells: cells.map((source) => ({ kind: "code", source, metadata: {} })),
    symbols: [{ exercise: "00.1", symbol: "answer" }],
    injected: [],
  };
}

async function answerOf({ slices }: SlicedNotebook): Promise<unknown> {
  const { answer } = await runCompiledCells(slices[0]?.cells ?? []);
  return typeof answer === "function" ? JSON.parse(JSON.stringify(await answer())) : typeof answer;
}
