import type {
  LongerNotesConfig,
  LongerNotesReader,
  LongerNotesRow,
  NoteClassifier,
} from "@attending/lib";
import {
  bestRate,
  ClinicalNoteClassifier,
  clinicalVocabulary,
  distantLoaders,
  distantTestNotes,
  evaluateModel,
  exactMatchRatio,
  LSTMNoteClassifier,
  loaderOfNotes,
  longerNotesReaders,
  seededRandom,
  trainModel,
} from "@attending/lib";

const vocabSize = clinicalVocabulary.size;

/** One training: who, on which notes, at which rate. */
export type Run = Pick<LongerNotesRow, "reader" | "seed" | "rate">;

/** Each reader at each rate, on notes that no result is from. */
export function ratesToTry({ rateSeed, rates }: LongerNotesConfig): Run[] {
  return longerNotesReaders.flatMap((reader) =>
    rates.map((rate) => ({ reader, seed: rateSeed, rate })),
  );
}

/** Each reader at its best rate, seed by seed. */
export function runsAtBestRates(
  { seeds }: LongerNotesConfig,
  tried: readonly LongerNotesRow[],
): Run[] {
  return longerNotesReaders.flatMap((reader) => {
    const rate = bestRate(reader, tried);
    return seeds.map((seed) => ({ reader, seed, rate }));
  });
}

/** One reader, trained from one seed at one rate, and tested at every distance. */
export async function trainOnLongerNotes(
  { reader, seed, rate }: Run,
  config: LongerNotesConfig,
): Promise<LongerNotesRow> {
  const loaders = distantLoaders(seed, config);
  const [longest = []] = loaders.train.tokenIds;
  const model = makeReader(reader, { seed, dModel: config.dModel, maxLen: longest.length });
  const epochs = config.budgets.find((budget) => budget.reader === reader)?.epochs ?? 0;
  const begun = processorSeconds();
  const { history, best } = await trainModel(model, { ...loaders, epochs, learningRate: rate });
  const taken = processorSeconds() - begun;
  const { distances, numTest, numGeneral } = config;
  const allRight = distances.map((distance) => {
    const notes = loaderOfNotes(distantTestNotes({ distance, numTest, numGeneral }));
    const { predictions, labels } = evaluateModel(model, notes);
    return rounded(exactMatchRatio(predictions, labels));
  });
  model.dispose();
  return {
    reader,
    seed,
    rate,
    allRight,
    bestEpoch: best?.epoch ?? 0,
    trainLoss: history.map(({ trainLoss }) => rounded(trainLoss)),
    validationF1: history.map(({ validationF1 }) => rounded(validationF1)),
    processorSeconds: rounded(taken),
  };
}

interface ReaderOptions {
  readonly seed: number;
  readonly dModel: number;
  readonly maxLen: number;
}

/** A new reader; the same seed gives the same numbers in it. */
function makeReader(
  reader: LongerNotesReader,
  { seed, dModel, maxLen }: ReaderOptions,
): NoteClassifier {
  const random = seededRandom(seed);
  if (reader === "transformer") {
    return new ClinicalNoteClassifier({ vocabSize, dModel, dFf: 4 * dModel, maxLen, random });
  }
  const bidirectional = reader === "LSTM, both ways";
  return new LSTMNoteClassifier({ vocabSize, dModel, hiddenSize: dModel, bidirectional, random });
}

function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Six digits after the point: further ones are the backend's. */
const rounded = (value: number): number => Number(value.toFixed(6));
