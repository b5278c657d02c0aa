import { describe, expect, it } from "vitest";
import { contender, evenRound, result } from "../fixtures/results";
import { tableCells, tableHeader, tableLines } from "./table-lines";

const cellsOf = (...args: Parameters<typeof result>) =>
  tableLines(result(...args)).map((line) => {
    const cells = tableCells(line);
    expect(cells).toHaveLength(tableHeader.length);
    return cells;
  });

describe("a line of the table", () => {
  it("has both times, the ratio, the goal and the verdict", () => {
    const ours = contender("wasm-ort", [100, 90, 110], { leaked: 0 });
    const peer = contender("PyTorch", [100, 100, 100]);
    expect(cellsOf("note-training", ours, peer)).toEqual([
      [
        "note classifier, training step (32 × 64)",
        "wasm-ort",
        "100 ms (90.0–110)",
        "100 ms (100–100)",
        "1.00 (0.90–1.10)",
        "≤ 1.2 ×",
        "< 0.9 ×",
        "met",
        "3",
        "0",
      ],
    ]);
  });

  it("is there for each backend, each beside the same peer", () => {
    const lines = cellsOf(
      "note-training",
      contender("wasm-ort", [80]),
      contender("PyTorch", [100]),
      contender("wasm-xnn", [400]),
    );
    expect(lines.map(([, backend, , , ratio, , , verdict]) => [backend, ratio, verdict])).toEqual([
      ["wasm-ort", "0.80 (0.80–0.80)", "aim met"],
      ["wasm-xnn", "4.00 (4.00–4.00)", "missed"],
    ]);
  });

  it("counts the rounds that were dropped", () => {
    const uneven = [evenRound(100), evenRound(100, 9), evenRound(100)];
    const peer = contender("PyTorch", [], { points: [{ x: 0, parameters: 1, rounds: uneven }] });
    const [line] = cellsOf("note-training", contender("wasm-ort", [100, 200, 100]), peer);
    expect(line?.[8]).toBe("2 (+ 1 dropped)");
    expect(line?.[2]).toBe("100 ms (100–100)");
  });

  it("gives a cold start in seconds, and judges these", () => {
    const [line] = cellsOf(
      "cold-start",
      contender("wasm-ort", [1400]),
      contender("PyTorch", [4000]),
    );
    expect(line).toMatchObject({ 2: "1.40 s (1.40–1.40)", 3: "4.00 s (4.00–4.00)", 7: "met" });
  });

  it("says what was left behind", () => {
    const left = { tensors: 2, tensorBytes: 8, residentBytes: 3 * 2 ** 20 };
    const [line] = cellsOf(
      "growth",
      contender("wasm-ort", [], { growth: left }),
      contender("PyTorch", [], { growth: { residentBytes: 2 ** 20 } }),
    );
    expect(line).toMatchObject({
      2: "2 tensors, 8 bytes, process 3.0 MB",
      3: "process 1.0 MB",
      7: "missed",
      9: "2",
    });
  });

  it("has no ratio and no verdict on it without a peer", () => {
    const [line] = cellsOf("note-training", contender("wasm-ort", [100]));
    expect(line?.slice(2, 8)).toEqual([
      "100 ms (100–100)",
      "–",
      "–",
      "≤ 1.2 ×",
      "< 0.9 ×",
      "not known",
    ]);
  });

  it("does not show half a row", () => {
    const failed = contender("wasm-ort", [100], { problem: "out of memory" });
    const peer = contender("PyTorch", [100, 100]);
    expect(cellsOf("note-training", failed, peer)[0]?.slice(2, 5)).toEqual([
      "not measured",
      "–",
      "–",
    ]);
  });
});
