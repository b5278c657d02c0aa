import { expect, it } from "vitest";
import { pretrainOptions } from "./options";

it("reads what is asked for", () => {
  expect(pretrainOptions([], "/course")).toEqual({
    folder: "/course/data/clinical-bert-mini",
    seed: 42,
    share: 1,
  });
  expect(pretrainOptions(["--out", "/tmp/own", "--seed", "7", "--quick"], "/course")).toEqual({
    folder: "/tmp/own",
    seed: 7,
    share: 0.01,
  });
});

it.each([
  [["--seed", "0"], /expected a whole number after --seed, got "0"/],
  [["--seed", "x"], /after --seed, got "x"/],
  [["--fast"], /pretrain: .*--fast/],
  [["here"], /pretrain: .*here/],
])("refuses %j", (args, said) => {
  expect(() => pretrainOptions(args, "/course")).toThrow(said);
});
