import { attention, finish } from "./honest/own-words/02-attention-cell";

/** Half-right answers: what they lose, and what the report says about it. */
export interface UnfinishedAnswer {
  readonly name: string;
  readonly notebook: string;
  readonly exercise: string;
  /** The notebook's cells, from the right ones. */
  readonly cells: (
    reference: readonly [imports: string, first: string, second: string],
  ) => string[];
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
