import type { AblationName, AblationsConfig, AblationsRow } from "@attending/lib";
import {
  bindingAccuracy,
  clinicalVocabulary,
  evaluateModel,
  exactMatchRatio,
  f1Scores,
  makeAblation,
  makeBindingPairs,
  seededRandom,
  studyLoaders,
  studyTestNotes,
  topOneAccuracyOfLabelledNotes,
  trainModel,
} from "@attending/lib";

/** One variant, trained from one seed and measured in every way that the study reports. */
export async function trainAblation(
  variant: AblationName,
  seed: number,
  config: AblationsConfig,
): Promise<AblationsRow> {
  const vocabSize = clinicalVocabulary.size;
  const model = makeAblation(variant, { vocabSize, random: seededRandom(seed) });
  const { epochs, learningRate } = config;
  const begun = performance.now();
  const loaders = studyLoaders(seed, config);
  const { history, best } = await trainModel(model, { ...loaders, epochs, learningRate });
  const seconds = (performance.now() - begun) / 1000;
  const { predictions, labels, probabilities } = evaluateModel(
    model,
    studyTestNotes(config.numTest),
  );
  const pairs = makeBindingPairs({
    random: seededRandom("binding pairs"),
    numPairs: config.numBindingPairs,
  });
  const binding = bindingAccuracy(model, pairs);
  model.dispose();
  return {
    variant,
    seed,
    microF1: rounded(f1Scores(predictions, labels).micro.f1),
    topOne: rounded(topOneAccuracyOfLabelledNotes(probabilities, labels)),
    exactMatch: rounded(exactMatchRatio(predictions, labels)),
    binding: rounded(binding),
    secondsPerEpoch: rounded(seconds / epochs),
    bestEpoch: best?.epoch ?? 0,
    trainLoss: history.map(({ trainLoss }) => rounded(trainLoss)),
    validationF1: history.map(({ validationF1 }) => rounded(validationF1)),
  };
}

/** Six digits after the point: further ones are the backend's. */
const rounded = (value: number): number => Number(value.toFixed(6));
