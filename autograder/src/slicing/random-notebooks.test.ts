import { expect, it } from "vitest";
import { RandomNotebook } from "./fixtures/random-notebook";
import { runCompiledCells } from "./fixtures/slice-host";
import { type SlicedNotebook, sliceNotebook, sliceWhole } from "./fixtures/sliced-notebook";

const numNotebooks = Number(process.env.NOTEBOOKS ?? 60);

it("a slice of a random notebook gives what all of its cells give", async () => {
  let numShorter = 0;
  for (let seed = 1; seed <= numNotebooks; seed += 1) {
    const sources = new RandomNotebook(counted(seed)).cells(7);
    const cells = sources.map((source) => ({ kind: "code" as const, source, metadata: {} }));
    const request = { cells, symbols: [{ exercise: "00.1", symbol: "answer" }], injected: [] };
    const [slice, whole] = [sliceNotebook(request), sliceWhole(request)];
    const expected = await answerOf(whole);
    // A statement that is left out cannot end its cell: there a slice gives more than the kernel.
    if (expected === cellThrew) continue;
    expect(await answerOf(slice), `seed ${seed}:\n${sources.join("\n---\n")}`).toEqual(expected);
    if (size(slice) < size(whole)) numShorter += 1;
  }
  // Taking everything along would be right as well, and would show nothing.
  expect(numShorter).toBeGreaterThan(numNotebooks / 2);
});

const cellThrew = "a cell threw";

async function answerOf({ slices }: SlicedNotebook): Promise<unknown> {
  let threw = false;
  const { answer } = await runCompiledCells(slices[0]?.cells ?? [], {}, () => {
    threw = true;
  });
  if (threw) return cellThrew;
  try {
    return typeof answer === "function" ? JSON.stringify(answer()) : typeof answer;
  } catch (error) {
    return error instanceof Error ? error.name : error;
  }
}

function size({ slices }: SlicedNotebook): number {
  return slices[0]?.cells.reduce((total, { js }) => total + js.length, 0) ?? 0;
}

/** A small generator of numbers in [0, 1): Park–Miller. */
function counted(seed: number): () => number {
  let state = seed * 7919;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
