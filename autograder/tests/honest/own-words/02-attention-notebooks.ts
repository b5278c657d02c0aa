import { attention, finish } from "./02-attention-cell";
import type { OwnWords } from "./own-words";

/** Ways to write 02.1: one algorithm, and what stands in the notebook beside it. */
export const attentionNotebooks: readonly OwnWords[] = [
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
