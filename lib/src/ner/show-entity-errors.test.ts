import { afterEach, describe, expect, it, vi } from "vitest";
import { errorAnalysis } from "./error-analysis";
import { showEntityErrors } from "./show-entity-errors";

const sentences = [
  { tokens: ["Fine", "."], tags: ["O", "O"] },
  { tokens: ["No", "chest", "pain"], tags: ["O", "B-D", "I-D"] },
];

afterEach(() => vi.restoreAllMocks());

describe("showEntityErrors", () => {
  it("prints both readings of each error", () => {
    const print = vi.spyOn(console, "log").mockReturnValue(undefined);
    const { errors } = errorAnalysis({
      sentences,
      predicted: [
        ["B-D", "O"],
        ["O", "O", "B-D"],
      ],
    });
    showEntityErrors(sentences, errors, { title: "All of them" });
    expect(print.mock.calls[0]?.[0].split("\n")).toEqual([
      "All of them",
      "hallucinated · sentence 0",
      "  gold       Fine .",
      "  predicted  [Fine D] .",
      "boundary · sentence 1 · near a negation",
      "  gold       No [chest pain D]",
      "  predicted  No chest [pain D]",
    ]);
  });

  it("refuses errors of other sentences", () => {
    const error = { kind: "missing", sentence: 5, isNegated: false } as const;
    expect(() => showEntityErrors(sentences, [error], { title: "" })).toThrow(
      /^showEntityErrors: expected errors of 2 sentences, got one of sentence 5/,
    );
  });
});
