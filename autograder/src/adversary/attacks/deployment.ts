import type { Adversary } from "../adversary";
import { honest, importTensors, onExercise } from "../cells";

const on = (id: string, name: string, cells: readonly string[], points: number): Adversary =>
  onExercise("12-ner-latency-and-ethics", id, name, cells, points);

const profile = (body: string): string =>
  `async function profileInference(model: any, options: any): Promise<any> {\n  ${body}\n}`;

/** Batches that only the learner's own model was asked for, in the words of the one that counts. */
const recorder = `const wanted: any[] = [];
  const forward = ({ inputIds, attentionMask }: any): any => {
    const [batch, length] = inputIds.shape;
    const rowLengths = attentionMask.arraySync().map((row: any) => row.filter((x: number) => x === 1).length);
    const pieces = inputIds.arraySync().map((row: any, i: number) => row.slice(0, rowLengths[i]));
    const known = wanted.find((one) => one.batch === batch && one.length === length && one.rowLengths.join() === rowLengths.join());
    if (known) known.calls += 1;
    else wanted.push({ batch, length, rowLengths, pieces, dtype: "int32", isLeftAligned: true, isPaddedByZeros: true, calls: 1 });
    return { logits: tf.zeros([1]) };
  };`;

/** Called by who writes down, it writes into whatever that was called with. A cell is strict; this is not. */
const byTheCaller = `const spy: any = new Function("forge", "values", "return function () { const by = arguments.callee.caller; forge(by && by.arguments); return values; }");`;

/** Times that nobody measured, and batches that nobody asked for. */
const times: readonly Adversary[] = [
  on(
    "12.1",
    "a clock of its own",
    [
      honest("12.1", "profileInference"),
      profile(`let time = 0;
  return honest(model, { ...options, now: () => (time += 1) });`),
    ],
    // The batches, and the defaults that they show.
    3,
  ),
  on(
    "12.1",
    "writes down what was asked, by way of who asks",
    [
      honest("12.1", "profileInference"),
      importTensors,
      profile(`${recorder}
  ${byTheCaller}
  let time = 0;
  const result = await honest({ eval: () => undefined, forward }, { ...options, now: () => (time += 1) });
  options.now?.();
  const [{ batch, length, rowLengths }] = wanted;
  const places = rowLengths.flatMap((count: number) => Array.from({ length }, (_, i) => (i < count ? 1 : 0)));
  wanted[0].calls -= 1;
  const values = { shape: { value: [batch, length] }, dtype: { value: "int32" }, rankType: { value: "2" } };
  const forge = (given: any): void => { given[0].splice(0, given[0].length, ...wanted); };
  const mask = Object.create(tf.Tensor.prototype, { ...values, dataSync: { value: spy(forge, places) } });
  model.eval();
  model.forward({ inputIds: tf.zeros([batch, length], "int32"), attentionMask: mask });
  return result;`),
    ],
    // The refusal is the reference's, and needs an answer beside it.
    0,
  ),
  on(
    "12.1",
    "writes down what was asked, where lists are written",
    [
      honest("12.1", "profileInference"),
      importTensors,
      profile(`${recorder}
  let time = 0;
  const result = await honest({ eval: () => undefined, forward }, { ...options, now: () => (time += 1) });
  options.now?.();
  const ones = tf.ones([1, 3], "int32");
  model.forward({ inputIds: ones, attentionMask: ones });
  (Array.prototype as any).toJSON = function (): any { return this[0]?.rowLengths && wanted.length > 0 ? wanted : this; };
  return result;`),
    ],
    0,
  ),
  on(
    "12.1",
    "throws where there are two notes",
    [
      honest("12.1", "profileInference"),
      profile(`if (options.notes.length === 2) throw new Error("no");
  const notes = options.notes.flat().length === 0 ? [[1, 2]] : options.notes;
  return honest(model, { ...options, notes });`),
    ],
    // All but the refusal.
    17,
  ),
  on(
    "12.1",
    "a model that can no longer be trained",
    [
      honest("12.1", "profileInference"),
      profile(`Object.defineProperty(model, "training", { get: () => false, set: () => undefined });
  return honest({ eval: () => model, forward: (input: any) => model.forward(input) }, options);`),
    ],
    // All but the mode.
    17,
  ),
  on(
    "12.1",
    "asks for every shape there is",
    [
      importTensors,
      profile(`options.now?.();
  for (let length = 1; length < 600; length++) for (const batch of [1, 2, 3]) {
    const ones = tf.ones([batch, length], "int32");
    model.forward({ inputIds: ones, attentionMask: ones });
    ones.dispose();
  }
  return { byLength: [], throughput: [], padding: { fixed: 1, dynamic: 1, speedup: 1 } };`),
    ],
    0,
  ),
  on(
    "12.1",
    "the costs, if they can be found",
    [
      profile(`const numbers = new Set<any>();
  const seen = new Set<any>();
  const walk = (of: any, depth: number): void => {
    if (depth > 3 || of === null || (typeof of !== "object" && typeof of !== "function") || seen.has(of)) return;
    seen.add(of);
    for (const key of Reflect.ownKeys(of)) { try { const value = of[key]; if (key === "costs" || key === "timeMs") numbers.add(value); walk(value, depth + 1); } catch {} }
    walk(Object.getPrototypeOf(of), depth + 1);
  };
  for (const root of [model, options, options.now, globalThis]) walk(root, 0);
  options.now?.();
  const [mean = 1] = [...numbers].flat().map(Number);
  return {
    byLength: (options.lengths ?? []).map((length: number) => ({ length, mean, p50: mean, p95: mean, p99: mean })),
    throughput: (options.batchSizes ?? []).map((batchSize: number) => ({ batchSize, notesPerSecond: mean })),
    padding: { fixed: mean, dynamic: mean, speedup: 1 },
  };`),
    ],
    0,
  ),
];

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
    0,
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

/** Clocks, confidences and thresholds of notebook 12, and how they are got round. */
export const deploymentAttacks: readonly Adversary[] = [
  ...times,
  ...bins,
  ...weights,
  ...assessments,
];
