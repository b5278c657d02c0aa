import type {
  AttentionClassifier,
  DistanceConfig,
  DistanceReader,
  DistanceRow,
  DistanceStep,
  DistantNote,
  NoteClassifier,
} from "@attending/lib";
import {
  BagOfWordsClassifier,
  ClinicalNoteClassifier,
  clinicalVocabulary,
  cueAttention,
  distantLoaders,
  distantTestNotes,
  evaluateModel,
  exactMatchRatio,
  LSTMNoteClassifier,
  loaderOfNotes,
  seededRandom,
  timeTrainingStep,
  trainModel,
} from "@attending/lib";

const vocabSize = clinicalVocabulary.size;

/** What a reader is made of. */
interface ReaderOptions {
  readonly seed: number;
  readonly dModel: number;
  readonly maxLen?: number;
}

/** A new reader; the same seed gives the same numbers in it. */
export function makeReader(
  reader: DistanceReader,
  { seed, dModel, maxLen = 64 }: ReaderOptions,
): NoteClassifier {
  const random = seededRandom(seed);
  const lstm = (bidirectional: boolean) =>
    new LSTMNoteClassifier({ vocabSize, dModel, hiddenSize: dModel, bidirectional, random });
  const makers: Record<DistanceReader, () => NoteClassifier> = {
    "bag of words": () => new BagOfWordsClassifier({ vocabSize, random }),
    transformer: () =>
      new ClinicalNoteClassifier({ vocabSize, dModel, dFf: 4 * dModel, maxLen, random }),
    "LSTM, forward": () => lstm(false),
    "LSTM, both ways": () => lstm(true),
  };
  return makers[reader]();
}

/** One reader, trained from one seed, and tested at every distance. */
export async function trainDistance(
  reader: DistanceReader,
  seed: number,
  config: DistanceConfig,
): Promise<DistanceRow> {
  const model = makeReader(reader, { seed, dModel: config.dModel });
  const { epochs, distances, numTest, numGeneral } = config;
  const learningRate = rateOf(reader, config);
  const begun = performance.now();
  const loaders = distantLoaders(seed, config);
  const { history, best } = await trainModel(model, { ...loaders, epochs, learningRate });
  const seconds = (performance.now() - begun) / 1000;
  const notesAt = (distance: number) => distantTestNotes({ distance, numTest, numGeneral });
  const allRight = distances.map((distance) => {
    const { predictions, labels } = evaluateModel(model, loaderOfNotes(notesAt(distance)));
    return rounded(exactMatchRatio(predictions, labels));
  });
  const cue = hasAttention(model) ? distances.map((at) => cueOf(model, notesAt(at))) : [];
  model.dispose();
  return {
    reader,
    seed,
    allRight,
    cue,
    secondsPerEpoch: rounded(seconds / epochs),
    bestEpoch: best?.epoch ?? 0,
    trainLoss: history.map(({ trainLoss }) => rounded(trainLoss)),
    validationF1: history.map(({ validationF1 }) => rounded(validationF1)),
  };
}

export const fullSize = { seed: 1, dModel: 128 };

/** What a training step of each reader takes, at the full size of the course. */
export function timeSteps(
  readers: readonly DistanceReader[],
  lengths: readonly number[],
): DistanceStep[] {
  return lengths.flatMap((length) =>
    readers.map((reader) => {
      const model = makeReader(reader, { ...fullSize, maxLen: length });
      const stepMs = rounded(timeTrainingStep(model, { vocabSize, length, now: processorMs }));
      model.dispose();
      return { reader, length, stepMs };
    }),
  );
}

function rateOf(reader: DistanceReader, config: DistanceConfig): number {
  if (reader === "bag of words") return config.floorLearningRate;
  return reader === "transformer" ? config.learningRate : config.lstmLearningRate;
}

/** Milliseconds that the processor has worked for this process, all threads together. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * The head whose denied terms look most at their negation, chosen on the first half of the notes
 * and measured on the second: the largest of many numbers is large by luck too.
 */
function cueOf(model: AttentionClassifier, notes: readonly DistantNote[]) {
  const half = Math.floor(notes.length / 2);
  const chosen = cueAttention(model, notes.slice(0, half)).reduce((best, head) =>
    head.ratio > best.ratio ? head : best,
  );
  const measured = cueAttention(model, notes.slice(half)).find(
    ({ layer, head }) => layer === chosen.layer && head === chosen.head,
  );
  const { layer, head, ratio, shareFirst } = measured ?? chosen;
  return { layer, head, ratio: rounded(ratio), shareFirst: rounded(shareFirst) };
}

const hasAttention = (model: NoteClassifier): model is AttentionClassifier =>
  model instanceof ClinicalNoteClassifier;

/** Six digits after the point: further ones are the backend's. */
const rounded = (value: number): number => Number(value.toFixed(6));
