/** Right answers that are written in another way than the reference: all of them earn full marks. */
export interface HonestAnswer {
  readonly name: string;
  readonly notebook:
    | "01-note-generator"
    | "02-self-attention"
    | "03-transformer-block"
    | "04-training-and-evaluation";
  /** The notebook's cells; `# …` is a Markdown cell. */
  readonly cells: (
    reference: readonly [imports: string, first: string, second: string],
  ) => string[];
}

const attention = (body: string): string =>
  `function scaledDotProductAttention(query: tf.Tensor4D, key: tf.Tensor4D, value: tf.Tensor4D, { mask, dropout }: AttentionOptions = {}): AttentionResult {\n${body}\n}`;

const finish =
  "const mixing = dropout ? dropout.forward(weights) : weights;\n  return { context: mixing.matMul(value), weights };";

/** Ways to write 02.1; the reference of 02.2 follows. */
const attentions: readonly [name: string, cells: readonly string[]][] = [
  [
    "an arrow function",
    [
      `const scaledDotProductAttention = (query: tf.Tensor4D, key: tf.Tensor4D, value: tf.Tensor4D, options: AttentionOptions = {}) => {
  const scores = tf.matMul(query, key.transpose([0, 1, 3, 2])).mul(query.shape[3] ** -0.5);
  const { mask, dropout } = options;
  const weights = tf.softmax(mask ? tf.where(mask.greater(0.5), scores, tf.onesLike(scores).mul(-1e9)) : scores, -1) as tf.Tensor4D;
  return { weights, context: tf.matMul(dropout?.forward(weights) ?? weights, value) as tf.Tensor4D };
};`,
    ],
  ],
  [
    "logsumexp",
    [
      attention(`  let scores = tf.matMul(query, key, false, true).div(tf.scalar(query.shape[3]).sqrt());
  if (mask) scores = scores.add(mask.sub(1).mul(1e9));
  scores = scores.sub(scores.max(-1, true));
  const weights = scores.sub(tf.logSumExp(scores, -1, true)).exp() as tf.Tensor4D;
  ${finish}`),
    ],
  ],
  [
    "logsoftmax",
    [
      attention(`  let scores = tf.matMul(query, key, false, true).div(Math.sqrt(query.shape[3]));
  if (mask) scores = scores.mul(mask).add(mask.sub(1).mul(1e9));
  const weights = tf.exp(tf.logSoftmax(scores)) as tf.Tensor4D;
  ${finish}`),
    ],
  ],
  [
    "a scaled query",
    [
      attention(`  const scale = 1 / Math.sqrt(query.shape[query.rank - 1]);
  let scores = query.mul(scale).matMul(key, false, true);
  if (mask !== undefined) {
    const hidden = tf.logicalNot(mask.toBool());
    scores = tf.where(hidden.broadcastTo(scores.shape), tf.fill(scores.shape, -1e9), scores);
  }
  const weights = tf.softmax(scores) as tf.Tensor4D;
  ${finish}`),
    ],
  ],
  [
    "the smallest float as the mask",
    [
      attention(`  let scores = tf.matMul(query, key, false, true).div(Math.sqrt(query.shape[3]));
  if (mask) scores = tf.where(mask.equal(0), tf.scalar(-3e38), scores);
  const weights = tf.softmax(scores) as tf.Tensor4D;
  ${finish}`),
    ],
  ],
  [
    "softmax and mask by hand",
    [
      attention(`  const scores = tf.matMul(query, key, false, true).div(Math.sqrt(query.shape[3]));
  const visible = mask ? mask.broadcastTo(scores.shape) : tf.ones(scores.shape);
  const nothing = visible.sum(-1, true).equal(0).toFloat();
  const shown = visible.add(nothing);
  const powers = scores.mul(tf.scalar(1).sub(nothing)).sub(scores.max(-1, true).mul(tf.scalar(1).sub(nothing))).exp().mul(shown);
  const weights = powers.div(powers.sum(-1, true)) as tf.Tensor4D;
  ${finish}`),
    ],
  ],
  [
    "named imports of tensor operations",
    [
      `import { matMul, softmax, tidy, type Tensor4D } from "@tensorflow/tfjs";`,
      `function scaledDotProductAttention(q: Tensor4D, k: Tensor4D, v: Tensor4D, opts: AttentionOptions = {}): AttentionResult {
  return tidy(() => {
    const raw = matMul(q, k, false, true).div(Math.sqrt(k.shape[3]));
    const weights = softmax(opts.mask ? raw.mul(opts.mask).add(opts.mask.sub(1).mul(1e9)) : raw) as Tensor4D;
    return { context: matMul(opts.dropout ? opts.dropout.forward(weights) : weights, v) as Tensor4D, weights };
  });
}`,
    ],
  ],
  [
    "a default import",
    [
      `import tfjs from "@tensorflow/tfjs";`,
      attention(`  let scores = tfjs.matMul(query, key, false, true).div(Math.sqrt(query.shape[3]));
  if (mask) scores = scores.add(mask.sub(1).mul(1e9));
  const weights = tfjs.softmax(scores) as tf.Tensor4D;
  ${finish}`),
    ],
  ],
  [
    "loops over heads",
    [
      attention(`  const heads = tf.unstack(query, 1).map((q, h) => {
    const k = tf.unstack(key, 1)[h];
    let scores = tf.matMul(q as tf.Tensor3D, k as tf.Tensor3D, false, true).div(Math.sqrt(q.shape[2]!));
    if (mask) {
      const own = mask.shape[1] === 1 ? mask.squeeze([1]) : mask.gather(h, 1);
      scores = scores.mul(own).add(own.sub(1).mul(1e9));
    }
    return tf.softmax(scores);
  });
  const weights = tf.stack(heads, 1) as tf.Tensor4D;
  ${finish}`),
    ],
  ],
  [
    "helpers in other cells",
    [
      "const LARGE = 1e9;",
      "# Now the helpers.",
      "const scaleOf = (width: number) => 1 / Math.sqrt(width);\nfunction hide(scores: tf.Tensor, mask?: tf.Tensor) {\n  return mask ? scores.add(mask.sub(1).mul(LARGE)) : scores;\n}",
      attention(
        `  const weights = tf.softmax(hide(tf.matMul(query, key, false, true).mul(scaleOf(query.shape[3])), mask)) as tf.Tensor4D;\n  ${finish}`,
      ),
    ],
  ],
  [
    "helpers below",
    [
      attention(`  const weights = softly(scoresOf(query, key), mask);\n  ${finish}`),
      "const scoresOf = (query: tf.Tensor4D, key: tf.Tensor4D) => tf.matMul(query, key, false, true).div(Math.sqrt(query.shape[3]));",
      "const softly = (scores: tf.Tensor, mask?: tf.Tensor) => tf.softmax(mask ? scores.add(mask.sub(1).mul(1e9)) : scores) as tf.Tensor4D;",
    ],
  ],
  [
    "a helper class",
    [
      `class AttentionMath {
  static readonly hidden = -1e9;
  constructor(private readonly dHead: number) {}
  scores(query: tf.Tensor, key: tf.Tensor) { return tf.matMul(query, key, false, true).div(Math.sqrt(this.dHead)); }
  masked(scores: tf.Tensor, mask?: tf.Tensor) { return mask ? scores.sub(tf.scalar(1).sub(mask).mul(-AttentionMath.hidden)) : scores; }
}`,
      attention(`  const math = new AttentionMath(query.shape[3]);
  const weights = tf.softmax(math.masked(math.scores(query, key), mask)) as tf.Tensor4D;\n  ${finish}`),
    ],
  ],
  [
    "a namespace",
    [
      `namespace attentionParts { export const hide = (scores: tf.Tensor, mask: tf.Tensor) => scores.add(mask.sub(1).mul(1e9)); }`,
      attention(`  const raw = tf.matMul(query, key, false, true).div(Math.sqrt(query.shape[3]));
  const weights = tf.softmax(mask ? attentionParts.hide(raw, mask) : raw) as tf.Tensor4D;\n  ${finish}`),
    ],
  ],
  [
    "a configuration that a later cell changes",
    [
      "const config = { hidden: -1, scale: true };",
      "config.hidden = -1e9;",
      attention(`  let scores = tf.matMul(query, key, false, true);
  if (config.scale) scores = scores.div(Math.sqrt(query.shape[3]));
  if (mask) scores = scores.add(tf.scalar(1).sub(mask).mul(config.hidden));
  const weights = tf.softmax(scores) as tf.Tensor4D;\n  ${finish}`),
    ],
  ],
  [
    "type aliases and generics",
    [
      "type Four = tf.Tensor4D;\ninterface Extra { mask?: tf.Tensor; dropout?: { forward<T extends tf.Tensor>(x: T): T } }",
      `function apply<T extends tf.Tensor>(x: T, ...steps: ((x: T) => T)[]): T { return steps.reduce((y, step) => step(y), x); }`,
      `function scaledDotProductAttention(query: Four, key: Four, value: Four, extra?: Extra): { context: Four; weights: Four } {
  const weights = apply<tf.Tensor>(tf.matMul(query, key, false, true), (x) => x.div(Math.sqrt(query.shape[3])), (x) => (extra?.mask ? x.add(extra.mask.sub(1).mul(1e9)) : x), (x) => tf.softmax(x)) as Four;
  return { context: tf.matMul(extra?.dropout ? extra.dropout.forward(weights) : weights, value) as Four, weights };
}`,
    ],
  ],
  [
    "default parameters from an earlier cell",
    [
      "const hiddenScore = -1e9;\nlet numCalls = 0;",
      `function scaledDotProductAttention(query: tf.Tensor4D, key: tf.Tensor4D, value: tf.Tensor4D, { mask, dropout }: AttentionOptions = {}, fill = hiddenScore) {
  numCalls += 1;
  let scores = tf.matMul(query, key, false, true).div(Math.sqrt(query.shape[3]));
  if (mask) scores = tf.where(mask.cast("bool"), scores, tf.onesLike(scores).mul(fill));
  const weights = tf.softmax(scores) as tf.Tensor4D;\n  ${finish}\n}`,
    ],
  ],
  [
    "overloads",
    [
      `function scaledDotProductAttention(query: tf.Tensor4D, key: tf.Tensor4D, value: tf.Tensor4D): AttentionResult;
function scaledDotProductAttention(query: tf.Tensor4D, key: tf.Tensor4D, value: tf.Tensor4D, options: AttentionOptions): AttentionResult;
function scaledDotProductAttention(query: any, key: any, value: any, options: any = {}): any {
  const { mask, dropout } = options;
  let scores = tf.matMul(query, key, false, true).div(Math.sqrt(query.shape[3]));
  if (mask) scores = scores.add(mask.sub(1).mul(1e9));
  const weights = tf.softmax(scores) as tf.Tensor4D;\n  ${finish}\n}`,
    ],
  ],
  [
    "prints, plots and awaits around it",
    [
      `import { showPlot, showTable, ProgressBar, chooseBackend } from "@attending/lib";\nimport { plot } from "nodeplotlib";`,
      `const backend2 = await chooseBackend();\nconsole.log("backend", backend2);\nawait showPlot([{ y: [1, 2] }]);\nplot([{ y: [1] }]);`,
      attention(`  console.log("called with", query.shape);
  let scores = tf.matMul(query, key, false, true).div(Math.sqrt(query.shape[3]));
  scores.print();
  if (mask) scores = scores.add(mask.sub(1).mul(1e9));
  const weights = tf.softmax(scores) as tf.Tensor4D;\n  ${finish}`),
      `const tried = scaledDotProductAttention(tf.ones([1, 1, 2, 3]), tf.ones([1, 1, 2, 3]), tf.ones([1, 1, 2, 3]));\ntried.weights.print();\nshowTable([{ a: 1 }]);`,
    ],
  ],
  [
    "an answer that is written again",
    [
      attention("  throw new Error('not yet');"),
      "# Second try.",
      attention(`  let scores = tf.matMul(query, key, false, true).div(Math.sqrt(query.shape[3]));
  if (mask) scores = scores.add(mask.sub(1).mul(1e9));
  const weights = tf.softmax(scores) as tf.Tensor4D;\n  ${finish}`),
    ],
  ],
  [
    "a cell with a type error",
    [
      attention(`  const unused: string = 3;
  let scores: tf.Tensor = tf.matMul(query, key, false, true).div(Math.sqrt(query.shape[3]));
  if (mask) scores = scores.add(mask.sub(1).mul(1e9));
  const weights = tf.softmax(scores) as any;\n  ${finish}`),
    ],
  ],
  [
    "a module cell",
    [
      `/** @module masks */\nimport * as tf from "@tensorflow/tfjs";\nexport const hide = (scores: tf.Tensor, mask: tf.Tensor) => scores.add(mask.sub(1).mul(1e9));`,
      `import { hide } from "./masks";`,
      attention(`  const raw = tf.matMul(query, key, false, true).div(Math.sqrt(query.shape[3]));
  const weights = tf.softmax(mask ? hide(raw, mask) : raw) as tf.Tensor4D;\n  ${finish}`),
    ],
  ],
  [
    "a wrapped function",
    [
      `const timed = <A extends unknown[], R>(f: (...args: A) => R) => (...args: A): R => { const start = Date.now(); try { return f(...args); } finally { console.log(Date.now() - start); } };`,
      `const scaledDotProductAttention = timed((query: tf.Tensor4D, key: tf.Tensor4D, value: tf.Tensor4D, { mask, dropout }: AttentionOptions = {}) => tf.tidy(() => {
  let scores = tf.matMul(query, key, false, true).div(Math.sqrt(query.shape[3]));
  if (mask) scores = scores.add(mask.sub(1).mul(1e9));
  const weights = tf.softmax(scores) as tf.Tensor4D;\n  ${finish}\n}));`,
    ],
  ],
  [
    "names of globals",
    [
      "const name = 'attention'; const performance = 3; const scale = (x: number) => Math.sqrt(x); const history = [1]; const status = 'on'; const fetch = 1; const URL = 'x';",
      attention(`  const length = query.shape[3]; const event = mask;
  let scores = tf.matMul(query, key, false, true).div(scale(length));
  if (event) scores = scores.add(event.sub(1).mul(1e9));
  const weights = tf.softmax(scores) as tf.Tensor4D;\n  ${finish}`),
    ],
  ],
];

/** Ways to write 02.2; the reference of 02.1 stands above. */
const multiHeads: readonly [name: string, cells: readonly string[]][] = [
  [
    "a class expression",
    [
      `const MultiHeadSelfAttention = class extends Module {
  query: Linear; key: Linear; value: Linear; output: Linear; private drop: Dropout; private h: number;
  constructor(o: SelfAttentionOptions) {
    super();
    if (o.dModel % o.numHeads) throw new Error("numHeads must divide dModel");
    const make = () => new Linear({ inFeatures: o.dModel, outFeatures: o.dModel, random: o.random });
    this.query = make(); this.key = make(); this.value = make(); this.output = make();
    this.h = o.numHeads;
    this.drop = new Dropout({ rate: o.dropoutRate ?? 0.1, random: o.random });
  }
  forward(x: tf.Tensor3D, mask?: tf.Tensor) {
    const [b, n, d] = x.shape;
    const [q, k, v] = [this.query, this.key, this.value].map((l) => l.forward(x).reshape([b, n, this.h, d / this.h]).transpose<tf.Tensor4D>([0, 2, 1, 3]));
    const { context, weights } = scaledDotProductAttention(q, k, v, { mask, dropout: this.drop });
    return { output: this.output.forward(context.transpose<tf.Tensor4D>([0, 2, 1, 3]).reshape([b, n, d])), weights };
  }
};`,
    ],
  ],
  [
    "split heads",
    [
      "const splitInto = (x: tf.Tensor, n: number) => tf.stack(tf.split(x, n, -1), 1) as tf.Tensor4D;\nconst join = (x: tf.Tensor) => tf.concat(tf.unstack(x, 1), -1) as tf.Tensor3D;",
      `class MultiHeadSelfAttention extends Module {
  readonly query; readonly key; readonly value; readonly output;
  readonly dropout;
  constructor(readonly options: SelfAttentionOptions) {
    super();
    const { dModel, random, numHeads, dropoutRate = 0.1 } = options;
    headSize(dModel, numHeads);
    const sizes = { inFeatures: dModel, outFeatures: dModel, random };
    this.query = new Linear(sizes);
    this.key = new Linear(sizes);
    this.value = new Linear(sizes);
    this.output = new Linear(sizes);
    this.dropout = new Dropout({ rate: dropoutRate, random });
  }
  forward(x: tf.Tensor3D, mask?: tf.Tensor): SelfAttentionResult {
    return tf.tidy(() => {
      const { numHeads } = this.options;
      const result = scaledDotProductAttention(splitInto(this.query.forward(x), numHeads), splitInto(this.key.forward(x), numHeads), splitInto(this.value.forward(x), numHeads), { mask, dropout: this.dropout });
      return { output: this.output.forward(join(result.context)), weights: result.weights };
    });
  }
}`,
    ],
  ],
  [
    "a loop over heads",
    [
      `class MultiHeadSelfAttention extends Module {
  query: Linear; key: Linear; value: Linear; output: Linear; numHeads: number; rate: number; random: any;
  constructor({ dModel, numHeads, dropoutRate = 0.1, random }: SelfAttentionOptions) {
    super();
    if (!Number.isInteger(dModel / numHeads)) throw new RangeError("no");
    const linear = (): Linear => new Linear({ inFeatures: dModel, outFeatures: dModel, random });
    this.query = linear(); this.key = linear(); this.value = linear(); this.output = linear();
    this.numHeads = numHeads; this.rate = dropoutRate; this.random = random;
  }
  private drop = (w: any) => (this.training && this.rate > 0 ? tf.dropout(w, this.rate) : w);
  forward(x: tf.Tensor3D, mask?: tf.Tensor) {
    const dHead = x.shape[2] / this.numHeads;
    const q = this.query.forward(x), k = this.key.forward(x), v = this.value.forward(x);
    const contexts: tf.Tensor[] = []; const all: tf.Tensor[] = [];
    for (let head = 0; head < this.numHeads; head++) {
      const cut = (t: tf.Tensor) => t.slice([0, 0, head * dHead], [-1, -1, dHead]);
      let scores = tf.matMul(cut(q), cut(k), false, true).div(Math.sqrt(dHead));
      if (mask) scores = scores.add(mask.squeeze([1]).sub(1).mul(1e9));
      const weights = tf.softmax(scores);
      all.push(weights);
      contexts.push(tf.matMul(this.drop(weights), cut(v)));
    }
    return { output: this.output.forward(tf.concat(contexts, 2) as tf.Tensor3D), weights: tf.stack(all, 1) };
  }
}`,
    ],
  ],
  [
    "a base class of one's own",
    [
      `abstract class WithLayers extends Module {
  protected make(size: number, random: () => number) { return new Linear({ inFeatures: size, outFeatures: size, random }); }
}`,
      `class MultiHeadSelfAttention extends WithLayers {
  output: Linear; value: Linear; key: Linear; query: Linear; dropout: Dropout;
  constructor(private o: SelfAttentionOptions) {
    super();
    this.output = this.make(o.dModel, o.random); this.value = this.make(o.dModel, o.random);
    this.key = this.make(o.dModel, o.random); this.query = this.make(o.dModel, o.random);
    this.dropout = new Dropout({ rate: o.dropoutRate ?? 0.1, random: o.random });
    if (o.dModel % o.numHeads !== 0) throw new Error("numHeads does not divide dModel");
  }
  split(t: tf.Tensor) { const [b, n, d] = t.shape; return tf.transpose(tf.reshape(t, [b!, n!, this.o.numHeads, d! / this.o.numHeads]), [0, 2, 1, 3]) as tf.Tensor4D; }
  forward(x: tf.Tensor3D, mask?: tf.Tensor) {
    const { context, weights } = scaledDotProductAttention(this.split(this.query.forward(x)), this.split(this.key.forward(x)), this.split(this.value.forward(x)), { mask, dropout: this.dropout });
    return { output: this.output.forward(tf.reshape(tf.transpose(context, [0, 2, 1, 3]), x.shape)), weights };
  }
}`,
    ],
  ],
  [
    "a training cell after it",
    [
      "@@second",
      `const layer = new MultiHeadSelfAttention({ dModel: 8, numHeads: 2, random: seededRandom(1) });
const optimizer = tf.train.adam(0.01);
const xs = tf.randomNormal([2, 3, 8]) as tf.Tensor3D;
const losses: number[] = [];
for (let step = 0; step < 1e9; step++) {
  optimizer.minimize(() => layer.forward(xs).output.square().mean() as tf.Scalar, false, layer.parameters());
  losses.push(step);
}`,
      "MultiHeadSelfAttention.name",
    ],
  ],
  [
    "a method that is patched in later",
    [
      `class MultiHeadSelfAttention extends Module {
  query: Linear; key: Linear; value: Linear; output: Linear; dropout: Dropout; numHeads: number;
  constructor({ dModel, numHeads, dropoutRate = 0.1, random }: SelfAttentionOptions) {
    super();
    headSize(dModel, numHeads);
    this.numHeads = numHeads;
    const o = { inFeatures: dModel, outFeatures: dModel, random };
    [this.query, this.key, this.value, this.output] = [new Linear(o), new Linear(o), new Linear(o), new Linear(o)];
    this.dropout = new Dropout({ rate: dropoutRate, random });
  }
  forward(x: tf.Tensor3D, mask?: tf.Tensor): any { throw new Error("TODO"); }
}`,
      `MultiHeadSelfAttention.prototype.forward = function (x, mask) {
  const [b, n, d] = x.shape;
  const split = (t: tf.Tensor) => t.reshape([b, n, this.numHeads, d / this.numHeads]).transpose([0, 2, 1, 3]) as tf.Tensor4D;
  const r = scaledDotProductAttention(split(this.query.forward(x)), split(this.key.forward(x)), split(this.value.forward(x)), { mask, dropout: this.dropout });
  return { output: this.output.forward(r.context.transpose([0, 2, 1, 3]).reshape([b, n, d]) as tf.Tensor3D), weights: r.weights };
};`,
    ],
  ],
];

const noteTail = (body: string): string =>
  `function generateClinicalNote({ random, maxLen = 64 }: ClinicalNoteOptions): ClinicalNote {\n${body}\n}`;

/** Ways to write 01.1. */
const notes: readonly [name: string, cells: readonly string[]][] = [
  [
    "helpers and constants",
    [
      "const probabilityOfNegation = 0.2;\nconst lengths = { context: [2, 4], terms: [3, 6], trailing: [1, 3] } as const;",
      "const some = (random: () => number, list: readonly string[], [low, high]: readonly [number, number]) => Array.from({ length: randomInteger(random, low, high) }, () => pickOne(random, list));",
      noteTail(`  const labels = [0, 0, 0, 0];
  const words: string[] = ["<CLS>"];
  for (const d of shuffled(random, [0, 1, 2, 3]).slice(0, randomInteger(random, 1, 3))) {
    if (random() < probabilityOfNegation) words.push(pickOne(random, negationTerms)); else labels[d] = 1;
    words.push(...some(random, generalTerms, lengths.context), ...some(random, diagnosisTerms[d], lengths.terms), ...some(random, generalTerms, lengths.trailing));
  }
  const ids = words.map((word) => clinicalVocabulary.idOf(word));
  return { tokenIds: [...ids, ...Array(maxLen).fill(0)].slice(0, maxLen), labels };`),
    ],
  ],
  [
    "rejection of equal diagnoses",
    [
      noteTail(`  const n = 1 + Math.floor(random() * 3);
  const chosen: number[] = [];
  while (chosen.length < n) { const d = Math.floor(random() * 4); if (!chosen.includes(d)) chosen.push(d); }
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)];
  const ids = [clinicalVocabulary.clsId]; const labels = new Array(4).fill(0);
  const add = (list: readonly string[], k: number) => { for (let i = 0; i < k; i++) ids.push(clinicalVocabulary.idOf(pick(list))); };
  chosen.forEach((d) => {
    const negated = random() > 0.8;
    if (negated) add(negationTerms, 1);
    labels[d] = Number(!negated);
    add(generalTerms, 2 + Math.floor(random() * 3)); add(diagnosisTerms[d], 3 + Math.floor(random() * 4)); add(generalTerms, 1 + Math.floor(random() * 3));
  });
  ids.length = Math.min(ids.length, maxLen);
  return { tokenIds: ids.concat(Array.from({ length: maxLen - ids.length }, () => clinicalVocabulary.padId)), labels };`),
    ],
  ],
  [
    "typed arrays",
    [
      noteTail(`  const ids = new Int32Array(maxLen); let at = 0;
  const put = (w: string) => { if (at < maxLen) ids[at++] = clinicalVocabulary.idOf(w); };
  put("<CLS>");
  const labels = new Float32Array(4);
  const pool = [0, 1, 2, 3];
  for (let left = randomInteger(random, 1, 3); left > 0; left--) {
    const [d] = pool.splice(randomInteger(random, 0, pool.length - 1), 1);
    const isNegated = random() < 1 / 5;
    if (isNegated) put(pickOne(random, negationTerms));
    labels[d] = isNegated ? 0 : 1;
    for (let i = randomInteger(random, 2, 4); i--; ) put(pickOne(random, generalTerms));
    for (let i = randomInteger(random, 3, 6); i--; ) put(pickOne(random, diagnosisTerms[d]));
    for (let i = randomInteger(random, 1, 3); i--; ) put(pickOne(random, generalTerms));
  }
  return { tokenIds: ids as any, labels: labels as any };`),
    ],
  ],
  [
    "a class that writes",
    [
      `class NoteWriter {
  readonly words: string[] = ["<CLS>"];
  constructor(private readonly random: () => number) {}
  write(list: readonly string[], low: number, high = low): this { for (let n = randomInteger(this.random, low, high); n > 0; n--) this.words.push(pickOne(this.random, list)); return this; }
}`,
      `const generateClinicalNote = ({ random, maxLen = 64 }: ClinicalNoteOptions) => {
  const writer = new NoteWriter(random);
  const labels = [0, 0, 0, 0];
  const named = shuffled(random, Object.keys(diagnosisTerms).map(Number)).slice(-randomInteger(random, 1, 3));
  for (const d of named) {
    labels[d] = random() < 0.8 ? 1 : 0;
    if (!labels[d]) writer.write(negationTerms, 1);
    writer.write(generalTerms, 2, 4).write(diagnosisTerms[d], 3, 6).write(generalTerms, 1, 3);
  }
  const ids = clinicalVocabulary.encode(writer.words);
  return { tokenIds: Array.from({ length: maxLen }, (_, i) => ids[i] ?? clinicalVocabulary.padId), labels };
};`,
    ],
  ],
  [
    "a generator function",
    [
      `function* wordsOf(random: () => number, labels: number[]): Generator<string> {
  yield "<CLS>";
  const many = function* (list: readonly string[], low: number, high: number) { const n = randomInteger(random, low, high); for (let i = 0; i < n; i++) yield pickOne(random, list); };
  for (const d of shuffled(random, [0, 1, 2, 3]).slice(0, randomInteger(random, 1, 3))) {
    if (random() < 0.2) yield pickOne(random, negationTerms); else labels[d] = 1;
    yield* many(generalTerms, 2, 4); yield* many(diagnosisTerms[d], 3, 6); yield* many(generalTerms, 1, 3);
  }
}`,
      noteTail(`  const labels = [0, 0, 0, 0];
  const ids = [...wordsOf(random, labels)].map((w) => clinicalVocabulary.idOf(w)).slice(0, maxLen);
  while (ids.length < maxLen) ids.push(0);
  return { tokenIds: ids, labels };`),
    ],
  ],
];

const setsHead =
  "function createDatasets({ random, numTrain = 2000, numValidation = 300, numTest = 300, maxLen = 64, batchSize = 32 }: DatasetOptions): any";

/** Ways to write 01.2. */
const datasets: readonly [name: string, cells: readonly string[]][] = [
  [
    "one list that is cut",
    [
      `${setsHead} {
  const all = Array.from({ length: numTrain + numValidation + numTest }, () => generateClinicalNote({ random, maxLen }));
  const part = (from: number, to: number, shuffle = false) => { const notes = all.slice(from, to); return new DataLoader({ tokenIds: notes.map((n) => n.tokenIds), labels: notes.map((n) => n.labels), batchSize, shuffle, random }); };
  return { train: part(0, numTrain, true), validation: part(numTrain, numTrain + numValidation), test: part(numTrain + numValidation, all.length) };
}`,
    ],
  ],
  [
    "a loader of one's own",
    [
      `class Batches {
  constructor(private notes: ClinicalNote[], private batchSize: number, private order?: () => number) {}
  get numNotes() { return this.notes.length; }
  *[Symbol.iterator]() {
    const notes = this.order ? shuffled(this.order, this.notes) : this.notes;
    for (let i = 0; i < notes.length; i += this.batchSize) {
      const batch = notes.slice(i, i + this.batchSize);
      yield { tokenIds: tf.tensor2d(batch.map((n) => n.tokenIds), undefined, "int32"), labels: tf.tensor2d(batch.map((n) => n.labels), undefined, "float32") };
    }
  }
}`,
      `const createDatasets = ({ random, numTrain = 2000, numValidation = 300, numTest = 300, maxLen = 64, batchSize = 32 }: DatasetOptions) => {
  const some = (n: number) => [...Array(n)].map(() => generateClinicalNote({ random, maxLen }));
  return { train: new Batches(some(numTrain), batchSize, random), validation: new Batches(some(numValidation), batchSize), test: new Batches(some(numTest), batchSize) };
};`,
    ],
  ],
  [
    "options in one object",
    [
      "const defaults = { numTrain: 2000, numValidation: 300, numTest: 300, maxLen: 64, batchSize: 32 };",
      `function createDatasets(options: DatasetOptions) {
  const o = { ...defaults, ...options };
  const sets: Record<string, DataLoader> = {};
  for (const [name, count] of Object.entries({ train: o.numTrain, validation: o.numValidation, test: o.numTest })) {
    const tokenIds: number[][] = [], labels: number[][] = [];
    for (let i = 0; i < count; i++) { const note = generateClinicalNote({ random: o.random, maxLen: o.maxLen }); tokenIds.push(note.tokenIds); labels.push(note.labels); }
    sets[name] = new DataLoader({ tokenIds, labels, batchSize: o.batchSize, shuffle: name === "train", random: o.random });
  }
  return sets as any;
}`,
    ],
  ],
];

const blockHead = (rest: string): string => `class TransformerBlock extends Module {
  attention: MultiHeadSelfAttention; linear1: Linear; linear2: Linear; norm1: LayerNorm; norm2: LayerNorm; drop: Dropout;
  constructor({ dModel, numHeads, dFf, dropoutRate = 0.1, random }: TransformerBlockOptions) {
    super();
    this.norm1 = new LayerNorm({ dModel }); this.norm2 = new LayerNorm({ dModel });
    this.linear1 = new Linear({ inFeatures: dModel, outFeatures: dFf, random });
    this.linear2 = new Linear({ inFeatures: dFf, outFeatures: dModel, random });
    this.attention = new MultiHeadSelfAttention({ dModel, numHeads, dropoutRate, random });
    this.drop = new Dropout({ rate: dropoutRate, random });
  }
${rest}
}`;

/** Ways to write 03.1. */
const blocks: readonly [name: string, cells: readonly string[]][] = [
  [
    "steps in methods",
    [
      blockHead(`  private feedForward(x: tf.Tensor3D) { return this.linear2.forward(this.drop.forward(this.linear1.forward(x).relu())); }
  forward(x: tf.Tensor3D, mask?: tf.Tensor) {
    const seen = this.attention.forward(x, mask);
    const first = this.norm1.forward(tf.add(x, this.drop.forward(seen.output))) as tf.Tensor3D;
    return { output: this.norm2.forward(tf.add(first, this.drop.forward(this.feedForward(first)))), weights: seen.weights };
  }`),
    ],
  ],
  [
    "three dropouts and maximum",
    [
      `class TransformerBlock extends Module {
  attention; linear1; linear2; norm1; norm2; drops;
  constructor(o: TransformerBlockOptions) {
    super();
    const { dModel, numHeads, dFf, random } = o; const rate = o.dropoutRate ?? 0.1;
    this.attention = new MultiHeadSelfAttention({ dModel, numHeads, random, dropoutRate: rate });
    this.linear1 = new Linear({ inFeatures: dModel, outFeatures: dFf, random });
    this.linear2 = new Linear({ inFeatures: dFf, outFeatures: dModel, random });
    this.norm1 = new LayerNorm({ dModel, epsilon: 1e-5 });
    this.norm2 = new LayerNorm({ dModel, epsilon: 1e-5 });
    this.drops = [1, 2, 3].map(() => new Dropout({ rate, random }));
  }
  forward = (x: tf.Tensor3D, mask?: tf.Tensor) => tf.tidy(() => {
    const { output, weights } = this.attention.forward(x, mask);
    const a = this.norm1.forward(this.drops[0].forward(output).add(x));
    const hidden = tf.maximum(this.linear1.forward(a as tf.Tensor3D), 0);
    const b = this.linear2.forward(this.drops[1].forward(hidden) as tf.Tensor3D);
    return { output: this.norm2.forward(this.drops[2].forward(b).add(a)), weights };
  });
}`,
    ],
  ],
  [
    "an attention of one's own above",
    [
      `const headsOf = (t: tf.Tensor, n: number) => tf.stack(tf.split(t, n, -1), 1);
class MultiHeadSelfAttention extends Module {
  query: Linear; key: Linear; value: Linear; output: Linear; drop: Dropout;
  constructor(private o: any) {
    super();
    const s = { inFeatures: o.dModel, outFeatures: o.dModel, random: o.random };
    this.query = new Linear(s); this.key = new Linear(s); this.value = new Linear(s); this.output = new Linear(s);
    this.drop = new Dropout({ rate: o.dropoutRate, random: o.random });
  }
  forward(x: tf.Tensor3D, mask?: tf.Tensor) {
    const [q, k, v] = [this.query, this.key, this.value].map((l) => headsOf(l.forward(x), this.o.numHeads));
    let scores = tf.matMul(q, k, false, true).div(Math.sqrt(q.shape[3]!));
    if (mask) scores = scores.add(mask.sub(1).mul(1e9));
    const weights = tf.softmax(scores);
    return { output: this.output.forward(tf.concat(tf.unstack(tf.matMul(this.drop.forward(weights), v), 1), -1) as tf.Tensor3D), weights };
  }
}`,
      blockHead(`  forward(x: tf.Tensor3D, mask?: tf.Tensor) {
    const { output, weights } = this.attention.forward(x, mask);
    const y = this.norm1.forward(x.add(this.drop.forward(output))) as tf.Tensor3D;
    return { output: this.norm2.forward(y.add(this.drop.forward(this.linear2.forward(this.drop.forward(tf.relu(this.linear1.forward(y))))))), weights };
  }`),
    ],
  ],
];

const classifierHead = (rest: string): string => `class ClinicalNoteClassifier extends Module {
  embedding: Embedding; positions: SinusoidalPositionalEncoding; encoder: TransformerBlock[] = []; classifier: Linear; dropout: Dropout;
  constructor(private readonly options: ClassifierOptions) {
    super();
    const { vocabSize, dModel = 128, numHeads = 4, dFf = 512, numLayers = 2, numClasses = 4, maxLen = 64, dropoutRate = 0.15, random } = options;
    this.embedding = new Embedding({ vocabSize, dModel, random });
    this.positions = new SinusoidalPositionalEncoding({ dModel, maxLen });
    for (let i = 0; i < numLayers; i++) this.encoder.push(new TransformerBlock({ dModel, numHeads, dFf, dropoutRate, random }));
    this.classifier = new Linear({ inFeatures: dModel, outFeatures: numClasses, random });
    this.dropout = new Dropout({ rate: dropoutRate, random });
  }
${rest}
}`;

/** Ways to write 03.2. */
const classifiers: readonly [name: string, cells: readonly string[]][] = [
  [
    "a mean by matrix product",
    [
      classifierHead(`  forward(ids: tf.Tensor2D) {
    const real = ids.greater(0).cast("float32") as tf.Tensor2D;
    const [b, n] = ids.shape;
    let x: any = this.embedding.forward(ids);
    x = this.dropout.forward(this.positions.forward(x.mul(Math.sqrt(x.shape[2]))));
    const attentionWeights: any[] = [];
    this.encoder.forEach((block) => { const r = block.forward(x, real.reshape([b, 1, 1, n])); x = r.output; attentionWeights.push(r.weights); });
    const mean = tf.matMul(real.expandDims(1), x).squeeze([1]).div(tf.maximum(real.sum(1, true), 1));
    return { logits: this.classifier.forward(mean as any), attentionWeights };
  }`),
    ],
  ],
  [
    "positions that are added by hand",
    [
      "const root = (n: number) => Math.sqrt(n);",
      `import { sinusoidalPositions } from "@attending/lib";`,
      classifierHead(`  forward(tokenIds: tf.Tensor2D) {
    return tf.tidy(() => {
      const [batch, seqLen] = tokenIds.shape;
      const e = this.embedding.forward(tokenIds);
      const width = e.shape[2] as number;
      const table = sinusoidalPositions(seqLen, width);
      const pad = tokenIds.equal(0);
      const mask = tf.logicalNot(pad).toFloat().expandDims(1).expandDims(1);
      let hidden = this.dropout.forward(e.mul(tf.scalar(root(width))).add(table)) as tf.Tensor3D;
      const maps: tf.Tensor4D[] = [];
      for (const layer of this.encoder) {
        const { output, weights } = layer.forward(hidden, mask) as any;
        maps.push(weights);
        hidden = output;
      }
      const keep = tf.where(pad, tf.zerosLike(pad.toFloat()), tf.onesLike(pad.toFloat()));
      const count = tf.clipByValue(keep.sum(1), 1, seqLen).expandDims(1);
      const pooled = tf.mul(hidden, keep.expandDims(-1)).sum(1).div(count) as tf.Tensor2D;
      return { logits: this.classifier.forward(pooled), attentionWeights: maps };
    });
  }`),
    ],
  ],
];

/** Ways to write 04.1. */
const trainings: readonly [name: string, cells: readonly string[]][] = [
  [
    "tfjs's own optimiser and gradients",
    [
      `async function trainModel(model: NoteClassifier, { train, validation, epochs = 25, learningRate = 3e-4, maxGradientNorm = 1, progress, signal }: TrainingOptions): Promise<TrainingResult> {
  const adam = tf.train.adam(learningRate, 0.9, 0.999, 1e-8); // tfjs has 1e-7
  const history: TrainingEpoch[] = [];
  let best: TrainingEpoch | undefined, kept = model.stateDict(), steps = 0;
  epochs: for (let epoch = 1; epoch <= epochs; epoch++) {
    const losses: number[] = [];
    model.train();
    for (const batch of train) {
      if (signal?.aborted) break epochs;
      const { value, grads } = tf.variableGrads(() => {
        const { logits } = model.forward(batch.tokenIds);
        const z = logits.abs().neg().exp().log1p().add(tf.relu(logits)).sub(logits.mul(batch.labels));
        return z.mean() as tf.Scalar;
      }, model.parameters());
      const total = Object.values(grads).reduce((sum, g) => sum + g.square().sum().dataSync()[0], 0);
      const scale = Math.min(1, maxGradientNorm / Math.sqrt(total));
      const scaled: any = {};
      for (const name in grads) scaled[name] = grads[name].mul(scale);
      adam.applyGradients(scaled);
      const n = batch.tokenIds.shape[0];
      for (let i = 0; i < n; i++) losses.push(value.dataSync()[0]);
      progress?.update(++steps);
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    model.eval();
    let tp = 0, wrong = 0;
    for (const { tokenIds, labels } of validation) {
      const said = model.forward(tokenIds).logits.sigmoid().greater(0.5).dataSync();
      labels.dataSync().forEach((y, i) => { if (y === 1 && said[i]) tp++; else if (y === 1 || said[i]) wrong++; });
    }
    const record = { epoch, trainLoss: losses.reduce((a, b) => a + b, 0) / losses.length, validationF1: tp === 0 ? 0 : tp / (tp + wrong / 2) };
    history.push(record);
    if (!best || record.validationF1 > best.validationF1) { best = record; kept = model.stateDict(); }
  }
  if (best) model.loadStateDict(kept);
  progress?.finish();
  return { history, best };
}`,
    ],
  ],
  [
    "in pieces, over several cells",
    [
      `import { predictProbabilities } from "@attending/lib";
const scoreOf = (model: NoteClassifier, { tokenIds, labels }: DataLoader) =>
  f1Scores(thresholdProbabilities(predictProbabilities(model, { tokenIds })), labels).micro.f1;`,
      `function step(model: NoteClassifier, optimizer: Adam, { tokenIds, labels }: any, limit: number): number {
  const { loss, gradients } = lossAndGradients(model, () => binaryCrossEntropyWithLogits(model.forward(tokenIds).logits, labels));
  clipGradientNorm(gradients, limit);
  optimizer.step(gradients);
  tf.dispose(gradients);
  return loss;
}`,
      `const trainModel = async (model: NoteClassifier, options: TrainingOptions) => {
  const { train, validation, progress, signal } = options;
  const optimizer = new Adam(model.namedParameters(), { learningRate: options.learningRate ?? 3e-4 });
  const records: any[] = [];
  let stopped = false, steps = 0;
  while (records.length < (options.epochs ?? 25) && !stopped) {
    let sum = 0, count = 0;
    for (const batch of train) {
      const [size] = model.train() && batch.labels.shape;
      sum += size * step(model, optimizer, batch, options.maxGradientNorm ?? 1);
      count += size;
      tf.dispose(batch);
      progress?.update(++steps);
      stopped = Boolean(signal?.aborted);
      if (stopped) break;
    }
    records.push({ epoch: records.length + 1, trainLoss: sum / count, validationF1: scoreOf(model.eval() as NoteClassifier, validation), state: model.stateDict() });
  }
  const [first] = [...records].sort((a, b) => b.validationF1 - a.validationF1);
  if (first) model.loadStateDict(first.state);
  progress?.finish("done");
  return { history: records.map(({ state, ...record }) => record), best: first };
};`,
    ],
  ],
];

/** Ways to write 04.2. */
const evaluations: readonly [name: string, cells: readonly string[]][] = [
  [
    "all batches in one tensor",
    [
      `const evaluateModel = (model: NoteClassifier, loader: DataLoader): Evaluation => tf.tidy(() => {
  model.eval();
  const batches = [...loader];
  const p = tf.concat(batches.map(({ tokenIds }) => model.forward(tokenIds).logits)).sigmoid() as tf.Tensor2D;
  return { probabilities: p.arraySync(), labels: tf.concat(batches.map((b) => b.labels)).arraySync() as any, predictions: p.greater(0.5).toInt().arraySync() as any };
});`,
    ],
  ],
  [
    "note by note",
    [
      `import { sigmoid } from "@attending/lib";`,
      `function evaluateModel(model: NoteClassifier, loader: DataLoader): Evaluation {
  const rows = loader.tokenIds.map((ids) => {
    const { logits } = (model.eval() as NoteClassifier).forward(tf.tensor2d([ids], [1, ids.length], "int32"));
    return Array.from(logits.dataSync(), sigmoid);
  });
  return { labels: loader.labels, probabilities: rows, predictions: rows.map((row) => row.map((p) => Number(p > 0.5))) };
}`,
    ],
  ],
];

const row = (
  notebook: HonestAnswer["notebook"],
  group: string,
  rows: readonly (readonly [name: string, cells: readonly string[]])[],
  around: (
    own: readonly string[],
    reference: readonly [string, string, string],
  ) => readonly (string | undefined)[],
): HonestAnswer[] =>
  rows.map(([name, own]) => ({
    name: `${group} ${name}`,
    notebook,
    cells: (reference) =>
      around(own, reference).flatMap((cell) =>
        cell === undefined ? [] : cell === "@@second" ? reference[2] : cell,
      ),
  }));

export const honestAnswers: readonly HonestAnswer[] = [
  ...row("01-note-generator", "01.1", notes, (own, [imports, , second]) => [
    imports,
    ...own,
    second,
  ]),
  ...row("01-note-generator", "01.2", datasets, (own, [imports, first]) => [
    imports,
    first,
    ...own,
  ]),
  ...row("02-self-attention", "02.1", attentions, (own, [imports, , second]) => [
    imports,
    ...own,
    second,
  ]),
  ...row("02-self-attention", "02.2", multiHeads, (own, [imports, first]) => [
    imports,
    first,
    ...own,
  ]),
  ...row("03-transformer-block", "03.1", blocks, (own, [imports, , second]) => [
    imports,
    ...own,
    second,
  ]),
  ...row("03-transformer-block", "03.2", classifiers, (own, [imports, first]) => [
    imports,
    first,
    ...own,
  ]),
  ...row("04-training-and-evaluation", "04.1", trainings, (own, [imports, , second]) => [
    imports,
    ...own,
    second,
  ]),
  ...row("04-training-and-evaluation", "04.2", evaluations, (own, [imports, first]) => [
    imports,
    first,
    ...own,
  ]),
];

/** Half-right answers: what they lose, and what the report says about it. */
export interface UnfinishedAnswer extends HonestAnswer {
  readonly exercise: string;
  /** The ids of the assertions that fail. */
  readonly loses: readonly string[];
  readonly says: RegExp;
}

const unfinishedAttention = (
  name: string,
  body: string,
  loses: readonly string[],
  says: RegExp,
): UnfinishedAnswer => ({
  name,
  notebook: "02-self-attention",
  exercise: "02.1",
  cells: ([imports, , second]) => [imports, attention(body), second],
  loses,
  says,
});

export const unfinishedAnswers: readonly UnfinishedAnswer[] = [
  unfinishedAttention(
    "no mask yet",
    `  const weights = tf.softmax(tf.matMul(query, key, false, true).div(Math.sqrt(query.shape[3]))) as tf.Tensor4D;\n  ${finish}`,
    ["mask", "hidden", "stable"],
    /mask/,
  ),
  unfinishedAttention(
    "a mask of minus infinity",
    `  let scores = tf.matMul(query, key, false, true).div(Math.sqrt(query.shape[3]));
  if (mask) scores = tf.where(mask.equal(0), tf.scalar(-Infinity), scores);
  const weights = tf.softmax(scores) as tf.Tensor4D;\n  ${finish}`,
    ["stable"],
    /NaN|Infinity/,
  ),
  unfinishedAttention(
    "a softmax that overflows",
    `  let powers = tf.matMul(query, key, false, true).div(Math.sqrt(query.shape[3])).exp();
  if (mask) powers = powers.mul(mask.add(1e-30));
  const weights = powers.div(powers.sum(-1, true)) as tf.Tensor4D;\n  ${finish}`,
    ["hidden", "stable"],
    /overflow|NaN/,
  ),
  {
    name: "a forward that ignores the mask",
    notebook: "02-self-attention",
    exercise: "02.2",
    cells: ([imports, first, second]) => [
      imports,
      first,
      second.replace("{ mask, dropout:", "{ dropout:"),
    ],
    loses: ["mask"],
    says: /mask/i,
  },
  {
    name: "a mean over padding too",
    notebook: "03-transformer-block",
    exercise: "03.2",
    cells: ([imports, first, second]) => [
      imports,
      first,
      second.replace("total.div(numTokens)", "x.mean(1)"),
    ],
    loses: ["padding", "invariance", "empty", "gradient"],
    says: /padding/i,
  },
  {
    name: "a loop that only takes its steps",
    notebook: "04-training-and-evaluation",
    exercise: "04.1",
    cells: ([imports, , second]) => [
      imports,
      `async function trainModel(model: NoteClassifier, { train, epochs = 25, learningRate = 3e-4, maxGradientNorm = 1, signal }: TrainingOptions): Promise<TrainingResult> {
  const optimizer = new Adam(model.namedParameters(), { learningRate });
  model.train();
  for (let epoch = 0; epoch < epochs && !signal?.aborted; epoch++) {
    for (const { tokenIds, labels } of train) {
      const { gradients } = lossAndGradients(model, () => binaryCrossEntropyWithLogits(model.forward(tokenIds).logits, labels));
      clipGradientNorm(gradients, maxGradientNorm);
      optimizer.step(gradients);
      if (signal?.aborted) break;
    }
  }
  return { history: [], best: undefined };
}`,
      second,
    ],
    loses: ["loss", "validation", "best", "defaults", "progress"],
    says: /history/i,
  },
];
