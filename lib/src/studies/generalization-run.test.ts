import { describe, expect, it } from "vitest";
import { readGeneralizationRun } from "./generalization-run";

const row = (reader: string, corpus: string, more: object = {}) => ({
  ...{ reader, seed: 0, corpus, mode: "strict IOB2" },
  ...{ precision: 0.5, recall: 0.5, f1: 0.5, low: 0.4, high: 0.6 },
  seen: { numMentions: 7, numFound: 5 },
  unseen: { numMentions: 3, numFound: 0 },
  ...more,
});

const run = {
  ...{ schema: "attending/run@1", name: "generalization", what: "A test." },
  ...{ date: "2026-11-30", commit: "abc", dirty: false, backend: "wasm" },
  ...{ versions: ["node 20"], made: "hash" },
  ...{ model: "minilm", trainedOn: "one", type: "Disease" },
  rows: [row("dictionary", "one"), row("dictionary", "other")],
};
const read = (value: object) => readGeneralizationRun({ value, at: "a file" });

describe("readGeneralizationRun", () => {
  it("reads what is whole", () => {
    expect(read(run)).toEqual(run);
  });

  it.each([
    ["a reader on one corpus only", [...run.rows, row("BERT", "one")]],
    ["a row twice", [run.rows[0], run.rows[0]]],
    ["nothing", []],
    ["an unknown reader", [row("oracle", "one")]],
    [
      "more found than there are",
      [row("BERT", "one", { unseen: { numMentions: 1, numFound: 2 } })],
    ],
  ])("refuses %s", (_, rows) => {
    expect(() => read({ ...run, rows })).toThrow(/^a file, rows/);
  });
});
