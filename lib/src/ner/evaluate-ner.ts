import {
  type EntityReport,
  entityReport,
} from "../evaluation/entities/entity-report";
import { labelIds } from "./label-ids";
import type { NerSentence } from "./ner-corpus";
import {
  likeliestTag,
  type PredictionSource,
  predictWordLogits,
} from "./predict-tags";

/** A model, and the sentences to judge it by. */
export interface EvaluateNerOptions extends PredictionSource {
  readonly sentences: readonly NerSentence[];
  /** The tags; a tag's place is its id. */
  readonly labels: readonly string[];
}

/** How well a model finds the entities. */
export interface NerEvaluation {
  /** Mean cross-entropy of the words that were read, in nats. */
  readonly loss: number;
  /** Micro-averaged, strict IOB2. */
  readonly f1: number;
  /** Strict IOB2. */
  readonly report: EntityReport;
}

/**
 * The loss and the strict entity scores of a model, over **all words**: those
 * that were cut off are `O`, and their entities missed.
 *
 * @throws DataError when words and tags are not one to one, VocabularyError when
 * a tag is no label
 */
export function evaluateNer({
  sentences,
  labels,
  ...source
}: EvaluateNerOptions): NerEvaluation {
  const tagIds = labelIds("evaluateNer", sentences, labels);
  const logits = predictWordLogits({ ...source, sentences });
  const predicted = logits.map((words) =>
    words.map((scores) => likeliestTag(scores, labels)),
  );
  const gold = sentences.map(({ tags }) => tags);
  const losses = logits.flatMap((words, sentence) =>
    words.flatMap((scores, word) => {
      const label = tagIds[sentence]?.[word];
      if (scores === undefined || label === undefined) return [];
      return [crossEntropy(scores, label)];
    }),
  );
  const report = entityReport(gold, predicted, { mode: "strict" });
  const sum = losses.reduce((total, loss) => total + loss, 0);
  return { loss: sum / losses.length, f1: report.micro.f1, report };
}

function crossEntropy(logits: Float32Array, label: number): number {
  const highest = logits.reduce((a, b) => Math.max(a, b));
  const sum = logits.reduce((total, z) => total + Math.exp(z - highest), 0);
  return Math.log(sum) + highest - (logits[label] ?? Number.NaN);
}
