import {
  type Found,
  readCount,
  readFields,
  readList,
  readNumber,
  readOneOf,
  readShare,
  readText,
  spoiled,
} from "./strict-reading";
import { aboutKeys, readAbout, type StudyRun } from "./study-run";

/** How a tagger was trained. */
export interface NerTrainingConfig {
  readonly seeds: readonly number[];
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  /** Pieces of a sentence, with [CLS] and [SEP]. */
  readonly maxLength: number;
  readonly dropoutRate: number;
  readonly weightDecay: number;
  /** The share of all steps in which the learning rate rises. */
  readonly warmupShare: number;
  readonly maxGradientNorm: number;
}

/** Strict entity scores over all words: those that were cut off are missed. */
export interface NerTrainingScores {
  readonly mode: string;
  /** Mean cross-entropy of the words that were read, in nats. */
  readonly loss: number;
  /** Micro-averaged, as recall, F1 and support are. */
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly support: number;
  readonly perType: readonly NerTypeScores[];
}

/** Strict entity scores of one type. */
export interface NerTypeScores {
  readonly type: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly support: number;
}

/** What one epoch came to. */
export interface NerTrainingEpoch {
  /** From 1. */
  readonly epoch: number;
  /** The mean over the counted pieces, each with its step's parameters. */
  readonly trainLoss: number;
  readonly validation: NerTrainingScores;
  /** By the wall's clock, beside whatever else the machine did. */
  readonly trainSeconds: number;
  readonly validationSeconds: number;
}

/** What came of one seed. */
export interface NerTrainingRow {
  readonly seed: number;
  readonly steps: number;
  readonly curve: readonly NerTrainingEpoch[];
  /** The epoch with the best F1 on the validation sentences. */
  readonly bestEpoch: number;
  /** Of that epoch. */
  readonly test: NerTrainingScores;
}

/** The encoder that it began with. */
export interface NerTrainingModel {
  /** The name of its folder. */
  readonly name: string;
  readonly numLayers: number;
  readonly hiddenSize: number;
  readonly numParameters: number;
  /** Of `model.safetensors`. */
  readonly sha256: string;
}

/** The sentences that it was trained, chosen and judged by. */
export interface NerTrainingData {
  /** The name of its folder. */
  readonly name: string;
  readonly labels: readonly string[];
  readonly numTrain: number;
  readonly numValidation: number;
  readonly numTest: number;
  /** Words of the test sentences that were cut off. */
  readonly numCutOff: number;
  /** Of all tokens and tags. */
  readonly sha256: string;
}

/** `data/runs/bc5cdr.json`, and other runs of `npm run train:ner`. */
export interface NerTrainingRun extends StudyRun {
  readonly config: NerTrainingConfig;
  readonly model: NerTrainingModel;
  readonly data: NerTrainingData;
  readonly rows: readonly NerTrainingRow[];
}

/**
 * A run of `npm run train:ner`.
 *
 * @param name that of its file
 * @throws DataError that names the place in the file
 */
export function readNerTrainingRun(file: Found, name: string): NerTrainingRun {
  const own = ["config", "model", "data", "rows"] as const;
  const fields = readFields(file, [...aboutKeys, ...own]);
  const config = readConfig(fields.config);
  const rows = readList(fields.rows, (found) => readRow(found, config));
  const seeds = rows.map(({ seed }) => seed).join(", ");
  if (seeds !== config.seeds.join(", ")) {
    const wanted = `rows of the seeds ${config.seeds.join(", ")}`;
    throw spoiled(fields.rows.at, wanted, seeds);
  }
  const model = readModel(fields.model);
  const data = readData(fields.data);
  return { ...readAbout(fields, name), config, model, data, rows };
}

function readConfig(found: Found): NerTrainingConfig {
  const fields = readFields(found, [
    "seeds",
    "epochs",
    "batchSize",
    "learningRate",
    "maxLength",
    "dropoutRate",
    "weightDecay",
    "warmupShare",
    "maxGradientNorm",
  ]);
  return {
    seeds: readList(fields.seeds, readCount),
    epochs: readCount(fields.epochs),
    batchSize: readCount(fields.batchSize),
    learningRate: readNumber(fields.learningRate),
    maxLength: readCount(fields.maxLength),
    dropoutRate: readShare(fields.dropoutRate),
    weightDecay: readNumber(fields.weightDecay),
    warmupShare: readShare(fields.warmupShare),
    maxGradientNorm: readNumber(fields.maxGradientNorm),
  };
}

function readModel(found: Found): NerTrainingModel {
  const fields = readFields(found, [
    "name",
    "numLayers",
    "hiddenSize",
    "numParameters",
    "sha256",
  ]);
  return {
    name: readText(fields.name),
    numLayers: readCount(fields.numLayers),
    hiddenSize: readCount(fields.hiddenSize),
    numParameters: readCount(fields.numParameters),
    sha256: readText(fields.sha256),
  };
}

function readData(found: Found): NerTrainingData {
  const fields = readFields(found, [
    "name",
    "labels",
    "numTrain",
    "numValidation",
    "numTest",
    "numCutOff",
    "sha256",
  ]);
  return {
    name: readText(fields.name),
    labels: readList(fields.labels, readText),
    numTrain: readCount(fields.numTrain),
    numValidation: readCount(fields.numValidation),
    numTest: readCount(fields.numTest),
    numCutOff: readCount(fields.numCutOff),
    sha256: readText(fields.sha256),
  };
}

function readRow(found: Found, { epochs }: NerTrainingConfig): NerTrainingRow {
  const fields = readFields(found, [
    "seed",
    "steps",
    "curve",
    "bestEpoch",
    "test",
  ]);
  const curve = readList(fields.curve, readEpoch);
  const numbers = curve.map(({ epoch }) => epoch).join(", ");
  const wanted = Array.from({ length: epochs }, (_, i) => i + 1).join(", ");
  if (numbers !== wanted) {
    throw spoiled(fields.curve.at, `the epochs ${wanted}`, numbers);
  }
  return {
    seed: readCount(fields.seed),
    steps: readCount(fields.steps),
    curve,
    bestEpoch: readCount(fields.bestEpoch),
    test: readScores(fields.test),
  };
}

function readEpoch(found: Found): NerTrainingEpoch {
  const fields = readFields(found, [
    "epoch",
    "trainLoss",
    "validation",
    "trainSeconds",
    "validationSeconds",
  ]);
  return {
    epoch: readCount(fields.epoch),
    trainLoss: readNumber(fields.trainLoss),
    validation: readScores(fields.validation),
    trainSeconds: readNumber(fields.trainSeconds),
    validationSeconds: readNumber(fields.validationSeconds),
  };
}

const scoreKeys = ["precision", "recall", "f1", "support"] as const;

function readScores(found: Found): NerTrainingScores {
  const fields = readFields(found, ["mode", "loss", "perType", ...scoreKeys]);
  return {
    mode: readOneOf(fields.mode, ["strict IOB2"] as const),
    loss: readNumber(fields.loss),
    ...readRates(fields),
    perType: readList(fields.perType, (each) => {
      const scores = readFields(each, ["type", ...scoreKeys]);
      return { type: readText(scores.type), ...readRates(scores) };
    }),
  };
}

function readRates(fields: Record<(typeof scoreKeys)[number], Found>) {
  return {
    precision: readShare(fields.precision),
    recall: readShare(fields.recall),
    f1: readShare(fields.f1),
    support: readCount(fields.support),
  };
}
