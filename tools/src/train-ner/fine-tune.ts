import path from "node:path";
import {
  AdamW,
  BertForClinicalNER,
  countLabels,
  decayGroups,
  type EpochRecord,
  evaluateNer,
  type FitResult,
  fit,
  linearSchedule,
  loadPretrained,
  type NerBatch,
  type NerCorpus,
  type NerEvaluation,
  NerLoader,
  type NerSentence,
  type NerTrainingConfig,
  type NerTrainingEpoch,
  type NerTrainingScores,
  type ProgressReporter,
  seededRandom,
} from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import { KeptEpochs } from "./kept-epochs";

/** What is trained, on what, and where it is kept meanwhile. */
export interface FineTuning {
  readonly model: string;
  readonly corpus: NerCorpus;
  readonly config: NerTrainingConfig;
  readonly seed: number;
  /** For the checkpoints of this seed alone. */
  readonly folder: string;
  readonly resume: boolean;
  readonly progress?: ProgressReporter | false | undefined;
  readonly onEpoch?: ((epoch: NerTrainingEpoch) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What came of one seed. */
export interface FineTuned {
  readonly curve: readonly NerTrainingEpoch[];
  readonly steps: number;
  readonly bestEpoch: number;
  readonly test: NerTrainingScores;
}

/**
 * A BERT trained as a tagger: the epoch of the best strict F1 on the validation sentences is kept,
 * and judged by the test sentences once. Undefined when the signal stopped it.
 */
export async function fineTune(task: FineTuning): Promise<FineTuned | undefined> {
  const { corpus, config, seed, folder, resume } = task;
  const random = seededRandom(`fine-tuning ${seed}`);
  const { bert, tokenizer } = loadPretrained(task.model, { random });
  const { labels } = corpus;
  const { epochs, batchSize, learningRate, maxLength, dropoutRate } = config;
  const model = new BertForClinicalNER({ bert, numLabels: labels.length, dropoutRate, random });
  const train = new NerLoader({ sentences: corpus.train, labels, tokenizer, maxLength, batchSize });
  const totalSteps = epochs * train.numBatches;
  const warmupSteps = Math.round(config.warmupShare * totalSteps);
  const schedule = linearSchedule({ totalSteps, warmupSteps });
  const judge = (sentences: readonly NerSentence[]) =>
    scoresOf(evaluateNer({ model, tokenizer, sentences, labels, maxLength, batchSize: 64 }));
  const kept = new KeptEpochs(path.join(folder, "epochs.json"), { resume });
  let lastStep = 0;
  let begun = performance.now();
  const optimizer = new AdamW(decayGroups(model, config.weightDecay), { learningRate });
  const run = await fit<NerBatch>(model, {
    train,
    computeLoss: (batch) => model.forward(batch).loss ?? tf.scalar(Number.NaN),
    countExamples: ({ labels }) => countLabels(labels),
    optimizer,
    epochs,
    seed,
    schedule: (step) => {
      if (step % train.numBatches === 0) begun = performance.now();
      lastStep = step;
      return schedule(step);
    },
    maxGradientNorm: config.maxGradientNorm,
    validate: () => {
      const trainSeconds = secondsSince(begun);
      const validation = judge(corpus.validation);
      const seconds = { trainSeconds, validationSeconds: secondsSince(begun) - trainSeconds };
      // Before the checkpoint: an epoch that is done again overwrites what it left here.
      kept.write(Math.floor(lastStep / train.numBatches) + 1, { validation, ...seconds });
      return validation.f1;
    },
    checkpoints: { folder, resume },
    progress: task.progress,
    onEpoch: (record) => task.onEpoch?.(epochOf(record, kept)),
    signal: task.signal,
  });
  try {
    if (run.stopped === "signal") return undefined;
    return { ...loadBest(model, run, kept), test: judge(corpus.test) };
  } finally {
    optimizer.dispose();
    model.dispose();
  }
}

/** What the run came to, its best epoch's parameters being the model's now. */
function loadBest(
  model: BertForClinicalNER,
  { history, steps, best }: FitResult,
  kept: KeptEpochs,
): Omit<FineTuned, "test"> {
  if (best) model.loadStateDict(best.parameters);
  const curve = history.map((record) => epochOf(record, kept));
  return { curve, steps, bestEpoch: best?.epoch ?? 0 };
}

function epochOf({ epoch, trainLoss }: EpochRecord, kept: KeptEpochs): NerTrainingEpoch {
  return { epoch, trainLoss, ...kept.read(epoch) };
}

function scoresOf({ loss, f1, report }: NerEvaluation): NerTrainingScores {
  const { mode, perType } = report;
  const { precision, recall, support } = report.micro;
  return { mode, loss, precision, recall, f1, support, perType };
}

/** To a tenth: more would say more than a clock can. */
function secondsSince(begun: number): number {
  return Math.round((performance.now() - begun) / 100) / 10;
}
