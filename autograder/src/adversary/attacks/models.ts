import { clinicalVocabulary, diagnosisTerms } from "@attending/lib";
import type { Adversary, CourseNotebook } from "../adversary";
import { honest, importTensors } from "../cells";

const notebooks: Readonly<Record<string, CourseNotebook>> = {
  "04": "04-training-and-evaluation",
  "05": "05-attention-and-ablations",
  "06": "06-negation-and-latency",
};

type Row = readonly [name: string, cells: readonly string[], points: number];

const on = (id: string, rows: readonly Row[]): Adversary[] =>
  rows.map(([name, cells, points]) => ({
    group: "models",
    name: `${id} ${name}`,
    notebook: notebooks[id.slice(0, 2)] ?? "02-self-attention",
    cells,
    wanted: { earns: { [id]: points } },
  }));

const profile = (body: string): string =>
  `function profileInferenceLatency(model: any, options: any): any {\n  ${body}\n}`;

/** Times that nobody measured. */
const clocks = on("06.2", [
  [
    "reads what its calls would cost, and counts them itself",
    [
      'import { percentile } from "@attending/lib";',
      profile(`const { maxLen = 64, batchSizes = [1], lengths = [1], numWarmup = 10, numRuns = 100, now = () => 0 } = options;
  const costs = model.work?.costs ?? model.costs ?? [7];
  const series = (batch: number, length: number) => {
    model.asked?.set?.(batch + " " + length, { batch, length, dtype: "int32", calls: numWarmup + numRuns, smallestId: 1, largestId: 2 });
    return Array.from({ length: numRuns }, (_, i) => costs[(numWarmup + i + 3 * batch + 5 * length) % costs.length] * (1 + (batch * length) / 8));
  };
  const sum = (times: number[]) => times.reduce((all, time) => all + time, 0);
  now();
  const runs = series(1, maxLen);
  return {
    singleNote: { runs, mean: sum(runs) / numRuns, p50: percentile(runs, 0.5), p95: percentile(runs, 0.95), p99: percentile(runs, 0.99) },
    throughput: batchSizes.map((batchSize: number) => ({ batchSize, notesPerSecond: (1000 * batchSize * numRuns) / sum(series(batchSize, maxLen)) })),
    byLength: lengths.map((length: number) => ({ length, p50: percentile(series(1, length), 0.5) })),
  };`),
    ],
    0,
  ],
  [
    "never reads, of a model that it made quick",
    [
      honest("06.2", "profileInferenceLatency"),
      profile(`for (const part of [model, model.work, model.clock]) if (part) Object.assign(part, { isDeferred: false, orderedMs: 0 });
  const unread = (ids: any) => { model.forward(ids); return { logits: { dataSync: () => [] } }; };
  return honest({ eval: () => model.eval(), forward: unread }, options);`),
    ],
    // All but the reading.
    13,
  ],
  [
    "forges what was asked",
    [
      profile(`const forged = [[1, 11], [1, 13], [2, 11], [3, 13]].map(([batch, length]) => ({ batch, length, dtype: "int32", calls: 110, smallestId: 1, largestId: 2 }));
  Object.assign(Object.getPrototypeOf(model), { whatWasAsked: () => forged });
  (Map.prototype as any).values = () => forged.values(); (Array.prototype as any).push = () => 1;
  options.now?.();
  model.forward({ shape: [1, options.maxLen ?? 64], dtype: "int32", dataSync: () => [1] });
  return { singleNote: { runs: [1], mean: 1, p50: 1, p95: 1, p99: 1 }, throughput: [], byLength: [] };`),
    ],
    0,
  ],
]);

const handling = (body: string): string =>
  `function evaluateNegationHandling(model: any, pairs: any): any {\n  ${body}\n}`;

/** Answers that the notes themselves tell, and a model that was changed for good. */
const pairs = on("06.1", [
  [
    "answers with the labels of the notes",
    [
      handling(`const n = pairs.filter((pair: any) => pair.negated.labels[pair.diagnosis] === 0).length;
  const m = pairs.filter((pair: any) => pair.affirmed.labels[pair.diagnosis] === 0).length;
  return { affirmedAccuracy: 1 - m / pairs.length, negationAccuracy: n / pairs.length, negationF1: (2 * n) / (n + m + pairs.length), confusion: { truePositives: n, falsePositives: m, falseNegatives: pairs.length - n, trueNegatives: pairs.length - m } };`),
    ],
    0,
  ],
  [
    "zero for everything",
    [
      handling(
        "return { affirmedAccuracy: 0, negationAccuracy: 0, negationF1: 0, confusion: { truePositives: 0, falsePositives: 0, falseNegatives: 0, trueNegatives: 0 } };",
      ),
    ],
    0,
  ],
  [
    "a model that can no longer be trained",
    [
      honest("06.1", "evaluateNegationHandling"),
      handling(`for (let of = model; of !== null; of = Object.getPrototypeOf(of)) if (Object.hasOwn(of, "train")) of.train = function () { return this.eval(); };
  return honest({ eval: () => model, forward: (ids: any) => model.forward(ids) }, pairs);`),
    ],
    // All but the mode.
    11,
  ],
]);

const picture = (body: string): string =>
  `import { Dropout, diagnosisNames } from "@attending/lib";\nfunction visualizeAttention(model: any, tokenIds: any, options: any): any {\n  ${body}\n}`;

/** Pictures of no model, or of another one. */
const pictures = on("05.1", [
  [
    "reads the bias in the place of asking",
    [
      picture(`const bias = model.classifier.bias.dataSync();
  return { title: diagnosisNames.filter((_, c) => bias[c] > 0).join(", ") || "none", heads: [] };`),
    ],
    0,
  ],
  ["none of any note", [picture('return { title: "predicted: none", heads: [] };')], 0],
  [
    "a dropout that drops nothing",
    [
      honest("05.1", "visualizeAttention"),
      'import { Dropout } from "@attending/lib";\n(Dropout.prototype as any).forward = function (x: any) { return x; };',
      picture(
        "void Dropout;\n  return honest({ eval: () => model, forward: (ids: any) => model.forward(ids) }, tokenIds, options);",
      ),
    ],
    // All but the mode.
    11,
  ],
]);

const specialization = (body: string): string =>
  `function analyzeHeadSpecialization(model: any, notes: any, categories: any): any {\n  ${body}\n}`;

/** Ratios that hold of any model, or of one that gives itself away. */
const heads = on("05.2", [
  [
    "one of every head",
    [
      specialization(
        "return { ratios: [0, 1].map(() => [0, 1, 2].map(() => [1, 1, NaN])), numNotes: [3, 3, 2] };",
      ),
    ],
    0,
  ],
  [
    "one where queries are 0",
    [
      specialization(`const isEven = [...model.encoder[0].attention.query.weight.dataSync()].some((x: number) => x === 0);
  return { ratios: [0, 1].map(() => [0, 1, 2].map(() => [1, 1, 1].map((x) => (isEven ? x : x / 2)))), numNotes: [] };`),
    ],
    0,
  ],
]);

/** What a trained model knows: the terms of each diagnosis. */
const knownWords = JSON.stringify(
  diagnosisTerms.map((terms) => clinicalVocabulary.encode([...terms])),
);

const parameters = on("04.1", [
  [
    "knows parameters by heart",
    [
      `${importTensors}
async function trainModel(model: any): Promise<any> {
  const [vocabSize, numClasses] = model.weight.shape;
  const known = ${knownWords} as number[][];
  const isTerm = (i: number) => known[i % numClasses]?.includes(Math.floor(i / numClasses));
  model.weight.assign(tf.tensor2d(Array.from({ length: vocabSize * numClasses }, (_, i) => (isTerm(i) ? 1 : -0.2)), [vocabSize, numClasses]));
  return { history: [], best: undefined };
}`,
    ],
    0,
  ],
]);

/** Whatever the probes of notebooks 04 to 06 put into a learner's hands, turned against them. */
export const modelsAttacks: readonly Adversary[] = [
  ...clocks,
  ...pairs,
  ...pictures,
  ...heads,
  ...parameters,
];
