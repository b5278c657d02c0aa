import {
  clinicalVocabulary,
  diagnosisNames,
  generateClinicalNote,
  type Random,
  randomInteger,
  shuffled,
} from "@attending/lib";
import { drawNormal, fillTensor } from "../../drawing/draw-tensor";
import type { Notes, WordSums } from "../../probing/word-sum-classifier";
import { drawRote, drawSteady } from "./draw-proofs";
import { drawSeeds } from "./draw-seeds";
import type { Study } from "./study";

export type Inputs = {
  readonly study: Study;
  readonly epochs: number;
  /** Models that stay as they are made: a score says which of them was asked. */
  readonly steady: Study;
  /** Models that learn their notes by heart: a score says from which notes. */
  readonly rote: Study;
  /** Each step of 3e-4 turns the decision on one more of these notes, every other time to "no". */
  readonly ladder: Study;
  /** Generated notes, and a variant that is deaf to one diagnosis. */
  readonly learning: Study;
};

const names = ["whole", "first part out", "second part out"];
const vocabSize = 23;
const numClasses = 5;
const maxLen = 7;

export function draw(random: Random): Inputs {
  return {
    study: drawStudy(random),
    epochs: randomInteger(random, 2, 3),
    learning: drawLearning(random),
    ladder: drawLadder(random),
    steady: drawSteady(random, names),
    rote: drawRote(random, names.slice(0, 2)),
  };
}

function drawStudy(random: Random): Study {
  const seeds = drawSeeds(random, 3);
  return {
    names,
    seeds,
    starts: names.map(() => seeds.map(() => drawStart(random))),
    train: seeds.map(() => drawNotes(random, 11, 4)),
    validation: seeds.map(() => drawNotes(random, 7, 5)),
    test: drawNotes(random, 29, 13),
  };
}

/** Weights that already decide something: a model that was not trained shows. */
function drawStart(random: Random): WordSums {
  return {
    weight: drawNormal(random, [vocabSize, numClasses]),
    gain: fillTensor([numClasses], () => 0.5 + random()),
  };
}

function drawNotes(random: Random, count: number, batchSize: number): Notes {
  const tokenIds = Array.from({ length: count }, () => {
    const length = randomInteger(random, 2, maxLen);
    return Array.from({ length: maxLen }, (_, i) =>
      i < length ? randomInteger(random, 1, vocabSize - 1) : 0,
    );
  });
  // A class is as frequent as its number says, so that micro and macro differ.
  const labels = tokenIds.map(() =>
    Array.from({ length: numClasses }, (_, c) => (random() < 0.2 + 0.12 * c ? 1 : 0)),
  );
  return { tokenIds, labels, batchSize };
}

/**
 * One class, which every other note has, and one word a note, with a weight that so many steps of
 * Adam bring over to its note's side of 0: the score says how far the model went. Which side that is
 * the labels alone say, so that steps which nobody learned lead elsewhere. Every note is in the only
 * batch. The baseline begins so far below 0 that its score is 0.
 */
function drawLadder(random: Random): Study {
  const numRungs = randomInteger(random, 37, 47);
  const words = shuffled(
    random,
    Array.from({ length: numRungs }, (_, rung) => rung + 1),
  );
  const signs = new Map(words.map((word, rung) => [word, rung % 2 === 0 ? 1 : -1]));
  const signOf = (word: number) => signs.get(word) ?? 0;
  const weights = new Map(
    words.map((word, rung) => [word, -signOf(word) * (rung + 0.5) * stepSize]),
  );
  const order = shuffled(random, words);
  const notes: Notes = {
    tokenIds: order.map((word) => [word]),
    labels: order.map((word) => [signOf(word) > 0 ? 1 : 0]),
    batchSize: numRungs,
  };
  const startAt = (weightOf: (word: number) => number): WordSums => ({
    weight: fillTensor([numRungs + 1, 1], weightOf),
    gain: fillTensor([1], () => 1),
  });
  const starts = [[startAt(() => -1)], [startAt((word) => weights.get(word) ?? 0)]];
  const seeds = drawSeeds(random, 1);
  return {
    ...{ names: names.slice(0, 2), seeds, starts },
    ...{ train: [notes], validation: [notes], test: notes },
  };
}

/** The default learning rate: Adam's first steps are as long as that. */
const stepSize = 3e-4;

function drawLearning(random: Random): Study {
  const notes = (count: number): Notes => {
    const drawn = Array.from({ length: count }, () => generateClinicalNote({ random, maxLen: 43 }));
    return {
      tokenIds: drawn.map(({ tokenIds }) => tokenIds),
      labels: drawn.map(({ labels }) => labels),
      batchSize: 16,
    };
  };
  const seeds = drawSeeds(random, 2);
  const deafTo = randomInteger(random, 0, diagnosisNames.length - 1);
  // With no gain and no weights a class has no gradient either: it stays at 0.
  const start = (hears: (c: number) => boolean): WordSums => ({
    weight: fillTensor([clinicalVocabulary.size, diagnosisNames.length], () => 0),
    gain: fillTensor([diagnosisNames.length], (c) => (hears(c) ? 1 : 0)),
  });
  return {
    names: ["hears all", "deaf to one"],
    seeds,
    starts: [() => true, (c: number) => c !== deafTo].map((hears) => seeds.map(() => start(hears))),
    train: seeds.map(() => notes(48)),
    validation: seeds.map(() => notes(16)),
    test: notes(64),
  };
}
