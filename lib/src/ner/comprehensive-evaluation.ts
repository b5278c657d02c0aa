import type { Figure } from "../display/heat-map-grid";
import {
  type EntityReport,
  entityReport,
} from "../evaluation/entities/entity-report";
import type { EntityMode } from "../evaluation/entities/spans-of-tags";
import type { TagTable } from "../evaluation/entities/tag-scheme";
import {
  type TokenConfusion,
  tokenConfusion,
} from "../evaluation/entities/token-confusion";
import {
  confusionHeatMap,
  type EpochScores,
  f1Bars,
  trainingCurves,
} from "./evaluation-figures";

/** What was said of some sentences, by whom, and how they learned it. */
export interface ComprehensiveEvaluationOptions {
  /** `[sentence][word]` */
  readonly gold: TagTable;
  /** The model's. */
  readonly predicted: TagTable;
  /** Those of what the model is to be better than. */
  readonly baseline: TagTable;
  /** Epoch by epoch. */
  readonly history: readonly EpochScores[];
  /** @default strict IOB2 */
  readonly mode?: EntityMode | undefined;
  /** Of which words and which run it is; ends every title. @default "" */
  readonly caption?: string | undefined;
}

/** Tags taken for tags, also in shares. */
export interface TagConfusion extends TokenConfusion {
  /** `counts` over the sum of their row; 0 in a row without words. */
  readonly shares: number[][];
}

/** A model and a baseline on the same sentences. */
export interface ComprehensiveEvaluation {
  /** Which tags made an entity, in all scores. */
  readonly mode: string;
  /** Of the model. */
  readonly report: EntityReport;
  readonly baselineReport: EntityReport;
  /** Micro-averaged, of the model. */
  readonly overallF1: number;
  /** Of the model; 0 of a type that it neither finds nor ought to. */
  readonly perTypeF1: Record<string, number>;
  /** `overallF1` minus the baseline's. */
  readonly improvementOverBaseline: number;
  /** The same of each type. */
  readonly improvementPerType: Record<string, number>;
  /** Of the model's tags: of words, not of entities. */
  readonly confusion: TagConfusion;
  /** The first with the highest validation F1; 0 where there is none. */
  readonly bestEpoch: number;
  /** What `showPlot` takes. */
  readonly figures: {
    readonly comparison: Figure;
    readonly confusion: Figure;
    readonly curves: Figure;
  };
}

/**
 * All that one says of a model after training: scores of entities against those
 * of a baseline, type by type; which tags it takes for which; how it learned.
 *
 * Types are all that occur in gold or in one of the predictions,
 * alphabetically. The bars are those of each type and, last, of `all`
 * (micro-averaged).
 *
 * @throws DataError when the tables differ in size, or a tag is unknown
 */
export function comprehensiveEvaluation({
  gold,
  predicted,
  baseline,
  history,
  mode = { mode: "strict" },
  caption = "",
}: ComprehensiveEvaluationOptions): ComprehensiveEvaluation {
  const report = entityReport(gold, predicted, mode);
  const baselineReport = entityReport(gold, baseline, mode);
  const reports = [report, baselineReport];
  const types = new Set(
    reports.flatMap(({ perType }) => perType.map(({ type }) => type)),
  );
  const names = [...types].sort();
  const f1Of = (of: EntityReport, type: string) =>
    of.perType.find((scores) => scores.type === type)?.f1 ?? 0;
  const ofEach = (measure: (type: string) => number) =>
    Object.fromEntries(names.map((type) => [type, measure(type)]));
  const confusion = tokenConfusion(gold, predicted);
  const shares = confusion.counts.map((row) => {
    const words = row.reduce((sum, count) => sum + count, 0);
    return row.map((count) => (words === 0 ? 0 : count / words));
  });
  const best = history.reduce(
    (one, other) => (other.validationF1 > one.validationF1 ? other : one),
    { epoch: 0, validationF1: Number.NEGATIVE_INFINITY },
  );
  const perTypeF1 = ofEach((type) => f1Of(report, type));
  const barsOf = (of: EntityReport) => [
    ...names.map((type) => f1Of(of, type)),
    of.micro.f1,
  ];
  const titled = (title: string) => `${title}<br><sub>${caption}</sub>`;
  return {
    ...{ mode: report.mode, report, baselineReport, perTypeF1 },
    overallF1: report.micro.f1,
    improvementOverBaseline: report.micro.f1 - baselineReport.micro.f1,
    improvementPerType: ofEach(
      (type) => f1Of(report, type) - f1Of(baselineReport, type),
    ),
    confusion: { ...confusion, shares },
    bestEpoch: best.epoch,
    figures: {
      comparison: f1Bars({
        ...{ names: [...names, "all"], mode: report.mode },
        ...{ baseline: barsOf(baselineReport), model: barsOf(report) },
        title: titled("F1 of entities, baseline and model"),
      }),
      confusion: confusionHeatMap({
        ...{ labels: confusion.labels, shares },
        title: titled("Which tag is taken for which: shares of each gold tag"),
      }),
      curves: trainingCurves(history, { title: titled("Training") }),
    },
  };
}
