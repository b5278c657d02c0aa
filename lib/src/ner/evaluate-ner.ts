import * as tf from "@tensorflow/tfjs";
import { bucketByLength } from "../data/length-buckets";
import {
  type EntityReport,
  entityReport,
} from "../evaluation/entities/entity-report";
import { ignoredLabel } from "../functional/token-classification-loss";
import type { BertForClinicalNER } from "../models/bert/bert-for-clinical-ner";
import type { BertTokenizer } from "../text/bert-tokenizer";
import { alignedTensors } from "./aligned-tensors";
import type { NerSentence } from "./ner-corpus";
import { tokenizeAndAlignLabels } from "./tokenize-and-align-labels";

/** A model, and the sentences to judge it by. */
export interface EvaluateNerOptions {
  readonly model: BertForClinicalNER;
  readonly tokenizer: BertTokenizer;
  readonly sentences: readonly NerSentence[];
  /** The tags; a tag's place is its id. */
  readonly labels: readonly string[];
  /** Pieces of a sentence, with [CLS] and [SEP]. @default 128 */
  readonly maxLength?: number | undefined;
  /** @default 32 */
  readonly batchSize?: number | undefined;
}

/** How well a model finds the entities. */
export interface NerEvaluation {
  /** Mean cross-entropy of the words that were read, in nats; NaN of none. */
  readonly loss: number;
  /** Micro-averaged, strict IOB2. */
  readonly f1: number;
  /** Strict IOB2. */
  readonly report: EntityReport;
}

/**
 * The loss and the strict entity scores of a model, in `eval()` mode.
 *
 * A word's tag is the label with the highest logit **at its first piece**; later
 * pieces, [CLS], [SEP] and padding have no say. The scores are over **all
 * words**: one that was cut off is `O`, and its entity missed. The loss is the
 * mean over the words that were read, whatever batch they were in.
 *
 * The model ends in `eval()` mode.
 *
 * @returns `{ loss, f1, report }`; `f1` is `report.micro.f1`
 * @throws DataError when words and tags are not one to one, VocabularyError when
 * a tag is no label
 * @example
 * evaluateNer({ model, tokenizer, sentences: corpus.test, labels });
 * @see Tjong Kim Sang and De Meulder 2003, §2.3,
 * https://aclanthology.org/W03-0419
 */
export function evaluateNer({
  model,
  tokenizer,
  sentences,
  labels,
  maxLength = 128,
  batchSize = 32,
}: EvaluateNerOptions): NerEvaluation {
  model.eval();
  const gold = sentences.map(({ tags }) => tags);
  const predicted = gold.map((tags) => tags.map(() => "O"));
  let [lossSum, numRead] = [0, 0];
  const lengths = gold.map((tags) => tags.length);
  for (const rows of bucketByLength({ lengths, batchSize })) {
    const chosen = rows.flatMap((row) => sentences[row] ?? []);
    const aligned = { sentences: chosen, labels, tokenizer, maxLength };
    const batch = tokenizeAndAlignLabels(aligned);
    const { loss, likeliest } = tf.tidy(() => {
      const output = model.forward(alignedTensors(batch));
      const loss = output.loss?.arraySync() ?? 0;
      const likeliest = output.logits.argMax<tf.Tensor2D>(-1).arraySync();
      return { loss, likeliest };
    });
    let read = 0;
    batch.wordIds.forEach((words, i) => {
      const tags = predicted[rows[i] ?? 0] ?? [];
      words.forEach((word, piece) => {
        if (word === null) return;
        if (batch.labels[i]?.[piece] === ignoredLabel) return;
        tags[word] = labels[likeliest[i]?.[piece] ?? 0] ?? "O";
        read += 1;
      });
    });
    lossSum += loss * read;
    numRead += read;
  }
  const report = entityReport(gold, predicted, { mode: "strict" });
  return { loss: lossSum / numRead, f1: report.micro.f1, report };
}
