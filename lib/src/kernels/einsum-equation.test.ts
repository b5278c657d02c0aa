import { describe, expect, it } from "vitest";
import { DataError } from "../errors/data-error";
import { parseEinsum } from "./einsum-equation";

describe("parseEinsum", () => {
  it("takes operands and output apart", () => {
    expect(parseEinsum("bhqd, bhkd -> bhqk")).toEqual({
      operands: ["bhqd", "bhkd"],
      output: "bhqk",
    });
    expect(parseEinsum(",i->")).toEqual({ operands: ["", "i"], output: "" });
  });

  it("works out an output that is not written", () => {
    expect(parseEinsum("kj,ji").output).toBe("ik");
    expect(parseEinsum("ba").output).toBe("ab");
    expect(parseEinsum("i,i").output).toBe("");
  });

  const usage = 'Write it like "bij,bjk->bik": one letter for each axis.';
  it.each([
    ["i->j->k", `one arrow, got several. ${usage}`],
    [
      "i,j,k->ijk",
      "one or two operands, got 3. Contract two of them first, then the result with the next.",
    ],
    [
      "ii->i",
      'each letter once in an operand, got "ii". For a diagonal, multiply by tf.eye first and sum what is not wanted.',
    ],
    ["i->ii", 'each letter once in the output, got "ii". For a diagonal'],
    [
      "...ij->...ji",
      'letters in an operand, got "...ij". Give every axis a letter of its own.',
    ],
    ["i1->i", `letters in an operand, got "i1". ${usage}`],
    ["ij->ik", `an output of the operands' letters, got k. ${usage}`],
  ])("refuses %s", (equation, message) => {
    expect(() => parseEinsum(equation)).toThrow(DataError);
    expect(() => parseEinsum(equation)).toThrow(`einsum: expected ${message}`);
  });
});
