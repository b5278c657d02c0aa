import path from "node:path";
import { type AssertionRow, chooseBackend, readRun } from "@attending/lib";
import { beforeAll, describe, expect, it } from "vitest";
import { fastBackends } from "../../../../lib/tests/fast-backends";
import { checkAssertion, rowDifferences } from "./check-assertion";
import { fullConfig, reducedConfig } from "./configs";
import { floorsOn, rulesOnReal } from "./train-assertion";

const root = path.join(__dirname, "..", "..", "..", "..");

beforeAll(async () => {
  await chooseBackend({ force: fastBackends[0], print: () => undefined });
});

describe("data/runs/assertion.json", () => {
  it("is the whole study", () => {
    const { config, rows, reduced } = readRun("assertion", root);
    expect(config).toEqual(fullConfig);
    expect(reduced.config).toEqual(reducedConfig);
    expect(rows.every(({ trainLoss }) => trainLoss.length === config.epochs)).toBe(true);
  });

  it("has a head that tells denied mentions", () => {
    const { rows } = readRun("assertion", root);
    const pretrained = rows.filter(({ start }) => start === "pre-trained");
    for (const { negationAccuracy } of pretrained) {
      expect(negationAccuracy).toBeGreaterThanOrEqual(0.92);
    }
  });

  it("comes out again, in its reduced version", async () => {
    expect(await checkAssertion(root)).toEqual([]);
  });
});

const row: AssertionRow = {
  start: "random",
  seed: 42,
  accuracy: 0.5,
  macroF1: 0.5,
  f1: [0.5, 0.5, 0.5, 0.5],
  negationAccuracy: 0.5,
  negationF1: 0.5,
  secondsPerEpoch: 1,
  bestEpoch: 1,
  trainLoss: [0.7, 0.6],
  validationF1: [0.1, 0.2],
};

describe("rowDifferences", () => {
  it("names a loss that has moved, and a row that is gone", () => {
    expect(rowDifferences([row], [row])).toEqual([]);
    expect(rowDifferences([row], [{ ...row, trainLoss: [0.7005, 0.602] }])).toEqual([
      "random, seed 42: the loss of epoch 2 is 0.602, kept is 0.6.",
    ]);
    expect(rowDifferences([row], [])).toEqual(["random, seed 42: is missing."]);
  });
});

const counts = (tp: number, fp: number, fn: number, tn: number) => ({
  truePositives: tp,
  falsePositives: fp,
  falseNegatives: fn,
  trueNegatives: tn,
});

it("counts by hand what rules say of mentions, and of concepts", () => {
  const mention = (start: number, assertion: "absent" | "present") => ({
    ...{ type: "DIAG", start, end: start + 1, assertion },
  });
  const note = (text: string, ...mentions: ReturnType<typeof mention>[]) => {
    return { tokens: text.split(" "), mentions };
  };
  const test = [
    note("No fever but cough .", mention(1, "absent"), mention(3, "present")),
    note("Aspirin was held .", mention(0, "absent")),
    note("Denies fever .", mention(1, "present")),
  ];
  expect(floorsOn(test)).toEqual({
    numMentions: 4,
    support: [2, 0, 2, 0],
    rules: counts(1, 1, 1, 1),
  });
  const of = (sentence: string, concept: string, isNegated: boolean) => ({
    ...{ report: 1, sentence, concept, isNegated },
  });
  expect(
    rulesOnReal([
      of("no cough", "cough", true),
      of("cough", "cough", false),
      of("cough", "cough", true),
    ]),
  ).toEqual(counts(1, 0, 1, 1));
});
