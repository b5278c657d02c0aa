import { type Random, randomInteger, shuffled } from "@attending/lib";
import { fillTensor } from "../../drawing/draw-tensor";
import type { Notes, WordSums } from "../../probing/word-sum-classifier";
import { drawSeeds } from "./draw-seeds";
import type { Study } from "./study";

/**
 * Studies whose scores say of themselves where they come from, whatever the learning rate and the
 * number of epochs are: one class, one word a note, and of each word whether it speaks for the class.
 */
const numWords = 23;
const numPositive = 12;
const words = Array.from({ length: numWords }, (_, i) => i + 1);

/** Which words have the class: `[word]`, from 1. */
type Truth = ReadonlySet<number>;

/**
 * Models of large weights, which training at a tiny rate turns nowhere, and no two of which score
 * alike. The same notes are trained on and scored, so that a study which scores the wrong ones is
 * told by its runs, not here.
 */
export function drawSteady(random: Random, names: readonly string[]): Study {
  const seeds = drawSeeds(random, 3);
  const { truth, opinions } = drawOpinions(random, names.length * seeds.length);
  const notes = notesOf(random, truth);
  const starts = names.map((_, v) =>
    seeds.map((_, s) => speaking(random, opinions[v * seeds.length + s] ?? truth)),
  );
  return {
    ...{ names, seeds, starts },
    ...{ train: seeds.map(() => notes), validation: seeds.map(() => notes), test: notes },
  };
}

/** Models that know nothing, and notes of each seed that say otherwise of the same words. */
export function drawRote(random: Random, names: readonly string[]): Study {
  const seeds = drawSeeds(random, 3);
  const { truth, opinions } = drawOpinions(random, seeds.length);
  const test = notesOf(random, truth);
  const blank: WordSums = {
    weight: fillTensor([numWords + 1, 1], () => 0),
    gain: fillTensor([1], () => 2),
  };
  return {
    ...{ names, seeds, starts: names.map(() => seeds.map(() => blank)) },
    train: opinions.map((opinion) => notesOf(random, opinion)),
    ...{ validation: seeds.map(() => test), test },
  };
}

/** A truth, and opinions on it: equally often wrong of what is not so, each otherwise of what is. */
function drawOpinions(random: Random, count: number): { truth: Truth; opinions: Truth[] } {
  const mixed = shuffled(random, words);
  const [so, not] = [mixed.slice(0, numPositive), mixed.slice(numPositive)];
  const numWrong = randomInteger(random, 1, numWords - numPositive - 1);
  const hits = shuffled(
    random,
    Array.from({ length: numPositive - 2 }, (_, i) => i + 2),
  ).slice(0, count);
  const opinions = hits.map(
    (numHits) =>
      new Set([
        ...shuffled(random, so).slice(0, numHits),
        ...shuffled(random, not).slice(0, numWrong),
      ]),
  );
  return { truth: new Set(so), opinions };
}

function notesOf(random: Random, truth: Truth): Notes {
  const order = shuffled(random, words);
  return {
    tokenIds: order.map((word) => [word]),
    labels: order.map((word) => [truth.has(word) ? 1 : 0]),
    batchSize: numWords,
  };
}

function speaking(random: Random, opinion: Truth): WordSums {
  return {
    weight: fillTensor([numWords + 1, 1], (word) => {
      const size = 1 + random();
      return word === 0 ? 0 : opinion.has(word) ? size : -size;
    }),
    gain: fillTensor([1], () => 1),
  };
}
