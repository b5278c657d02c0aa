import type { Adversary } from "../adversary";
import { importTensors } from "../cells";

type Row = readonly [name: string, cells: readonly string[], points: number];

const on = (rows: readonly Row[]): Adversary[] =>
  rows.map(([name, cells, points]) => ({
    ...{ group: "models", name: `05.3 ${name}`, notebook: "05-attention-and-ablations" },
    ...{ cells, wanted: { earns: { "05.3": points } } },
  }));

/** The reference, in a scope of its own. */
const honest = "const honest: any = (() => { {{reference 05.3}}\n  return runAblationStudy; })();";

const study = (body: string): string =>
  `async function runAblationStudy(options: any): Promise<any> {\n  const { variants, seeds, loadersFor, epochs = 15, progress } = options;\n  ${body}\n}`;

const summedUp = `const mean = (xs: number[]) => xs.reduce((sum, x) => sum + x, 0) / xs.length;
  const results = [...variants.keys()].map((name: string, v: number) => {
    const scores = seeds.map((_: number, i: number) => 0.9 - 0.1 * v - 0.01 * i * (v + 1));
    const differences = scores.map((x: number, i: number) => x - (0.9 - 0.01 * i));
    const standardDeviation = Math.sqrt(scores.reduce((sum: number, x: number) => sum + (x - mean(scores)) ** 2, 0) / (scores.length - 1));
    return { name, scores, mean: mean(scores), standardDeviation, differences, difference: mean(differences) };
  });`;

/** Studies in which nobody was trained. */
export const studiesAttacks: readonly Adversary[] = on([
  [
    "counts runs, and trains nobody",
    [
      study(`${summedUp}
  let runs = 0;
  for (const make of variants.values()) for (const seed of seeds) {
    make(seed);
    const { train } = loadersFor(seed);
    for (let epoch = 0; epoch < epochs; epoch++) for (const batch of train) train.onBatch?.(batch);
    progress?.update(++runs);
  }
  progress?.finish();
  return results;`),
    ],
    // The names, and its progress. It has no score that it could know of a model.
    2,
  ],
  [
    "trains everybody, and makes up the scores",
    [
      honest,
      study(`${summedUp}
  await honest(options);
  return results;`),
    ],
    2,
  ],
  [
    "asks everybody, and trains nobody",
    [
      honest,
      study(`const rest = { ...options, epochs: 0 };
  return honest(rest);`),
    ],
    // Its scores are those of models that were made and not trained: names, fresh, progress and the
    // sums are as they should be.
    9,
  ],
  [
    "lists that write themselves",
    [
      study(`${summedUp}
  const wanted = [...variants.keys()].flatMap((name: string) => seeds.map((seed: number) => name + ", seed " + seed));
  const isOwn = (item: any) => typeof item === "string" && item.includes(", seed ");
  const { push } = Array.prototype as any, { defineProperty } = Object as any;
  (Array.prototype as any).push = function (item: any) { return push.apply(this, isOwn(item) ? wanted : [item]); };
  (Object as any).defineProperty = (list: any, at: any, own: any) => isOwn(own.value) ? Object.assign(list, wanted) : defineProperty(list, at, own);
  variants.values().next().value(seeds[0]);
  loadersFor(seeds[0]);
  return results;`),
    ],
    // The names.
    1,
  ],
  [
    "trains on the notes that are scored",
    [
      honest,
      study(`const onTest = (seed: number) => { loadersFor(seed); return { train: options.test, validation: options.test }; };
  return honest({ ...options, loadersFor: onTest });`),
    ],
    // Names, models, progress and sums are as they should be; what was learned is not.
    9,
  ],
  [
    "moves each model a little, and knows the means by heart",
    [
      `${importTensors}\n${study(`for (const make of variants.values()) for (const seed of seeds) {
    const model = make(seed).eval();
    model.weight.assign(model.weight.add(0.01));
    model.forward(tf.ones([1, 3], "int32"));
  }
  ${summedUp}
  return results.map((result: any, v: number) => ({ ...result, mean: [0.67, 0.575][v] ?? 0 }));`)}`,
    ],
    // The names.
    1,
  ],
  [
    "adds what so many steps would, and trains nobody",
    [
      honest,
      study(`const { learningRate = 3e-4 } = options;
  const moved = new Map([...variants].map(([name, make]: any) => [name, (seed: number) => {
    const model = make(seed);
    model.weight.assign(model.weight.add(epochs * learningRate));
    return model;
  }]));
  const dealt = (seed: number) => {
    const loaders = loadersFor(seed);
    for (let epoch = 0; epoch < epochs; epoch++) for (const batch of loaders.train) void batch;
    return loaders;
  };
  return honest({ ...options, variants: moved, loadersFor: dealt, epochs: 0 });`),
    ],
    // As who asks everybody, and trains nobody.
    9,
  ],
  [
    "scores that are others to each reader",
    [
      study(`${summedUp}
  return results.map((result: any) => ({ ...result, get scores() { return seeds.map(() => Math.random()); } }));`),
    ],
    // The names.
    1,
  ],
]);
