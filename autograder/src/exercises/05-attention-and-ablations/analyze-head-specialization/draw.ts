import {
  clinicalVocabulary,
  diagnosisNames,
  pickOne,
  type Random,
  randomInteger,
  shuffled,
  termCategories,
} from "@attending/lib";
import { classifierShapes } from "../../03-transformer-block/clinical-note-classifier/draw";
import { drawState, type State } from "../../drawing/draw-state";
import type { ClassifierSizes } from "../../probing/attention-classifier";

type Notes = readonly (readonly number[])[];

export type Inputs = {
  readonly sizes: ClassifierSizes;
  readonly state: State;
  /** The same, but one head of each layer looks at all tokens equally. */
  readonly even: State;
  /** Which head, by layer. */
  readonly evenHeads: readonly number[];
  /** `frequent` is the larger, and of all three a note may hold several tokens. */
  readonly categories: readonly { readonly name: string; readonly tokenIds: readonly number[] }[];
  /** Notes without padding in which each category stands. */
  readonly full: Notes;
  /** The same kind of notes, shorter and padded. */
  readonly padded: Notes;
  /** Notes without padding, of which some lack the last category, and some the one before it. */
  readonly lacking: Notes;
  /** Notes of one token, one of each category. */
  readonly single: Notes;
  /** Notes in which the last category never stands. */
  readonly without: Notes;
  /** Words of all kinds that the course's notes have. */
  readonly clinical: Notes;
};

const sizes: ClassifierSizes = {
  vocabSize: clinicalVocabulary.size,
  dModel: 12,
  numHeads: 3,
  dFf: 7,
  numLayers: 2,
  numClasses: diagnosisNames.length,
  maxLen: 17,
};
const noteLen = 13;
const groups = { frequent: [3, 4, 5, 6, 7, 8, 9], some: [10, 11, 12], rare: [13, 14] };
/** Words of no category. */
const others = [20, 21, 22, 23, 24];

export function draw(random: Random): Inputs {
  const state = drawState(random, classifierShapes(sizes));
  const evenHeads = Array.from({ length: sizes.numLayers }, () =>
    randomInteger(random, 0, sizes.numHeads - 1),
  );
  const { frequent, some, rare } = groups;
  const note = (length: number, withRare: boolean, withSome = true): number[] => {
    const someTokens = Array.from({ length: withSome ? randomInteger(random, 1, 2) : 0 }, () =>
      pickOne(random, some),
    );
    const rest = [
      pickOne(random, frequent),
      ...someTokens,
      ...(withRare ? [pickOne(random, rare)] : []),
    ];
    while (rest.length < length) rest.push(pickOne(random, random() < 0.5 ? frequent : others));
    return shuffled(random, rest);
  };
  const padded = (words: readonly number[]) => [
    ...words,
    ...new Array<number>(noteLen - words.length).fill(0),
  ];
  const several = (make: (i: number) => number[]) => Array.from({ length: 3 }, (_, i) => make(i));
  return {
    sizes,
    state,
    even: withEvenHeads(state, evenHeads),
    evenHeads,
    categories: Object.entries(groups).map(([name, tokenIds]) => ({ name, tokenIds })),
    full: several(() => note(noteLen, true)),
    padded: several(() => padded(note(randomInteger(random, 5, noteLen - 3), true))),
    lacking: drawLacking(random, note),
    single: shuffled(random, [frequent, some, rare]).map((group) => [pickOne(random, group)]),
    without: several(() => note(noteLen, false)),
    clinical: several(() =>
      shuffled(
        random,
        termCategories.flatMap(({ tokenIds }, c) =>
          Array.from({ length: 1 + (c % 3) }, () => pickOne(random, tokenIds)),
        ),
      ),
    ),
  };
}

/** How many of them have a category is drawn: nobody knows it by heart. */
function drawLacking(
  random: Random,
  note: (length: number, withRare: boolean, withSome: boolean) => number[],
): Notes {
  const numNotes = 5;
  const [numRare, numSome] = [randomInteger(random, 1, 4), randomInteger(random, 2, 4)];
  const withRare = shuffled(random, [...Array(numNotes).keys()]).map((place) => place < numRare);
  return withRare.map((isThere, i) => note(noteLen, isThere, i < numSome));
}

/** Queries of 0 for one head of each layer: every key matches them alike. */
function withEvenHeads(state: State, evenHeads: readonly number[]): State {
  const { dModel, numHeads } = sizes;
  const dHead = dModel / numHeads;
  return Object.fromEntries(
    Object.entries(state).map(([name, tensor]) => {
      const layer = /^encoder\.(\d+)\.attention\.query\./.exec(name)?.[1];
      if (layer === undefined) return [name, tensor];
      // A head has the features from head · dHead on, of the weight's columns and of the bias.
      const isEven = (i: number) => Math.floor((i % dModel) / dHead) === evenHeads[Number(layer)];
      return [name, { ...tensor, values: tensor.values.map((x, i) => (isEven(i) ? 0 : x)) }];
    }),
  );
}
