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
export const measurementsAttacks: readonly Adversary[] = [
  on(
    "12.1",
    "a clock of its own",
    [
      honest("12.1", "profileInference"),
      profile(`let time = 0;
  return honest(model, { ...options, now: () => (time += 1) });`),
    ],
    // The batches, the defaults that they show, and the refusal.
    4,
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
    // The refusal, which is the reference's.
    1,
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
