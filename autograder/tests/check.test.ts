import vm from "node:vm";
import { scaledDotProductAttention } from "@attending/lib";
import { describe, expect, it } from "vitest";
// As learners have it: the known mistakes are built beside the compiled file.
import { checkAnswer } from "../dist/check/check";
import { exercises } from "../src/exercises";

/** A function as a cell of the course kernel declares it, its script named after the cell. */
const inCell = (number: number, source: string): unknown =>
  vm.runInThisContext(`(${source})`, { filename: `cell [${number}]` });

describe("check", () => {
  it("gives the reference full marks and nothing to fix", async () => {
    const result = await checkAnswer("02.1", { scaledDotProductAttention });
    expect(result).toMatchObject({ status: "full", points: 10, mistake: null, notes: [] });
  });

  it("knows an untouched cell", async () => {
    const untouched = inCell(
      3,
      '() => { throw new Error("TODO 02.1: write what is missing here."); }',
    );
    const result = await checkAnswer("02.1", { scaledDotProductAttention: untouched });
    expect(result).toMatchObject({ status: "not-attempted", points: 0, mistake: null });
  });

  it("says in which cell and line an error arose", async () => {
    const failing = inCell(12, 'function f() {\n  throw new RangeError("no idea");\n}');
    const result = await checkAnswer("02.1", { scaledDotProductAttention: failing });
    expect(result).toMatchObject({
      status: "error",
      points: 0,
      notes: ["Your code threw an error in cell [12], line 2."],
    });
  });

  it("says what to hand over when the name is not there", async () => {
    await expect(checkAnswer("02.1", { attention: scaledDotProductAttention })).rejects.toThrow(
      "check 02.1: expected the name scaledDotProductAttention, got attention. " +
        'Run the cell that declares it, then: await check("02.1", { scaledDotProductAttention: scaledDotProductAttention });',
    );
  });

  it("lists the exercises when there is none of that number", async () => {
    await expect(checkAnswer("02.9", {})).rejects.toThrow(
      `exercise: expected one of ${exercises.map(({ card }) => card.id).join(", ")}, got "02.9".`,
    );
  });
});
