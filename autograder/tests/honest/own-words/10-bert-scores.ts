import type { OwnWords } from "./own-words";

/** Ways to write 10.3. */
export const evaluations: readonly OwnWords[] = [
  [
    "batch after batch in the order of the sentences",
    [
      `function evaluateNer({ model, tokenizer, sentences, labels, maxLength = 128, batchSize = 32 }: EvaluateNerOptions): NerEvaluation {
  model.eval();
  const predicted: string[][] = [];
  let sum = 0, read = 0;
  for (let from = 0; from < sentences.length; from += batchSize) {
    const some = sentences.slice(from, from + batchSize);
    const aligned = tokenizeAndAlignLabels({ sentences: some, labels, tokenizer, maxLength });
    const batch = alignedTensors(aligned);
    const { logits, loss } = model.forward(batch);
    const scores = logits.arraySync();
    const words = aligned.labels.flat().filter((id) => id >= 0).length;
    if (loss) sum += loss.arraySync() * words;
    read += words;
    tf.dispose([batch, logits, loss]);
    some.forEach(({ tokens }, row) => {
      const tags = tokens.map(() => "O");
      for (let p = 0; p < aligned.wordIds[row].length; p++) {
        const word = aligned.wordIds[row][p];
        const isFirst = word !== null && aligned.wordIds[row][p - 1] !== word;
        if (!isFirst) continue;
        let best = 0;
        scores[row][p].forEach((score, id) => { if (score > scores[row][p][best]) best = id; });
        tags[word] = labels[best];
      }
      predicted.push(tags);
    });
  }
  const gold = sentences.map(({ tags }) => [...tags]);
  const report = entityReport(gold, predicted, { mode: "strict" });
  return { loss: sum / read, f1: report.micro.f1, report };
}`,
    ],
  ],
  [
    "the loss from the words' logits, in plain numbers",
    [
      `function* wordLogits({ model, tokenizer, sentences, labels, maxLength = 128, batchSize = 32 }: EvaluateNerOptions) {
  const lengths = sentences.map(({ tokens }) => tokens.length);
  for (const rows of bucketByLength({ lengths, batchSize })) {
    const aligned = tokenizeAndAlignLabels({ sentences: rows.map((s) => sentences[s]), tokenizer, labels, maxLength });
    const { labels: _, ...tokens } = alignedTensors(aligned);
    const logits = tf.tidy(() => model.forward(tokens).logits.arraySync());
    tf.dispose([_, tokens]);
    for (const [row, ids] of aligned.labels.entries()) {
      for (const [piece, label] of ids.entries()) {
        if (label !== -100) yield { sentence: rows[row], word: aligned.wordIds[row][piece], label, z: logits[row][piece] };
      }
    }
  }
}`,
      `const logSumExp = (z: number[]) => {
  const top = Math.max(...z);
  return top + Math.log(z.reduce((sum, x) => sum + Math.exp(x - top), 0));
};`,
      `const evaluateNer = (source: EvaluateNerOptions) => {
  source.model.eval();
  const predicted = source.sentences.map(({ tags }) => tags.map(() => "O"));
  const losses: number[] = [];
  for (const { sentence, word, label, z } of wordLogits(source)) {
    predicted[sentence][word] = source.labels[z.indexOf(Math.max(...z))];
    losses.push(logSumExp(z) - z[label]);
  }
  const report = entityReport(source.sentences.map(({ tags }) => tags), predicted, { mode: "strict" });
  const { micro: { f1 } } = report;
  return { f1, report, loss: losses.reduce((a, b) => a + b, 0) / losses.length };
};`,
    ],
  ],
  [
    "buckets, and a table of argmaxes beside the places to write to",
    [
      `type Place = { row: number; piece: number; word: number };
const firstPieces = (labels: number[][], wordIds: (number | null)[][]): Place[] =>
  labels.flatMap((ids, row) =>
    ids.flatMap((id, piece) =>
      id === ignoredLabel ? [] : [{ row, piece, word: wordIds[row][piece] as number }]));`,
      `function evaluateNer(options: EvaluateNerOptions): NerEvaluation {
  const { model, tokenizer, sentences, labels, maxLength = 128, batchSize = 32 } = options;
  const said = new Map<string, string>();
  const totals = { loss: 0, words: 0 };
  model.eval();
  const lengths = sentences.map(({ tokens }) => tokenizer.encode(tokens, { maxLength }).inputIds.length);
  for (const rows of bucketByLength({ lengths, batchSize })) {
    const aligned = tokenizeAndAlignLabels({ sentences: rows.map((s) => sentences[s]), tokenizer, labels, maxLength });
    const [best, loss] = tf.tidy(() => {
      const out = model.forward(alignedTensors(aligned));
      return [tf.argMax(out.logits, 2).arraySync() as number[][], out.loss!.dataSync()[0]] as const;
    });
    const places = firstPieces(aligned.labels, aligned.wordIds);
    for (const { row, piece, word } of places) said.set(rows[row] + ":" + word, labels[best[row][piece]]);
    totals.loss += loss * places.length;
    totals.words += places.length;
  }
  const predicted = sentences.map(({ tokens }, s) => tokens.map((_, w) => said.get(s + ":" + w) ?? "O"));
  const report = entityReport(sentences.map(({ tags }) => tags), predicted, { mode: "strict" });
  return { loss: totals.loss / totals.words, f1: report.micro.f1, report };
}`,
    ],
  ],
];
