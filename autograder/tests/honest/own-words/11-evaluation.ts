import type { OwnWords } from "./own-words";

/** Ways to write 11.1. */
export const comparisons: readonly OwnWords[] = [
  [
    "loops over maps of scores",
    [
      `function comprehensiveEvaluation({ gold, predicted, baseline, history, mode = { mode: "strict" }, caption = "" }: ComprehensiveEvaluationOptions): ComprehensiveEvaluation {
  const report = entityReport(gold, predicted, mode);
  const baselineReport = entityReport(gold, baseline, mode);
  const ours = new Map<string, number>();
  const theirs = new Map<string, number>();
  for (const { type, f1 } of report.perType) ours.set(type, f1);
  for (const { type, f1 } of baselineReport.perType) theirs.set(type, f1);
  const types = Array.from(new Set([...ours.keys(), ...theirs.keys()])).sort();
  const perTypeF1: Record<string, number> = {};
  const improvementPerType: Record<string, number> = {};
  for (const type of types) {
    perTypeF1[type] = ours.get(type) ?? 0;
    improvementPerType[type] = perTypeF1[type] - (theirs.get(type) ?? 0);
  }
  const confusion: TagConfusion = { ...tokenConfusion(gold, predicted), shares: [] };
  for (const row of confusion.counts) {
    let words = 0;
    for (const n of row) words += n;
    confusion.shares.push(row.map((n) => (words === 0 ? 0 : n / words)));
  }
  let bestEpoch = 0;
  let best = -Infinity;
  for (const { epoch, validationF1 } of history) {
    if (validationF1 > best) {
      best = validationF1;
      bestEpoch = epoch;
    }
  }
  const sub = "<br><sub>" + caption + "</sub>";
  return {
    mode: report.mode,
    report,
    baselineReport,
    overallF1: report.micro.f1,
    perTypeF1,
    improvementOverBaseline: report.micro.f1 - baselineReport.micro.f1,
    improvementPerType,
    confusion,
    bestEpoch,
    figures: {
      comparison: f1Bars({
        names: types.concat("all"),
        baseline: [...types.map((type) => theirs.get(type) ?? 0), baselineReport.micro.f1],
        model: [...types.map((type) => ours.get(type) ?? 0), report.micro.f1],
        mode: report.mode,
        title: "F1, model and baseline" + sub,
      }),
      confusion: confusionHeatMap({ labels: confusion.labels, shares: confusion.shares, title: "Which tag is taken for which" + sub }),
      curves: trainingCurves(history, { title: "Training" + sub }),
    },
  };
}`,
      "interface TagConfusion { labels: string[]; counts: number[][]; shares: number[][] }",
    ],
  ],
  [
    "the best epoch by sorting, shares by tensors",
    [
      `const f1Of = (report: EntityReport, type: string) =>
  type === "all" ? report.micro.f1 : report.perType.find((scores) => scores.type === type)?.f1 ?? 0;`,
      `function sharesOf(counts: number[][]): number[][] {
  return tf.tidy(() => {
    const table = tf.tensor2d(counts, [counts.length, counts.length], "float32");
    return tf.divNoNan(table, table.sum(1, true)).arraySync() as number[][];
  });
}`,
      `import * as tf from "@tensorflow/tfjs";`,
      `const comprehensiveEvaluation = (o: ComprehensiveEvaluationOptions): ComprehensiveEvaluation => {
  const mode = o.mode ?? { mode: "strict" as const };
  const [report, baselineReport] = [o.predicted, o.baseline].map((tags) => entityReport(o.gold, tags, mode));
  const names = [...report.perType, ...baselineReport.perType]
    .map(({ type }) => type)
    .filter((type, i, all) => all.indexOf(type) === i)
    .sort((a, b) => (a < b ? -1 : 1));
  const gain = (name: string) => f1Of(report, name) - f1Of(baselineReport, name);
  const byType = (score: (type: string) => number) =>
    names.reduce((all, type) => ({ ...all, [type]: score(type) }), {} as Record<string, number>);
  const table = tokenConfusion(o.gold, o.predicted);
  const shares = sharesOf(table.counts);
  const titled = (what: string) => \`\${what}<br><sub>\${o.caption ?? ""}</sub>\`;
  const bars = [...names, "all"];
  return {
    mode: modeName(mode),
    report, baselineReport,
    overallF1: f1Of(report, "all"),
    perTypeF1: byType((type) => f1Of(report, type)),
    improvementOverBaseline: gain("all"),
    improvementPerType: byType(gain),
    confusion: { ...table, shares },
    bestEpoch: [...o.history].sort((a, b) => b.validationF1 - a.validationF1 || a.epoch - b.epoch)[0]?.epoch ?? 0,
    figures: {
      comparison: f1Bars({ names: bars, baseline: bars.map((name) => f1Of(baselineReport, name)), model: bars.map((name) => f1Of(report, name)), mode: modeName(mode), title: titled("Entities: F1 by type") }),
      confusion: confusionHeatMap({ labels: table.labels, shares, title: titled("Words: gold and predicted") }),
      curves: trainingCurves(o.history, { title: titled("How it learned") }),
    },
  };
};`,
    ],
  ],
];
