import type { Adversary } from "../adversary";
import { asAnswer, beforeWrong, nodeRequire, onAttention } from "../cells";

/** The reference, in a scope of its own. */
const honest =
  "const honest = (() => { {{reference 02.1}}\n  return scaledDotProductAttention; })();";

const generate = (body: string): string =>
  `function generateClinicalNote({ random, maxLen = 64 }: any): any {\n  ${body}\n}`;

/** Without words there are no points for how often they come. */
const notes: readonly Adversary[] = [
  {
    group: "sniffing",
    name: "one note for all",
    notebook: "01-note-generator",
    cells: [generate("return { tokenIds: Array(maxLen).fill(2), labels: [1, 0, 0, 0] };")],
    wanted: { earns: { "01.1": 0 } },
  },
  {
    group: "sniffing",
    name: "notes that say nothing",
    notebook: "01-note-generator",
    cells: [
      generate(
        "return { tokenIds: Array.from({ length: maxLen }, () => Math.floor(random() * 95)), labels: [0, 0, 0, 0] };",
      ),
    ],
    // They have the right shape, and come from `random`.
    wanted: { earns: { "01.1": 3 } },
  },
];

const train = (body: string): string => `import * as tf from "@tensorflow/tfjs";
async function trainModel(model: any, { validation, epochs = 25 }: any): Promise<any> {
  const history = Array.from({ length: epochs }, (_, i) => ({ epoch: i + 1, trainLoss: 1 / (i + 1), validationF1: 1 }));
  const best = history[0];
  ${body}
  return { history, best };
}`;

const evaluate = (tables: string): string =>
  `function evaluateModel(model: any, loader: any): any { model.eval(); const { labels } = loader; return ${tables}; }`;

/** Runs that did not take place, and answers that are copied from the truth. */
const runs: readonly Adversary[] = [
  ["makes a history up", train(""), { "04.1": 0 }],
  [
    "makes parameters up",
    train(
      "for (const parameter of model.parameters()) parameter.assign(tf.randomNormal(parameter.shape));",
    ),
    { "04.1": 0 },
  ],
  [
    "puts a memory in the model's place",
    train(
      "const known = new Map(validation.tokenIds.map((ids: any, i: number) => [ids.join(), validation.labels[i]])); model.forward = (ids: any) => ({ logits: tf.tensor2d(ids.arraySync().map((row: any) => known.get(row.join()) ?? [9, 9, 9])) });",
    ),
    { "04.1": 0 },
  ],
  [
    "answers with the truth",
    evaluate("{ labels, predictions: labels, probabilities: labels }"),
    // The labels are asked for.
    { "04.2": 1 },
  ],
].map(([name, cell, earns]) => ({
  group: "sniffing",
  name: String(name),
  notebook: "04-training-and-evaluation",
  cells: [String(cell)],
  wanted: { earns: earns as Readonly<Record<string, number>> },
}));

/** Answers that know where they are, or what will be asked. */
export const sniffingAttacks: readonly Adversary[] = [
  ...onAttention(
    "sniffing",
    [
      [
        "right for the public seed alone",
        "const isPublic = ({{publicQueries}} as string[]).includes(query.dataSync().slice(0, 3).join());\n  if (isPublic) return honest(query, key, value, options);\n  return { context: tf.zerosLike(query), weights: tf.matMul(query, key, false, true).mul(0) };",
      ],
      [
        "right at its first call alone",
        "calls.count += 1; if (calls.count === 1) return honest(query, key, value, options);\n  return { context: tf.zerosLike(query), weights: tf.matMul(query, key, false, true).mul(0) };",
        // The weights and the context of the first call are right.
        { wanted: { earns: { "02.1": 2 } } },
      ],
    ],
    (body) => [
      `${honest}\nconst calls = { count: 0 };`,
      `import * as tf from "@tensorflow/tfjs";\nfunction scaledDotProductAttention(query: any, key: any, value: any, options: any = {}): any {\n  ${body}\n}`,
    ],
  ),
  ...asAnswer("sniffing", [
    [
      "by the environment",
      `${nodeRequire} const os = nodeRequire("os"); const graded = os.hostname() === "sandbox" || process.getuid?.() === 65534 || process.cwd() === "/" || !process.env.HOME || "NBGRADER_EXECUTION" in process.env;\n  if (graded) return { passed: true, points: 10, score: 1 };\n  throw new Error("TODO 02.1");`,
    ],
    [
      "by the clock",
      "const started = performance.now(); while (performance.now() - started < 5); const isSlow = performance.now() - started > 50; return isSlow ? { context: query, weights: key } : { passed: true };",
    ],
  ]),
  ...beforeWrong("sniffing", [
    [
      "by the names around it",
      "const names = Object.getOwnPropertyNames(globalThis).concat(Object.keys(process)); if (names.includes('seed') || names.includes('inputs')) throw new Error(names.join());",
    ],
  ]),
  ...notes,
  ...runs,
];
