import {
  clinicalVocabulary,
  diagnosisNames,
  generateClinicalNote,
  type Random,
  randomInteger,
  shuffled,
} from "@attending/lib";
import type { TensorData } from "../../../data/data";
import { drawNormal, fillTensor } from "../../drawing/draw-tensor";
import type { Notes, WordSums } from "../../probing/word-sum-classifier";

export type Inputs = {
  readonly start: WordSums;
  /** Three full batches. Words that stand in them have no part in `validation`. */
  readonly full: Notes;
  /** The same without the last note: the last batch is smaller. */
  readonly train: Notes;
  readonly validation: Notes;
  /** What the model says of the validation notes' words at each evaluation. */
  readonly script: readonly TensorData[];
  /** The epoch, from 1, that validates best by the script, as does the last but one: the first counts. */
  readonly bestEpoch: number;
  /** Scripts of two evaluations, the second one perfect. */
  readonly poor: TensorData;
  readonly perfect: TensorData;
  /** A loud and a quiet note that pull the same word apart: how much depends on the clipping. */
  readonly opposed: Notes;
  readonly orderSeed: number;
  /** Generated notes in words of their own, for a model that begins with nothing. */
  readonly learning: {
    /** Which id stands for the word of an id: what a word means has to be learned anew. */
    readonly renamed: readonly number[];
    readonly start: WordSums;
    readonly train: Notes;
    readonly validation: Notes;
  };
};

const numClasses = 3;
const maxLen = 7;
const vocabSize = 23;
const numTrainWords = 11;
const numValidation = 7;
/** How many of the validation notes have each class: unequal, so that micro and macro differ. */
const support = [6, 3, 1];
/** Decisions that the script gets wrong, of 21. */
const errors = { best: 2, others: [5, 6, 7, 8], last: 4, poor: 9 };

export function draw(random: Random): Inputs {
  const full = drawTrain(random);
  const validation = drawValidation(random);
  const write = (wrong: number) => drawScript(random, validation, wrong);
  const bestEpoch = randomInteger(random, 2, 4);
  const wrong = shuffled(random, errors.others);
  wrong.splice(bestEpoch - 1, 0, errors.best);
  const script = wrong.map(write);
  return {
    start: drawStart(random),
    full,
    train: {
      ...full,
      tokenIds: full.tokenIds.slice(0, -1),
      labels: full.labels.slice(0, -1),
    },
    validation,
    bestEpoch,
    poor: write(errors.poor),
    perfect: write(0),
    opposed: drawOpposed(random),
    orderSeed: randomInteger(random, 1, 1_000_000),
    learning: drawLearning(random),
    script: [...script, ...script.slice(bestEpoch - 1, bestEpoch), write(errors.last)],
  };
}

/** Words of the validation notes weigh nothing: what is said of them is the script's. */
function drawStart(random: Random): WordSums {
  const weight = drawNormal(random, [vocabSize, numClasses], 0.15);
  const isTrained = (i: number) => i < (numTrainWords + 1) * numClasses;
  return {
    weight: { ...weight, values: weight.values.map((value, i) => (isTrained(i) ? value : 0)) },
    gain: fillTensor([numClasses], () => 3 + 3 * random()),
  };
}

/** Notes of 1 to 7 words: their gradients differ in size. */
function drawTrain(random: Random): Notes {
  const tokenIds = Array.from({ length: 12 }, (_, note) => {
    const length = 1 + ((3 * note) % maxLen);
    return padded(Array.from({ length }, () => randomInteger(random, 1, numTrainWords)));
  });
  const labels = tokenIds.map(() => Array.from({ length: numClasses }, () => flip(random)));
  return { tokenIds, labels, batchSize: 4 };
}

/** One word a note, each another. */
function drawValidation(random: Random): Notes {
  const tokenIds = Array.from({ length: numValidation }, (_, n) => padded([numTrainWords + 1 + n]));
  const columns = support.map((count) =>
    shuffled(
      random,
      Array.from({ length: numValidation }, (_, n) => (n < count ? 1 : 0)),
    ),
  );
  const labels = tokenIds.map((_, n) => columns.map((column) => column[n] ?? 0));
  return { tokenIds, labels, batchSize: 3 };
}

/** Logits `[vocabSize, numClasses]`, some of them between 0 and 0.5, with so many wrong signs. */
function drawScript(random: Random, { tokenIds, labels }: Notes, numWrong: number): TensorData {
  const places = labels.flatMap((row, note) => row.map((_, c) => note * numClasses + c));
  const wrong = new Set(shuffled(random, places).slice(0, numWrong));
  const logits = new Map(
    labels.flatMap((row, note) =>
      row.map((label, c) => {
        const isPositive = (label === 1) !== wrong.has(note * numClasses + c);
        const size = random() < 0.5 ? 0.2 + 0.2 * random() : 1 + 2 * random();
        const word = tokenIds[note]?.[0] ?? 0;
        return [word * numClasses + c, isPositive ? size : -size] as const;
      }),
    ),
  );
  return fillTensor([vocabSize, numClasses], (i) => logits.get(i) ?? 0);
}

function drawOpposed(random: Random): Notes {
  const [word = 1, other = 2] = shuffled(
    random,
    Array.from({ length: numTrainWords }, (_, i) => i + 1),
  );
  const labels = Array.from({ length: numClasses }, () => flip(random));
  return {
    tokenIds: [padded([word, word, word, word, other]), padded([word])],
    labels: [labels, labels.map((label) => 1 - label)],
    batchSize: 1,
  };
}

function drawLearning(random: Random): Inputs["learning"] {
  const words = clinicalVocabulary.tokens.map((_, id) => id).slice(1);
  const renamed = [0, ...shuffled(random, words)];
  const notes = (count: number): Notes => {
    const drawn = Array.from({ length: count }, () => generateClinicalNote({ random, maxLen: 43 }));
    return {
      tokenIds: drawn.map(({ tokenIds }) => tokenIds.map((id) => renamed[id] ?? 0)),
      labels: drawn.map(({ labels }) => labels),
      batchSize: 16,
    };
  };
  const sizes = [clinicalVocabulary.size, diagnosisNames.length];
  return {
    renamed,
    start: { weight: fillTensor(sizes, () => 0), gain: fillTensor(sizes.slice(1), () => 1) },
    train: notes(96),
    validation: notes(24),
  };
}

const padded = (words: readonly number[]): number[] => [
  ...words,
  ...new Array<number>(maxLen - words.length).fill(0),
];

const flip = (random: Random): number => (random() < 0.5 ? 1 : 0);
