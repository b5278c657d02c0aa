import { describe, expect, it } from "vitest";
import { fakeContender } from "../fixtures/fake-contender";
import { rowOf } from "../fixtures/results";
import { measureRow } from "./measure-row";

const even = (ms: number) => new Array<number>(5).fill(ms);

async function measure(
  id: string,
  rounds: number,
  contenders: Parameters<typeof measureRow>[1],
): Promise<{ result: Awaited<ReturnType<typeof measureRow>>; said: string[] }> {
  const said: string[] = [];
  const say = (line: string) => said.push(line);
  return { result: await measureRow(rowOf(id), contenders, { rounds, say }), said };
}

describe("measureRow", () => {
  it("measures in turns", async () => {
    const { result, said } = await measure("note-training", 2, [
      fakeContender("wasm-ort", { rounds: [even(4), even(5)] }),
      fakeContender("PyTorch", { rounds: [even(2), even(3)] }),
    ]);
    expect(said).toEqual([
      "note-training, round 1: wasm-ort 4.0 ms, PyTorch 2.0 ms",
      "note-training, round 2: wasm-ort 5.0 ms, PyTorch 3.0 ms",
    ]);
    const [ours, peer] = result.contenders;
    expect(ours?.points[0]?.rounds.map(({ median }) => median)).toEqual([4, 5]);
    expect(peer).toMatchObject({ isPeer: true, problem: undefined, idleShare: 0 });
    // One tensor a round, in the made-up process.
    expect(ours?.leaked).toBe(2);
  });

  it("makes up for a round that does not count", async () => {
    const rounds = [even(2), even(2), [2, 2, 2, 2, 8], even(2), even(2)];
    const { result } = await measure("note-training", 3, [
      fakeContender("wasm-ort"),
      fakeContender("PyTorch", { rounds }),
    ]);
    expect(result.contenders.map(({ points }) => points[0]?.rounds.length)).toEqual([4, 4]);
  });

  it("goes on without a peer that fails", async () => {
    const { result, said } = await measure("note-training", 2, [
      fakeContender("wasm-ort"),
      fakeContender("PyTorch", { failsAt: { round: 2, how: "end" } }),
    ]);
    const [ours, peer] = result.contenders;
    expect(ours).toMatchObject({ problem: undefined, points: [{ rounds: [{}, {}] }] });
    expect(peer?.problem).toMatch(/^PyTorch ended with code 3\./);
    expect(said[1]).toBe("note-training, round 2: wasm-ort 1.0 ms, PyTorch failed");
    expect(said[2]).toMatch(/^note-training on PyTorch: PyTorch ended with code 3\./);
  });

  it("stops when ours fails", async () => {
    const { result } = await measure("note-training", 5, [
      fakeContender("wasm-ort", { failsAt: { round: 2, how: "error" } }),
      fakeContender("PyTorch"),
    ]);
    const [ours, peer] = result.contenders;
    expect(ours?.problem).toBe("wasm: out of memory");
    expect(peer?.points[0]?.rounds).toHaveLength(2);
  });

  it("starts a process for each cold start", async () => {
    const { result } = await measure("cold-start", 2, [fakeContender("wasm-ort")]);
    const [ours] = result.contenders;
    expect(ours?.points).toMatchObject([{ parameters: 17, rounds: [{ runs: 1 }, { runs: 1 }] }]);
    expect(ours?.points[0]?.rounds[0]?.median).toBeGreaterThan(1);
  });

  it("asks for what many steps leave behind", async () => {
    const { result } = await measure("growth", 5, [fakeContender("wasm-ort")]);
    expect(result.contenders[0]?.growth).toEqual({ tensors: 300 });
  });

  it("measures each point of a row that grows", async () => {
    const { result } = await measure("linear-layers-training", 2, [fakeContender("wasm-ort")]);
    const [ours] = result.contenders;
    expect(ours?.points.map(({ x, rounds }) => [x, rounds.length])).toEqual([
      [1, 2],
      [2, 2],
      [4, 2],
      [8, 2],
    ]);
  });
});
