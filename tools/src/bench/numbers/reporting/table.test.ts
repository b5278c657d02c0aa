import { expect, it } from "vitest";
import { markdownTable } from "./table";

it("makes each column as wide as its longest cell", () => {
  expect(markdownTable(["row", "ratio"], [["note-training", "0.9"], ["x"]])).toBe(
    [
      "| row           | ratio |",
      "| ------------- | ----- |",
      "| note-training | 0.9   |",
      "| x             |       |",
    ].join("\n"),
  );
});
