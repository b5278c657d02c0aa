import * as tf from "@tensorflow/tfjs";
import { bucketByLength } from "../data/length-buckets";
import type { EntitySpan } from "../evaluation/entities/spans-of-tags";
import type { AssertionClassifier } from "../models/bert/assertion-classifier";
import type { Assertion } from "../ner/synthetic/write-sentence";
import type { BertTokenizer } from "../text/bert-tokenizer";
import { assertionLabels } from "./assertion-labels";
import { type EncodedMentions, encodeMentions } from "./encode-mentions";
import { mentionTensors } from "./mention-tensors";

/** A model, and what it is to read. */
export interface PredictAssertionsOptions {
  readonly model: AssertionClassifier;
  readonly tokenizer: BertTokenizer;
  readonly sentences: readonly {
    readonly tokens: readonly string[];
    readonly mentions: readonly Pick<EntitySpan, "start" | "end">[];
  }[];
  /** Pieces of a sentence, with [CLS] and [SEP]. @default 128 */
  readonly maxLength?: number | undefined;
  /** @default 32 */
  readonly batchSize?: number | undefined;
}

/**
 * What each sentence says of each of its mentions: the label with the highest
 * logit.
 *
 * A mention that was cut off, or of which the tokenizer leaves nothing, is
 * `present`, as most are: nothing was read that speaks against it. The model is
 * in `eval()` mode meanwhile, and in its former mode afterwards.
 *
 * @returns `[sentence][mention]`
 * @throws DataError when a mention is not one of its sentence's words, or
 * `maxLength` or `batchSize` does not fit
 */
export function predictAssertions({
  model,
  tokenizer,
  sentences,
  maxLength,
  batchSize = 32,
}: PredictAssertionsOptions): Assertion[][] {
  const said = sentences.map(({ mentions }) =>
    mentions.map((): Assertion => "present"),
  );
  const rows = sentences.flatMap(({ tokens, mentions }, sentence) => {
    if (mentions.length === 0) return [];
    const where = `predictAssertions, sentence ${sentence}`;
    const given = { tokens, mentions, tokenizer, maxLength };
    return [{ sentence, ...encodeMentions(where, given) }];
  });
  const padTokenId = tokenizer.vocabulary.requireId(
    tokenizer.specialTokens.padToken,
  );
  const lengths = rows.map(({ inputIds }) => inputIds.length);
  const wasTraining = model.training;
  model.eval();
  try {
    for (const chosen of bucketByLength({ lengths, batchSize })) {
      const batch = chosen.flatMap((row) => rows[row] ?? []);
      const likeliest = likeliestLabels(model, batch, padTokenId);
      batch.forEach(({ sentence, pieces }, row) => {
        said[sentence] = pieces.map((own, mention) =>
          own.length === 0 ? "present" : labelOf(likeliest[row]?.[mention]),
        );
      });
    }
    return said;
  } finally {
    if (wasTraining) model.train();
  }
}

const labelOf = (id = 0): Assertion => assertionLabels[id] ?? "present";

/** `[batch][numMentions]`, the ids of the labels with the highest logits. */
function likeliestLabels(
  model: AssertionClassifier,
  batch: readonly EncodedMentions[],
  padTokenId: number,
): number[][] {
  return tf.tidy(() => {
    const { logits } = model.forward(mentionTensors(batch, padTokenId));
    return logits.argMax<tf.Tensor2D>(-1).arraySync();
  });
}
