import { expect, it } from "vitest";
import { pretrainOptions } from "./options";

it("reads what is asked for", () => {
  expect(pretrainOptions([], "/course")).toEqual({
    folder: "/course/data/clinical-bert-mini",
    seed: 42,
    numSteps: undefined,
  });
  expect(pretrainOptions(["--out", "/tmp/own", "--seed", "7", "--steps", "20"], "/course")).toEqual(
    {
      folder: "/tmp/own",
      seed: 7,
      numSteps: 20,
    },
  );
});

it.each([
  [["--steps", "0"], /expected a whole number after --steps, got "0"/],
  [["--seed", "x"], /after --seed, got "x"/],
  [["--fast"], /pretrain: .*--fast/],
  [["here"], /pretrain: .*here/],
])("refuses %j", (args, said) => {
  expect(() => pretrainOptions(args, "/course")).toThrow(said);
});
