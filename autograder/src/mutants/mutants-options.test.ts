import { describe, expect, it } from "vitest";
import { chosenExercises, defaultSeeds, parseMutantsOptions } from "./mutants-options";

describe("parseMutantsOptions", () => {
  it("reads all", () => {
    const args = ["02.1", "04", "--json", "out.json", "--jobs", "3", "--seeds", "public,b"];
    expect(parseMutantsOptions(args)).toEqual({
      exercises: ["02.1", "04"],
      json: "out.json",
      jobs: 3,
      seeds: ["public", "b"],
      writeDocs: false,
      help: false,
    });
    expect(parseMutantsOptions([]).seeds).toEqual(defaultSeeds);
    expect(parseMutantsOptions(["--write-docs"]).writeDocs).toBe(true);
  });

  it.each([
    [["--jobs", "0"], 'mutants: --jobs expects a whole number from 1 to 256, got "0".'],
    [["--seeds", "a, b"], 'mutants: --seeds expects names of letters, digits, "_" and "-".'],
    [["--write-docs", "02.1"], "mutants: --write-docs expects all exercises and no --seeds."],
    [
      ["--write-docs", "--seeds", "a"],
      "mutants: --write-docs expects all exercises and no --seeds.",
    ],
    [["--fast"], "mutants: Unknown option '--fast'"],
  ])("refuses %s", (args, message) => {
    expect(() => parseMutantsOptions(args)).toThrow(message);
  });
});

describe("chosenExercises", () => {
  const cards = ["01.1", "01.2", "02.1"].map((id) => ({ id }));
  const chosen = (...asked: string[]) => chosenExercises(cards, asked).map(({ id }) => id);

  it("takes ids and notebooks, in the course's order, and all by default", () => {
    expect(chosen("02.1", "01.2")).toEqual(["01.2", "02.1"]);
    expect(chosen("01")).toEqual(["01.1", "01.2"]);
    expect(chosen()).toEqual(["01.1", "01.2", "02.1"]);
  });

  it("names the exercises there are", () => {
    expect(() => chosen("1")).toThrow('among 01.1, 01.2, 02.1, got "1".');
  });
});
