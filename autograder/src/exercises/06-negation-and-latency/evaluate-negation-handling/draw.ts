import { pickOne, type Random, randomInteger, shuffled } from "@attending/lib";
import type { TensorData } from "../../../data/data";
import { fillTensor } from "../../drawing/draw-tensor";

/** Some pairs, and a model's logits of their notes. */
export type Inputs = {
  /** Every class of a note has the sign of the pair's own. */
  readonly plain: Case;
  /** The other classes have signs of their own. */
  readonly others: Case;
  /** Logits between -0.5 and 0.5. */
  readonly near: Case;
  /** All negated notes are missed, but for one; no affirmed one is called negated. */
  readonly rare: Case;
  /** No note is called negated. */
  readonly silent: Case;
};

export type Case = {
  /** `[vocabSize, numClasses]`: twice the logits of the note that has the word. */
  readonly weight: TensorData;
  readonly pairs: readonly Pair[];
};

export type Pair = {
  readonly diagnosis: number;
  readonly affirmed: readonly number[];
  readonly negated: readonly number[];
};

type Signs = (own: number, isOwn: boolean) => number;
type Range = readonly [low: number, high: number];

const numPairs = 23;
const numClasses = 5;
const maxLen = 11;
/** Words that say nothing, after padding and the one word that each note has for itself. */
const fillers = [47, 48, 49, 50, 51, 52];
const vocabSize = 53;

export function draw(random: Random): Inputs {
  const same: Signs = (own) => own;
  const free: Signs = (own, isOwn) => (isOwn ? own : pickOne(random, [-1, 1]));
  const far: Range = [0.8, 3];
  // Ranges that do not meet: then no two counts are equal.
  const counts = () => ({
    missed: randomInteger(random, 2, 5),
    alarms: randomInteger(random, 6, 10),
  });
  return {
    plain: drawCase(random, counts(), same, far),
    others: drawCase(random, counts(), free, far),
    near: drawCase(random, counts(), same, [0.1, 0.45]),
    rare: drawCase(random, { missed: numPairs - 1, alarms: 0 }, same, far),
    silent: drawCase(random, { missed: numPairs, alarms: 0 }, same, far),
  };
}

/** As many negated notes are missed, and as many affirmed ones called negated, as `counts` says. */
function drawCase(
  random: Random,
  counts: { readonly missed: number; readonly alarms: number },
  signOf: Signs,
  [low, high]: Range,
): Case {
  const chosen = (count: number) =>
    new Set(shuffled(random, [...Array(numPairs).keys()]).slice(0, count));
  const [missed, alarms] = [chosen(counts.missed), chosen(counts.alarms)];
  const logits = new Map<number, number[]>();
  const write = (word: number, diagnosis: number, sign: number) => {
    const size = () => low + (high - low) * random();
    const row = Array.from(
      { length: numClasses },
      (_, c) => signOf(sign, c === diagnosis) * size(),
    );
    logits.set(word, row);
  };
  const pairs = Array.from({ length: numPairs }, (_, i) => {
    const diagnosis = randomInteger(random, 0, numClasses - 1);
    const [ofAffirmed, ofNegated] = [1 + 2 * i, 2 + 2 * i];
    write(ofAffirmed, diagnosis, alarms.has(i) ? -1 : 1);
    write(ofNegated, diagnosis, missed.has(i) ? 1 : -1);
    const length = randomInteger(random, 2, maxLen);
    const rest = Array.from({ length: length - 1 }, () => pickOne(random, fillers));
    const noteOf = (word: number) =>
      Array.from({ length: maxLen }, (_, at) => (at === 0 ? word : (rest[at - 1] ?? 0)));
    return { diagnosis, affirmed: noteOf(ofAffirmed), negated: noteOf(ofNegated) };
  });
  const weight = fillTensor([vocabSize, numClasses], (i) => {
    const row = logits.get(Math.floor(i / numClasses));
    return 2 * (row?.[i % numClasses] ?? 0);
  });
  return { weight, pairs };
}
