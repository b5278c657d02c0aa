import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { type EntityReport, entityReport } from "../../src/evaluation/entities/entity-report";
import { type EntityMode, spansOfTags } from "../../src/evaluation/entities/spans-of-tags";
import type { TagScheme, TagTable } from "../../src/evaluation/entities/tag-scheme";
import { tokenAccuracy, tokenConfusion } from "../../src/evaluation/entities/token-confusion";

/** What seqeval says of small tables of tags; not part of the repository. */
const folder = process.env.ATTENDING_CASES ?? resolve(__dirname, "../../../../shared/cases");
const path = join(folder, "seqeval.json");

/** The numbers are printed with six decimals. */
const tolerance = 5e-7;

/** null is NaN: JSON has no word for it. */
type Scores = Readonly<Record<"precision" | "recall" | "f1" | "support", number | null>>;

interface Averages {
  readonly micro: Scores;
  readonly macro: Scores;
  readonly weighted: Scores;
  readonly per_type?: Readonly<Record<string, Scores>>;
}

/** Type, first word, last word. */
type Entities = readonly (readonly (readonly [string, number, number])[])[];

interface Case {
  readonly id: string;
  readonly why: string;
  readonly y_true: TagTable;
  readonly y_pred: TagTable;
  readonly default: Averages;
  readonly strict_IOB2: Averages;
  readonly entities_true_default: Entities;
  readonly entities_pred_default: Entities;
  readonly entities_true_strict_IOB2: Entities;
  readonly entities_pred_strict_IOB2: Entities;
  readonly token_accuracy: number;
  readonly conlleval_perl: Readonly<Record<"accuracy" | "precision" | "recall" | "f1", number>>;
}

interface Cases {
  readonly cases: Case[];
  readonly other_schemes: {
    scheme: TagScheme;
    y_true: TagTable;
    y_pred: TagTable;
    strict: Averages;
  }[];
  readonly token_level_performance_measure_example: {
    y_true: TagTable;
    y_pred: TagTable;
    expected: Readonly<Record<"TP" | "FP" | "FN" | "TN", number>>;
  };
}

const strict: EntityMode = { mode: "strict", scheme: "IOB2" };
const names = ["precision", "recall", "f1", "support"] as const;

function expectScores(got: EntityReport["micro"] | undefined, wanted: Scores): void {
  for (const name of names) {
    const [value, expected] = [got?.[name] ?? -1, wanted[name]];
    if (expected === null) expect(value, name).toBeNaN();
    else expect(Math.abs(value - expected), name).toBeLessThanOrEqual(tolerance);
  }
}

function expectReport(report: EntityReport, wanted: Averages): void {
  expectScores(report.micro, wanted.micro);
  expectScores(report.macro, wanted.macro);
  expectScores(report.weighted, wanted.weighted);
  if (wanted.per_type === undefined) return;
  const types = Object.keys(wanted.per_type).sort();
  expect(report.perType.map(({ type }) => type)).toEqual(types);
  for (const scores of report.perType) {
    expectScores(scores, wanted.per_type[scores.type] ?? wanted.micro);
  }
}

function expectEntities(tags: TagTable, mode: EntityMode, wanted: Entities): void {
  const got = tags.map((sentence) =>
    spansOfTags(sentence, mode).map(({ type, start, end }) => [type, start, end - 1]),
  );
  expect(got).toEqual(wanted);
}

describe("numbers of seqeval", () => {
  if (!existsSync(path)) {
    it(`need ${path}`, (context) => context.skip("set ATTENDING_CASES to their folder"));
    return;
  }
  const file: Cases = JSON.parse(readFileSync(path, "utf8"));

  it.each(file.cases)("$id: $why", (example) => {
    const { y_true: gold, y_pred: predicted, conlleval_perl: perl } = example;
    expectEntities(gold, {}, example.entities_true_default);
    expectEntities(predicted, {}, example.entities_pred_default);
    expectEntities(gold, strict, example.entities_true_strict_IOB2);
    expectEntities(predicted, strict, example.entities_pred_strict_IOB2);
    const report = entityReport(gold, predicted);
    expectReport(report, example.default);
    expectReport(entityReport(gold, predicted, strict), example.strict_IOB2);
    const accuracy = tokenAccuracy(gold, predicted);
    expect(Math.abs(accuracy - example.token_accuracy)).toBeLessThanOrEqual(tolerance);
    // conlleval prints two decimals of a percentage.
    expect(accuracy).toBeCloseTo(perl.accuracy, 4);
    expect(report.micro.precision).toBeCloseTo(perl.precision, 4);
    expect(report.micro.recall).toBeCloseTo(perl.recall, 4);
    expect(report.micro.f1).toBeCloseTo(perl.f1, 4);
  });

  it.each(file.other_schemes)("$scheme", ({ scheme, y_true, y_pred, strict: wanted }) => {
    expectReport(entityReport(y_true, y_pred, { mode: "strict", scheme }), wanted);
  });

  it("counts words as performance_measure does", () => {
    const { y_true, y_pred, expected } = file.token_level_performance_measure_example;
    const { labels, counts } = tokenConfusion(y_true, y_pred);
    const sum = (isCounted: (gold: string, predicted: string) => boolean) =>
      labels
        .flatMap((gold, row) =>
          labels.map((label, column) => (isCounted(gold, label) ? counts[row]?.[column] : 0) ?? 0),
        )
        .reduce((a, b) => a + b, 0);
    expect({
      TP: sum((gold, label) => gold === label && gold !== "O"),
      FP: sum((gold, label) => gold !== label && label !== "O"),
      FN: sum((gold, label) => gold !== "O" && label === "O"),
      TN: sum((gold, label) => gold === "O" && label === "O"),
    }).toEqual(expected);
  });
});
