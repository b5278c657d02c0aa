import { describe, expect, it } from "vitest";
import type { Output } from "./notebook";
import { outputDifferences, outputKindDifferences } from "./output-differences";

const printed = (...text: string[]): Output => ({ output_type: "stream", name: "stdout", text });
const shown = (data: Record<string, unknown>): Output => ({
  output_type: "display_data",
  data,
  metadata: {},
});
const differ = (kept: string, run: string) => outputDifferences([printed(kept)], [printed(run)]);

describe("outputDifferences", () => {
  it.each([
    ["the same text", "micro-F1 0.900\n", "micro-F1 0.900\n"],
    ["the last digit by one", "0.900", "0.901"],
    ["a thousandth of itself", "weights 1234.5678", "weights 1235.5678"],
    ["an exponent", "1.234e-7", "1.235e-7"],
    ["a sign of almost nothing", "0.00", "-0.00"],
  ])("lets pass %s", (_, kept, run) => expect(differ(kept, run)).toEqual([]));

  it.each([
    ["a number", "0.900", "0.902", "0.900 is kept, the run gave 0.902"],
    ["a whole number", "409220 in all", "409221 in all", "409220 is kept, the run gave 409221"],
    ["a sign", "0.330", "-0.330", "0.330 is kept, the run gave -0.330"],
    ["NaN for a number", "0.330", "NaN", "the words differ"],
    ["a word", "Renal 3", "Cardiac 3", "the words differ"],
    ["one number more", "1 2", "1 2 3", "the words differ"],
  ])("sees %s", (_, kept, run, message) => {
    expect(differ(kept, run)).toEqual([`output 1 (stream stdout): ${message}`]);
  });

  it("does not care where a stream was cut", () => {
    expect(outputDifferences([printed("a", "b")], [printed("a"), printed("b")])).toEqual([]);
  });

  it("compares of a picture that it is there", () => {
    const picture = shown({ "image/png": "AAAA", "text/plain": "[plot: x]" });
    const other = shown({ "image/png": "BBBB", "text/plain": "[plot: x]" });
    expect(outputDifferences([picture], [other])).toEqual([]);
    expect(outputDifferences([picture], [])).toEqual(["2 outputs are kept, the run gave 0"]);
  });

  it("compares HTML as text", () => {
    const [kept, run] = ["0.90", "0.95"].map((score) => [shown({ "text/html": `<td>${score}` })]);
    expect(outputDifferences(kept ?? [], run ?? [])).toEqual([
      "output 1 (text/html): 0.90 is kept, the run gave 0.95",
    ]);
  });

  it("tells an error from a text", () => {
    const error = { output_type: "error", ename: "TypeError", evalue: "x", traceback: [] };
    expect(outputDifferences([printed("x")], [error])).toEqual([
      "output 1: stream stdout is kept, the run gave error",
    ]);
  });
});

describe("outputKindDifferences", () => {
  const kinds = (kept: Output[], run: Output[]) => outputKindDifferences(kept, run);

  it("does not care for numbers, words, or where a stream was cut", () => {
    expect(kinds([printed("F1 0.98\n", "reached")], [printed("F1 0.71: missed")])).toEqual([]);
    const table = (text: string) => [shown({ "text/html": text, "text/plain": text })];
    expect(kinds(table("<td>1"), table("<td>2"))).toEqual([]);
  });

  it("lets a quick run show less: two bars of progress instead of six", () => {
    const bar = shown({ "text/html": "<progress>", "text/plain": "25 of 25" });
    expect(kinds([bar, bar, bar, printed("3 seeds")], [bar, printed("1 seed")])).toEqual([]);
    expect(kinds([bar, printed("3 seeds")], [printed("1 seed")])).toEqual([]);
  });

  it.each<[string, Output[], Output[], string]>([
    ["a cell that is silent", [printed("x")], [], "stream stdout is kept, the run gave nothing"],
    ["a cell that was silent", [], [printed("x")], "nothing is kept, the run gave stream stdout"],
    [
      "a missing picture",
      [shown({ "image/png": "AAAA" }), printed("x")],
      [printed("x")],
      "image/png, stream stdout is kept, the run gave stream stdout",
    ],
    [
      "a text for a picture",
      [shown({ "image/png": "AAAA" })],
      [printed("x")],
      "image/png is kept, the run gave stream stdout",
    ],
  ])("sees %s", (_, kept, run, message) => expect(kinds(kept, run)).toEqual([message]));
});
