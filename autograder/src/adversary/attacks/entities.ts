import type { Adversary } from "../adversary";
import { honest, onExercise } from "../cells";

const on = (id: string, name: string, cells: readonly string[], points: number): Adversary =>
  onExercise("11-ner-errors", id, name, cells, points);

const evaluation = (body: string): string =>
  `function comprehensiveEvaluation(options: any): any {\n  const { gold, predicted, baseline, history, caption = "" } = options;\n  ${body}\n}`;

/** Evaluations of nobody. */
const evaluations: readonly Adversary[] = [
  on(
    "11.1",
    "titles, and no picture",
    [
      evaluation(`void [gold, predicted, baseline, history];
  const figure = { data: [], layout: { title: { text: "a picture, " + caption } } };
  return { mode: "strict IOB2", overallF1: 0, perTypeF1: {}, bestEpoch: 0, figures: { comparison: figure, confusion: figure, curves: figure } };`),
    ],
    0,
  ),
  on(
    "11.1",
    "a model that is its own baseline, and gold",
    [
      honest("11.1", "comprehensiveEvaluation"),
      evaluation(`for (const table of [predicted, baseline]) table.splice(0, table.length, ...gold);
  void [history, caption];
  return honest(options);`),
    ],
    // The curves, and the titles over them.
    2,
  ),
  on(
    "11.1",
    "tables without end in every place",
    [
      honest("11.1", "comprehensiveEvaluation"),
      evaluation(`void [gold, predicted, baseline, history, caption];
  const row = Array.from({ length: 1000 }, (_, i) => i / 7);
  const counts = Array.from({ length: 1000 }, () => row);
  return { ...honest(options), confusion: { labels: counts, counts, shares: counts } };`),
    ],
    0,
  ),
  on(
    "11.1",
    "scores that throw what has no words",
    [
      honest("11.1", "comprehensiveEvaluation"),
      evaluation(`void [gold, predicted, baseline, history, caption];
  const wordless = { get name() { throw wordless; }, get message() { throw wordless; }, get stack() { return { toString: 1 }; } };
  return { ...honest(options), get perTypeF1() { throw wordless; } };`),
    ],
    0,
  ),
  on(
    "11.1",
    "tables that hold themselves",
    [
      honest("11.1", "comprehensiveEvaluation"),
      evaluation(`void [gold, predicted, baseline, history, caption];
  const table: any[] = [];
  table.push(table, table);
  return { ...honest(options), confusion: { labels: table, counts: table, shares: table } };`),
    ],
    0,
  ),
];

const analysis = (body: string): string =>
  `function errorAnalysis(options: any): any {\n  const { sentences, predicted } = options;\n  ${body}\n}`;

/** Errors that nobody made. */
const errors: readonly Adversary[] = [
  on(
    "11.2",
    "no error anywhere",
    [
      analysis(`void predicted;
  return { mode: "strict IOB2", numExamples: sentences.length, errors: [], kinds: errorKinds.map((kind) => ({ kind, count: 0, share: 0, numNegated: 0, examples: [] })) };`),
    ],
    0,
  ),
  on(
    "11.2",
    "every error in every kind",
    [
      honest("11.2", "errorAnalysis"),
      analysis(`void [sentences, predicted];
  const found = honest(options);
  const errors = found.errors.slice(0, 90).flatMap((error: any) => errorKinds.flatMap((kind) => [false, true].map((isNegated) => ({ ...error, kind, isNegated }))));
  const kinds = found.kinds.map((kind: any) => ({ ...kind, examples: errors }));
  return { ...found, errors, kinds };`),
    ],
    // Counts; and what cannot be read is refused.
    3,
  ),
  on(
    "11.2",
    "spans of more words than a report holds",
    [
      honest("11.2", "errorAnalysis"),
      analysis(`void [sentences, predicted];
  const found = honest(options);
  const type = Array.from({ length: 900 }, () => "x".repeat(499));
  const span = { type, start: 0, end: 1 };
  return { ...found, mode: type, errors: [1, 2].map(() => ({ kind: "type", sentence: 0, gold: span, predicted: span, isNegated: true })) };`),
    ],
    0,
  ),
  on(
    "11.2",
    "sentences in which nothing is predicted",
    [
      honest("11.2", "errorAnalysis"),
      analysis(`void predicted;
  for (const [i, { tags }] of sentences.entries()) predicted[i]?.splice(0, predicted[i].length, ...tags);
  return honest(options);`),
    ],
    0,
  ),
  on(
    "11.2",
    "errors of no sentence",
    [
      honest("11.2", "errorAnalysis"),
      analysis(`void [sentences, predicted];
  const found = honest(options);
  const errors = found.errors.map((error: any) => ({ ...error, sentence: [() => error.sentence], kind: undefined }));
  return { ...found, errors };`),
    ],
    // Counts, examples and the refusal, which are not of errors one by one.
    4,
  ),
  on(
    "11.2",
    "lists that map themselves",
    [
      honest("11.2", "errorAnalysis"),
      analysis(`void [sentences, predicted];
  const found = honest(options);
  class Own extends Array<any> { map(): any { return [{ sentence: NaN, kind: -0, gold: { start: Infinity } }]; } }
  return { ...found, numExamples: Own.from([1]), errors: Own.from(found.errors), kinds: Own.from(found.kinds) };`),
    ],
    // What cannot be read is refused.
    1,
  ),
  on(
    "11.2",
    "lists that map to nothing, from now on",
    [
      honest("11.2", "errorAnalysis"),
      analysis(`void [sentences, predicted];
  const found = honest(options);
  for (const name of ["map", "slice", "filter", "flat", "sort", "push"]) (Array.prototype as any)[name] = () => found.errors;
  (Object as any).fromEntries = () => found;
  (JSON as any).stringify = () => "[]";
  return found;`),
    ],
    0,
  ),
];

/** Evaluations and analyses that did not look at tags, or changed them. */
export const entitiesAttacks: readonly Adversary[] = [...evaluations, ...errors];
