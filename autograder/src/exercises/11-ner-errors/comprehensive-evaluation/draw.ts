import { pickOne, type Random, randomInteger, tagsOfSpans } from "@attending/lib";
import { drawSpans, misread, type Tags, withOrphans } from "../draw-tags";

export type Inputs = {
  readonly gold: Tags;
  readonly predicted: Tags;
  readonly baseline: Tags;
  /** One type alone, of which the baseline finds nothing. */
  readonly small: { readonly gold: Tags; readonly predicted: Tags; readonly baseline: Tags };
  readonly history: readonly Epoch[];
  /** The highest F1 twice. */
  readonly tied: readonly Epoch[];
  readonly caption: string;
};

export type Epoch = {
  readonly epoch: number;
  readonly trainLoss: number;
  readonly validationF1: number;
};

/** Each reader finds, in the first sentence, another one as well, which is nowhere in gold. */
const types = ["SIGN", "DRUG", "GENE", "DOSE", "AREA"];
const [numSentences, numEpochs] = [41, 7];
const density = { maxGap: 3, maxLength: 4 };

export function draw(random: Random): Inputs {
  const lengths = Array.from({ length: numSentences }, () => randomInteger(random, 2, 17));
  const gold = lengths.map((length) => drawSpans(random, length, types, density));
  const read = (ownType: string, share: number) =>
    gold.map((spans, sentence) => {
      const length = lengths[sentence] ?? 0;
      if (sentence === 0) return tagsOfSpans([{ type: ownType, start: 0, end: 2 }], length);
      const found = misread(random, spans, length, types);
      return withOrphans(random, found, length, share);
    });
  const best = randomInteger(random, 2, numEpochs - 1);
  // Neither the first nor the last, nor the best or the one that stands at its number from 0.
  const isFree = (epoch: number) => epoch !== best && epoch !== best - 1;
  const lowest = pickOne(random, [2, 3, 4, 5, 6].filter(isFree));
  const epochs = Array.from({ length: numEpochs }, (_, i) => ({
    epoch: i + 1,
    trainLoss: i + 1 === lowest ? 0.1 : 0.2 + 2 * random(),
    validationF1: 0.3 + 0.4 * random(),
  }));
  return {
    gold: gold.map((spans, sentence) => tagsOfSpans(spans, lengths[sentence] ?? 0)),
    predicted: read("ZONE", 0.2),
    baseline: read("BODY", 0.3),
    small: drawSmall(random),
    // The best is neither the first nor the last.
    history: epochs.map((one) => (one.epoch === best ? { ...one, validationF1: 0.9 } : one)),
    tied: epochs.map((one) => (one.epoch >= best ? { ...one, validationF1: 0.9 } : one)),
    caption: `run ${randomInteger(random, 1000, 9999)}`,
  };
}

function drawSmall(random: Random): Inputs["small"] {
  const gold = Array.from({ length: 5 }, () =>
    tagsOfSpans(drawSpans(random, 7, ["SIGN"], density), 7),
  );
  return {
    gold,
    predicted: gold.map((tags, sentence) => (sentence < 3 ? tags : tags.map(() => "O"))),
    baseline: gold.map((tags) => tags.map(() => "O")),
  };
}
