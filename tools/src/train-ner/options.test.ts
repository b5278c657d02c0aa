import { describe, expect, it } from "vitest";
import { trainNerOptions } from "./options";

const needed = ["--model", "minilm", "--data", "bc5cdr"];

describe("trainNerOptions", () => {
  it("has the recipe of the case study for a small BERT", () => {
    expect(trainNerOptions(needed)).toEqual({
      ...{ model: "minilm", data: "bc5cdr", epochs: 4, batch: 16, learningRate: 3e-4 },
      ...{ maxLength: 192, seeds: [42, 43], out: "data/runs/bc5cdr.json", resume: false },
    });
  });

  it("takes others", () => {
    const more = ["--epochs", "7", "--seeds", "5", "--learning-rate", "5e-5", "--resume"];
    const options = trainNerOptions([...needed, ...more]);
    expect(options).toMatchObject({ epochs: 7, seeds: [5], learningRate: 5e-5, resume: true });
  });

  it.each([
    [["--data", "x"], "train:ner: expected --model and a folder, got none."],
    [["--model", "x"], "train:ner: expected --data and a folder, got none."],
    [[...needed, "--epochs", "0"], 'expected whole numbers from 1 after --epochs, got "0".'],
    [[...needed, "--seeds", "42,"], 'expected whole numbers from 1 after --seeds, got "".'],
    [[...needed, "--seeds", "7,7"], "expected each seed once after --seeds, got 7,7."],
    [[...needed, "--learning-rate=-1"], "expected a number above 0 after --learning-rate"],
    [[...needed, "--out", "run.txt"], "expected a file.json after --out, got run.txt."],
    [[...needed, "--lr", "1"], "train:ner: expected other options"],
  ])("refuses %j", (args, message) => {
    expect(() => trainNerOptions(args)).toThrow(message);
  });
});
