import { ProgressBar } from "../display/progress-bar";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import type { StateDict } from "../layers/state-dict";
import { BertForClinicalNER } from "../models/bert/bert-for-clinical-ner";
import {
  loadPretrained,
  type PretrainedBert,
} from "../models/bert/load-pretrained";
import { seededRandom } from "../random/seeded-random";
import type { BertTokenizer } from "../text/bert-tokenizer";
import { AdamW } from "../training/adam";
import type { ProgressReporter } from "../training/fit-options";
import { freezeParameters } from "../training/freeze-parameters";
import { decayGroups } from "../training/parameter-groups";
import { linearSchedule } from "../training/schedules";
import type { NerBatch } from "./aligned-tensors";
import { evaluateNer, type NerEvaluation } from "./evaluate-ner";
import type { NerCorpus } from "./ner-corpus";
import { NerLoader } from "./ner-loader";
import { trainEpoch } from "./train-epoch";

/** What is fine-tuned, on what, and how. */
export interface FineTuneOptions {
  /** `train` is trained on, `validation` chosen by; `test` is not looked at. */
  readonly corpus: NerCorpus;
  /** Of `loadPretrained`, or the name that it takes; it is trained with the
   * rest. @default "clinical-bert-mini" */
  readonly pretrained?: PretrainedBert | string | undefined;
  /** Dropout, the classifier's first weights and the order follow from it. */
  readonly seed: number;
  /** @default 4 */
  readonly epochs?: number | undefined;
  /** @default 3e-4 */
  readonly learningRate?: number | undefined;
  /** @default 16 */
  readonly batchSize?: number | undefined;
  /** Pieces of a sentence, with [CLS] and [SEP]. @default 128 */
  readonly maxLength?: number | undefined;
  /** How much each label's pieces count. @default all alike */
  readonly classWeights?: readonly number[] | undefined;
  /** Parameters that stay as they are, as `freezeParameters` takes them. */
  readonly frozen?: readonly string[] | undefined;
  /** False for none. @default a `ProgressBar` */
  readonly progress?: ProgressReporter | false | undefined;
}

/** What one epoch came to. */
export interface FineTuneEpoch {
  /** From 1. */
  readonly epoch: number;
  /** Mean over the counted pieces, each with its step's parameters. */
  readonly trainLoss: number;
  /** Of the validation sentences, strict IOB2. */
  readonly validation: NerEvaluation;
}

/** A fine-tuned tagger. */
export interface FineTunedNer {
  /** With the parameters of `best`, in `eval()` mode. */
  readonly model: BertForClinicalNER;
  readonly tokenizer: BertTokenizer;
  readonly history: readonly FineTuneEpoch[];
  /** The epoch with the best F1 on the validation sentences, the first of
   * equals. */
  readonly best: FineTuneEpoch;
}

/**
 * A BERT fine-tuned to find entities: AdamW without decay of biases and layer
 * norms, a warm-up over a tenth of the steps and a linear fall, gradients
 * clipped at norm 1, dropout 0.1, the best epoch by validation.
 *
 * The same seed and backend give the same model.
 *
 * @throws DataError, VocabularyError or ShapeError when a part does not fit
 * @example
 * const corpus = generateNerCorpus({ random: seededRandom(42) });
 * const { model, tokenizer } = await fineTuneClinicalNer({ corpus, seed: 42 });
 * @see Devlin et al. 2019, §5.3 and Appendix A.3,
 * https://arxiv.org/abs/1810.04805
 */
export async function fineTuneClinicalNer(
  options: FineTuneOptions,
): Promise<FineTunedNer> {
  const { corpus, seed, classWeights, maxLength, batchSize } = options;
  const { epochs = 4, learningRate = 3e-4 } = options;
  requirePositiveInteger("fineTuneClinicalNer", "epochs", epochs);
  const { model, tokenizer } = makeTagger(options);
  const frozen = freezeParameters(model, options.frozen ?? []);
  const { labels, train, validation } = corpus;
  const reading = { labels, tokenizer, maxLength };
  const loader = new NerLoader({ sentences: train, batchSize, ...reading });
  const totalSteps = epochs * loader.numBatches;
  const warmupSteps = Math.round(totalSteps / 10);
  const schedule = linearSchedule({ totalSteps, warmupSteps });
  const optimizer = new AdamW(decayGroups(model, 0.01), { learningRate });
  const bar = progressOf(options, totalSteps);
  const history: FineTuneEpoch[] = [];
  let kept: { best: FineTuneEpoch; parameters: StateDict } | undefined;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    const firstStep = (epoch - 1) * loader.numBatches;
    const order = seededRandom(`${seed}, epoch ${epoch}`);
    const batches = watched(loader.batches(order), (done) =>
      bar.update(firstStep + done, `epoch ${epoch} of ${epochs}`),
    );
    const step = { optimizer, schedule, firstStep, classWeights };
    const { loss } = await trainEpoch({ model, batches, ...step });
    const judged = evaluateNer({ model, sentences: validation, ...reading });
    const record = { epoch, trainLoss: loss, validation: judged };
    history.push(record);
    if (kept && judged.f1 <= kept.best.validation.f1) continue;
    kept = { best: record, parameters: model.stateDict() };
  }
  optimizer.dispose();
  bar.finish();
  const { best, parameters } = kept as NonNullable<typeof kept>;
  model.loadStateDict(parameters);
  frozen.unfreeze();
  return { model: model.eval(), tokenizer, history, best };
}

/** A tagger with a new classifier. */
function makeTagger({
  corpus,
  pretrained = "clinical-bert-mini",
  seed,
}: FineTuneOptions): Pick<FineTunedNer, "model" | "tokenizer"> {
  const random = seededRandom(`fine-tuning ${seed}`);
  const { bert, tokenizer } =
    typeof pretrained === "string"
      ? loadPretrained(pretrained, { random })
      : pretrained;
  const numLabels = corpus.labels.length;
  const model = new BertForClinicalNER({ bert, numLabels, random });
  return { model, tokenizer };
}

function progressOf(
  { progress }: FineTuneOptions,
  total: number,
): ProgressReporter {
  if (progress === false) return { update: () => {}, finish: () => {} };
  return progress ?? new ProgressBar({ total, label: "fine-tuning" });
}

/** The batches; tells how many are done, before each but the first. */
function* watched(
  batches: Iterable<NerBatch>,
  tell: (done: number) => void,
): Iterable<NerBatch> {
  let done = 0;
  for (const batch of batches) {
    yield batch;
    tell(++done);
  }
}
