import { expect, it } from "vitest";
import { studyOptions } from "./options";

it("reads what is asked for", () => {
  expect(studyOptions(["ablations"])).toEqual({
    study: "ablations",
    seeds: undefined,
    epochs: undefined,
    quick: false,
    check: false,
  });
  expect(studyOptions(["distance", "--seeds", "42,7", "--epochs", "3", "--quick"])).toEqual({
    study: "distance",
    seeds: [42, 7],
    epochs: 3,
    quick: true,
    check: false,
  });
});

it.each([
  [
    [],
    /expected "ablations" or "assertion" or "dictionary" or "distance" or "longer-notes" or "negex" or "pretraining", got nothing/,
  ],
  [["ablation"], /got ablation\./],
  [["ablations", "--seeds", "42,"], /after --seeds, got ""/],
  [["ablations", "--epochs", "1.5"], /after --epochs, got "1.5"/],
  [["ablations", "--fast"], /fast/],
])("refuses %j", (args, said) => {
  expect(() => studyOptions(args)).toThrow(said);
});
