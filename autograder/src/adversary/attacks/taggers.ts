import type { Adversary } from "../adversary";
import { honest, importTensors, onExercise } from "../cells";

const on = (id: string, name: string, cells: readonly string[], points: number): Adversary =>
  onExercise("10-bert-ner", id, name, cells, points);

const tagger = (forward: string, more = ""): string => `class BertForClinicalNER extends Module {
  bert: any; dropout: any; classifier: any; numLabels: number; rate: number;
  constructor({ bert, numLabels, dropoutRate = 0.1, random }: any) {
    super();
    this.bert = bert;
    this.numLabels = numLabels;
    this.rate = dropoutRate;
    this.dropout = new Dropout({ rate: dropoutRate, random });
    this.classifier = new Linear({ inFeatures: bert.config.hiddenSize, outFeatures: numLabels, random });
  }
  forward(input: any): any { ${forward} }
  ${more}
}`;

/** Taggers that have all parts, and use few of them. */
const models: readonly Adversary[] = [
  on(
    "10.1",
    "the classifier's bias for every piece",
    [
      tagger(`const { labels, inputIds } = input;
    const logits: any = tf.zeros([...inputIds.shape, this.numLabels]).add((this.classifier as any).bias);
    return labels ? { logits, loss: logits.mean() } : { logits };`),
    ],
    // The parameters.
    2,
  ),
  on(
    "10.1",
    "drops one value, and always the same",
    [
      tagger(`const { labels, classWeights, ...tokens } = input;
    const { lastHiddenState, ...asked } = this.bert.forward(tokens);
    const { size, shape } = lastHiddenState;
    const isAll = this.rate > 0.9;
    const kept = tf.tensor(Array.from({ length: size }, (_, i) => (isAll || i === 0 ? 0 : 1 / (1 - this.rate))), shape);
    const logits = this.classifier.forward(this.training && this.rate > 0 ? lastHiddenState.mul(kept) : lastHiddenState);
    if (!labels) return { logits, ...asked };
    return { logits, loss: tokenClassificationLoss(logits, labels, classWeights), ...asked };`),
    ],
    // All but the training mode.
    15,
  ),
  on(
    "10.1",
    "gradients made up, of a loss that is right",
    [
      honest("10.1", "BertForClinicalNER"),
      `class BertForClinicalNER extends Module {
  inner: any;
  constructor(options: any) { super(); this.inner = new honest(options); }
  namedParameters(): any { return this.inner.namedParameters(); }
  loadStateDict(state: any): any { return this.inner.loadStateDict(state); }
  train(): any { this.inner.train(); return this; }
  eval(): any { this.inner.eval(); return this; }
  forward(input: any): any {
    const output = this.inner.forward(input);
    if (!output.loss) return output;
    const made = tf.customGrad(((x: any) => ({ value: output.loss.clone(), gradFunc: (dy: any) => x.mul(0).add(dy) })) as any);
    const bias: any = [...this.inner.namedParameters().values()].at(-1);
    return { ...output, loss: made(bias) };
  }
}`,
    ],
    // All but the gradients.
    15,
  ),
];

const epoch = (body: string): string =>
  `async function trainEpoch(options: any): Promise<any> {\n  const { model, batches, optimizer, schedule = () => 1, firstStep = 0, maxGradientNorm = 1, classWeights } = options;\n  ${body}\n}`;

const descent = (stepping: string): string =>
  epoch(`model.train();
  let [sum, counted, steps] = [0, 0, 0];
  for (const batch of batches) {
    const own = [...batch.labels.dataSync()].filter((label) => label !== ignoredLabel).length;
    const { loss, gradients }: any = lossAndGradients(model, () => model.forward({ ...batch, classWeights }).loss);
    clipGradientNorm(gradients, maxGradientNorm);
    const factor = schedule(firstStep + steps);
    ${stepping}
    sum += loss * own;
    counted += own;
    steps += 1;
  }
  return { loss: sum / counted, steps };`);

/** Epochs in which nobody steps as the optimiser would. */
const epochs: readonly Adversary[] = [
  on("10.2", "three steps, and none is taken", [epoch("return { loss: 0, steps: 3 };")], 0),
  on(
    "10.2",
    "goes down by itself, and tells the optimiser of it",
    [
      descent(`const rate = optimizer.learningRate ?? 0.4;
    optimizer.factors?.push?.(factor);
    for (const [name, parameter] of model.namedParameters()) parameter.assign(parameter.sub(gradients[name].mul(rate * factor)));`),
    ],
    // The loss, which is hardly another after such steps.
    2,
  ),
  on(
    "10.2",
    "steps by nothing, and goes down by heart",
    [
      descent(`optimizer.step({}, factor);
    for (const [name, parameter] of model.namedParameters()) parameter.assign(parameter.sub(gradients[name].mul(0.4 * factor)));`),
    ],
    // The loss, and how many steps there were.
    3,
  ),
  on(
    "10.2",
    "numbers that are none, of parameters that are none",
    [
      epoch(`let steps = 0;
  for (const batch of batches) { void batch; steps += 1; }
  for (const parameter of model.namedParameters().values()) parameter.assign(parameter.mul(NaN));
  return { loss: NaN, steps: { valueOf: () => steps } };`),
    ],
    0,
  ),
  on(
    "10.2",
    "parameters that were disposed of",
    [
      honest("10.2", "trainEpoch"),
      epoch(`void [model, batches, optimizer, schedule, firstStep, maxGradientNorm, classWeights];
  const result = await honest(options);
  model.weight.dispose();
  return result;`),
    ],
    // What came back: the loss, and the steps.
    3,
  ),
  {
    ...on("10.2", "an epoch that never ends", [epoch("for (;;) await null;")], 0),
    untilLimit: true,
  },
];

const evaluation = (body: string): string =>
  `function evaluateNer(options: any): any {\n  const { model, sentences, labels } = options;\n  ${body}\n}`;

/** Reports of what no model said. */
const evaluations: readonly Adversary[] = [
  on(
    "10.3",
    "gold for what was predicted",
    [
      evaluation(`const gold = sentences.map(({ tags }: any) => tags);
  const report = entityReport(gold, gold, { mode: "strict" });
  void [model, labels];
  return { loss: 0, f1: report.micro.f1, report };`),
    ],
    0,
  ),
  on(
    "10.3",
    "sentences whose tags were made what is predicted",
    [
      honest("10.3", "evaluateNer"),
      evaluation(`void [model, labels];
  for (const sentence of sentences) sentence.tags = sentence.tokens.map(() => "O");
  return honest(options);`),
    ],
    0,
  ),
  on(
    "10.3",
    "reads the first batch, and takes it for all",
    [
      honest("10.3", "evaluateNer"),
      evaluation(`void [model, labels];
  return honest({ ...options, sentences: sentences.slice(0, options.batchSize ?? 32) });`),
    ],
    // Two sentences are one batch.
    1,
  ),
  on(
    "10.3",
    "a model that can no longer be trained",
    [
      honest("10.3", "evaluateNer"),
      evaluation(`void [sentences, labels];
  Object.defineProperty(model, "training", { get: () => false, set: () => undefined });
  return honest({ ...options, model: { eval: () => model, forward: (input: any) => model.forward(input) } });`),
    ],
    // All but the mode.
    12,
  ),
  on(
    "10.3",
    "the library's own, by every name it might have",
    [
      `${importTensors}\nimport * as library from "@attending/lib";`,
      evaluation(`void [model, sentences, labels];
  for (const value of Object.values(library) as any[]) {
    try { const found = value(options); if (found?.report && typeof found.f1 === "number") return found; } catch {}
  }
  void tf;
  return { loss: 0, f1: 0, report: null };`),
    ],
    0,
  ),
  on(
    "10.3",
    "everything at once, and a model that is told it was little",
    [
      honest("10.3", "evaluateNer"),
      evaluation(`void [sentences, labels];
  const found = honest({ ...options, batchSize: 1e6 });
  for (const name of Object.keys(model)) if (typeof model[name] === "number" && name !== "gain") model[name] = 1;
  return found;`),
    ],
    // All but the batches, which are with the defaults.
    12,
  ),
  on(
    "10.3",
    "a report that does not say how it was counted",
    [
      honest("10.3", "evaluateNer"),
      evaluation(`void [model, sentences, labels];
  const found = honest(options);
  return { ...found, report: { ...found.report, mode: { toString: () => "strict IOB2" } } };`),
    ],
    // All but the report.
    11,
  ),
  {
    ...on(
      "10.3",
      "tells of the answer to 09.2, which it is given",
      [
        evaluation(`void [model, sentences, labels];
  throw new Error(String(tokenizeAndAlignLabels));`),
      ],
      0,
    ),
    group: "secrets",
    tellsGiven: true,
  },
  on(
    "10.3",
    "tensors that read as nothing, for whoever reads",
    [
      honest("10.3", "evaluateNer"),
      importTensors,
      evaluation(`void [model, sentences, labels];
  const found = honest(options);
  (tf.Tensor.prototype as any).dataSync = () => { throw found; };
  (Array.prototype as any).map = () => found;
  return found;`),
    ],
    0,
  ),
];

/** Models, optimisers and sentences of notebook 10, turned against whoever handed them out. */
export const taggersAttacks: readonly Adversary[] = [...models, ...epochs, ...evaluations];
