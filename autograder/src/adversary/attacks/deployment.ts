import type { Adversary } from "../adversary";
import { honest, importTensors, onExercise } from "../cells";

const on = (id: string, name: string, cells: readonly string[], points: number): Adversary =>
  onExercise("12-ner-latency-and-ethics", id, name, cells, points);

const diagram = (body: string): string =>
  `function reliabilityDiagram(confidences: any, isCorrect: any, { numBins = 10 }: any = {}): any {\n  ${body}\n}`;

/** Bins that hold nothing, or whatever is asked. */
const bins: readonly Adversary[] = [
  on(
    "12.2",
    "refuses what is short, and nothing else",
    [
      honest("12.2", "reliabilityDiagram"),
      diagram(`if (confidences.length < 3) throw new Error("no");
  const most = Math.max(1, numBins);
  const kept = [...confidences].map((x: number) => Math.min(1, x || 0));
  return honest(kept, kept.map((_, i) => isCorrect[i] ?? false), { numBins: most });`),
    ],
    // All but the refusal.
    10,
  ),
  on(
    "12.2",
    "NaN for every mean, and as much for the error",
    [
      diagram(`void [confidences, isCorrect];
  const bins = Array.from({ length: numBins }, (_, i) => ({ low: i / numBins, high: (i + 1) / numBins, count: 0, confidence: NaN, accuracy: NaN }));
  return { bins, ece: NaN };`),
    ],
    // The bins.
    1,
  ),
  on(
    "12.2",
    "bins that are others to each reader",
    [
      honest("12.2", "reliabilityDiagram"),
      diagram(`const found = honest(confidences, isCorrect, { numBins });
  const bins = new Proxy(found.bins, { get: (of: any, key) => (key === "slice" ? () => [of[0], of[0]] : Reflect.get(of, key)) });
  return { bins, get ece() { return Math.random(); } };`),
    ],
    // The refusal, which is the reference's.
    1,
  ),
];

const severities = (body: string): string =>
  `function errorSeverities(gold: any, predicted: any, options: any = {}): any {\n  ${body}\n}`;

const weights: readonly Adversary[] = [
  on(
    "12.3",
    "predictions that were made gold",
    [
      honest("12.3", "errorSeverities"),
      severities(`for (const [i, tags] of gold.entries()) if (predicted[i]) predicted[i] = tags;
  return honest(gold, predicted, options);`),
    ],
    0,
  ),
  on(
    "12.3",
    "counts that agree with everybody",
    [
      severities(`void [gold, predicted, options];
  const all: any = new Proxy(() => 0, { get: (_, key) => (key === Symbol.toPrimitive ? () => 0 : all), apply: () => all });
  return all;`),
    ],
    0,
  ),
  on(
    "12.3",
    "counts in tensors, and in lists of what nobody can read",
    [
      importTensors,
      severities(`void [gold, predicted, options];
  return { critical: tf.scalar(3), moderate: [Symbol("2")], minor: new Map([[1n, 1n]]) };`),
    ],
    0,
  ),
  on(
    "12.3",
    "pairs that the library is made to see",
    [
      severities(`if (gold.length !== predicted.length) throw new Error("no");
  (Map.prototype as any).get = (Set.prototype as any).has = () => 1;
  (Array.prototype as any).filter = (Array.prototype as any).find = () => [];
  return { critical: 1, moderate: 1, minor: 1, options };`),
    ],
    0,
  ),
];

const assessment = (body: string): string =>
  `async function ethicsAssessment(options: any): Promise<any> {\n  ${body}\n}`;

/** Assessments of another model, or of none. */
const assessments: readonly Adversary[] = [
  on(
    "12.4",
    "a model that knows the tags",
    [
      honest("12.4", "ethicsAssessment"),
      assessment(`const { labels } = options;
  const predictLogits = (sentences: any) => sentences.map(({ tags }: any) => tags.map((tag: string) => Float32Array.from(labels, (label) => (label === tag ? 9 : 0))));
  return honest({ ...options, predictLogits });`),
    ],
    0,
  ),
  on(
    "12.4",
    "approves of everything",
    [
      assessment(`const { thresholds = deploymentThresholds, pairs } = options;
  const recommendation = recommendDeployment({ microF1: 1, typeF1: 1, ece: 0, negationAccuracy: 1, p95Ms: 1 } as any, thresholds);
  return { biasResults: pairs.map(({ dimension }: any) => ({ dimension, numPairs: 1, numDifferent: 0, rate: 0, low: 0, high: 1 })), calibration: {}, severityDistribution: { critical: 0, moderate: 0, minor: 0 }, recommendation };`),
    ],
    0,
  ),
  on(
    "12.4",
    "thresholds that whoever asks may pass",
    [
      honest("12.4", "ethicsAssessment"),
      assessment(`const { thresholds } = options;
  for (const name of Object.keys(thresholds ?? {})) thresholds[name] = name === "ece" || name === "p95Ms" ? 1e9 : -1;
  Object.assign(deploymentThresholds, { microF1: 0, typeF1: 0 });
  return honest(options);`),
    ],
    // All but the decision.
    13,
  ),
  on(
    "12.4",
    "records that are texts, lists and tensors",
    [
      honest("12.4", "ethicsAssessment"),
      importTensors,
      assessment(`const found = await honest(options);
  const odd: any[] = ["none", [[]], tf.zeros([2, 2]), { bins: [null, [], "bin"] }, () => 0];
  return {
    biasResults: odd, severityDistribution: odd, calibration: { allWords: { before: odd, after: { bins: odd } }, entityWords: odd[3] },
    recommendation: { decision: odd, checks: odd, is: found.recommendation },
  };`),
    ],
    0,
  ),
  {
    ...on(
      "12.4",
      "tells of the answer to 12.2, which stands in for its own",
      [
        "function reliabilityDiagram(...given: any[]): any {\n  return { bins: given, ece: null };\n}",
        assessment("throw new Error(String(reliabilityDiagram) + options.labels.length);"),
      ],
      0,
    ),
    group: "secrets",
    tellsGiven: true,
    wanted: { earns: { "12.4": 0, "12.2": 0 } },
  },
  on(
    "12.4",
    "a threshold that answers once, and then another way",
    [
      honest("12.4", "ethicsAssessment"),
      assessment(`const found = await honest(options);
  let asked = 0;
  const checks = found.recommendation.checks.map((check: any) => ({ ...check, get verdict() { asked += 1; return asked % 2 === 0 ? check.verdict : "pass"; } }));
  return { ...found, recommendation: { decision: found.recommendation.decision, checks } };`),
    ],
    // All but the decision.
    13,
  ),
  on(
    "12.4",
    "logits that were written over, row by row",
    [
      honest("12.4", "ethicsAssessment"),
      assessment(`(Float32Array as any).from = (values: any) => new Float32Array([9, ...values].slice(0, values.length));
  return honest(options);`),
    ],
    0,
  ),
];

/** Confidences, severities and thresholds of notebook 12, and how they are got round. */
export const deploymentAttacks: readonly Adversary[] = [...bins, ...weights, ...assessments];
