import { pickOne, type Random, randomInteger, shuffled } from "@attending/lib";

/** Predictions, each with its confidence and whether it is right. */
export type Case = {
  readonly confidences: readonly number[];
  readonly isCorrect: readonly boolean[];
  readonly numBins: number;
};

export type Inputs = {
  /** Ten bins, none of them empty; nothing on a border. */
  readonly plain: Case;
  /** Another number of bins, and some of them empty. */
  readonly sparse: Case;
  /** Confidences on borders alone, with 0 and 1. */
  readonly borders: Case;
};

export function draw(random: Random): Inputs {
  return {
    plain: drawCase(random, 10, () => true),
    sparse: drawCase(random, pickOne(random, [7, 11, 13]), (bin) => bin !== 1 && bin !== 4),
    borders: drawBorders(random),
  };
}

function drawCase(random: Random, numBins: number, has: (bin: number) => boolean): Case {
  const predictions = Array.from({ length: numBins }, (_, bin) => {
    const count = has(bin) ? randomInteger(random, 2, 11) : 0;
    // Too sure in some bins, and not sure enough in others.
    const share = randomInteger(random, 0, count);
    return Array.from({ length: count }, (_, i) => ({
      confidence: (bin + 0.1 + 0.8 * random()) / numBins,
      isRight: i < share,
    }));
  }).flat();
  return asCase(shuffled(random, predictions), numBins);
}

/** Of each border a number of its own, so that no two bins can be taken for each other. */
function drawBorders(random: Random): Case {
  const numBins = 10;
  const counts = shuffled(
    random,
    Array.from({ length: numBins + 1 }, (_, i) => 1 + i),
  );
  const predictions = counts.flatMap((count, border) =>
    Array.from({ length: count }, () => ({
      confidence: border / numBins,
      isRight: random() < 0.5,
    })),
  );
  return asCase(shuffled(random, predictions), numBins);
}

function asCase(
  predictions: readonly { readonly confidence: number; readonly isRight: boolean }[],
  numBins: number,
): Case {
  return {
    confidences: predictions.map(({ confidence }) => confidence),
    isCorrect: predictions.map(({ isRight }) => isRight),
    numBins,
  };
}
