import type {
  AssertedSentence,
  AssertionConfig,
  AssertionFloors,
  AssertionReport,
  AssertionRow,
  AssertionStart,
  DecisionCounts,
  FitResult,
  GeneratedCorpus,
  NegexSentence,
  PredictAssertionsOptions,
  PretrainedBert,
} from "@attending/lib";
import {
  AdamW,
  AssertionClassifier,
  AssertionLoader,
  assertionLabels,
  assertionReport,
  conceptMentions,
  countDecisions,
  countLabels,
  decayGroups,
  fit,
  generateNerCorpus,
  linearSchedule,
  loadPretrained,
  markNegated,
  NegexRules,
  predictAssertions,
  seededRandom,
  tokenClassificationLoss,
} from "@attending/lib";
import { unreadEncoder } from "../unread-encoder";

/** That of the corpus, whatever the seed of the training. */
const corpusSeed = 42;

/** Pieces of the longest of NegEx's sentences, and more. */
const maxLengthOfReal = 512;

/** The notes that a head is trained on and judged by. */
export function assertionCorpus(config: AssertionConfig): GeneratedCorpus {
  const { numTrain, numValidation, numTest } = config;
  const random = seededRandom(corpusSeed);
  return generateNerCorpus({ random, numTrain, numValidation, numTest });
}

/** A head's scores, and what it says of NegEx's sentences. */
export interface TrainedAssertion {
  readonly row: AssertionRow;
  readonly real: DecisionCounts | undefined;
}

/** One head, trained from one seed, the best epoch's by validation. */
export async function trainAssertion(
  { start, seed }: { readonly start: AssertionStart; readonly seed: number },
  config: AssertionConfig,
  concepts: readonly NegexSentence[],
): Promise<TrainedAssertion> {
  const corpus = assertionCorpus(config);
  const { bert, tokenizer } = encoderFrom(start, seed);
  const model = new AssertionClassifier({
    bert,
    numLabels: assertionLabels.length,
    random: seededRandom(seed),
  });
  const reading = { model, tokenizer };
  const begun = performance.now();
  const { history, best } = await train(reading, { corpus, config, seed });
  const seconds = (performance.now() - begun) / 1000;
  if (best) model.loadStateDict(best.parameters);
  const { accuracy, macroF1, perLabel, negation } = reportOn(reading, corpus.test);
  const real = concepts.length === 0 ? undefined : headOnReal(reading, concepts);
  model.dispose();
  const row: AssertionRow = {
    start,
    seed,
    accuracy: rounded(accuracy),
    macroF1: rounded(macroF1),
    f1: perLabel.map(({ f1 }) => rounded(f1)),
    negationAccuracy: rounded(negation.accuracy),
    negationF1: rounded(negation.f1),
    secondsPerEpoch: rounded(seconds / config.epochs),
    bestEpoch: best?.epoch ?? 0,
    trainLoss: history.map(({ trainLoss }) => rounded(trainLoss)),
    validationF1: history.map(({ score }) => rounded(score ?? Number.NaN)),
  };
  return { row, real };
}

/** A head, and the tokenizer whose ids it knows. */
type Reading = Pick<PredictAssertionsOptions, "model" | "tokenizer">;

function train(
  { model, tokenizer }: Reading,
  {
    corpus,
    config,
    seed,
  }: { readonly corpus: GeneratedCorpus; readonly config: AssertionConfig; readonly seed: number },
): Promise<FitResult> {
  const { batchSize, epochs, learningRate } = config;
  const loader = new AssertionLoader({ sentences: corpus.train, tokenizer, batchSize });
  const totalSteps = epochs * loader.numBatches;
  return fit(model, {
    train: loader,
    computeLoss: ({ labels, ...input }) =>
      tokenClassificationLoss(model.forward(input).logits, labels),
    countExamples: ({ labels }) => countLabels(labels),
    optimizer: new AdamW(decayGroups(model, 0.01), { learningRate }),
    schedule: linearSchedule({ warmupSteps: Math.ceil(totalSteps / 10), totalSteps }),
    maxGradientNorm: 1,
    validate: () => reportOn({ model, tokenizer }, corpus.validation).macroF1,
    epochs,
    seed,
    progress: false,
  });
}

function reportOn(reading: Reading, sentences: readonly AssertedSentence[]): AssertionReport {
  const gold = sentences.map(({ mentions }) => mentions.map(({ assertion }) => assertion));
  return assertionReport(gold, predictAssertions({ ...reading, sentences }));
}

/** The embedded model, or one of its size and vocabulary that has read nothing. */
function encoderFrom(start: AssertionStart, seed: number): PretrainedBert {
  const random = seededRandom(seed);
  const name = "clinical-bert-mini";
  return start === "random" ? unreadEncoder(name, random) : loadPretrained(name, { random });
}

/** A concept is negated when one of its places is called absent. */
function headOnReal(reading: Reading, concepts: readonly NegexSentence[]): DecisionCounts {
  const sentences = concepts.map(conceptMentions);
  const said = predictAssertions({ ...reading, sentences, maxLength: maxLengthOfReal });
  return countsOf(
    said.map((labels) => labels.includes("absent")),
    concepts.map(({ isNegated }) => isNegated),
  );
}

/** What `NegexRules` say of NegEx's sentences. */
export function rulesOnReal(concepts: readonly NegexSentence[]): DecisionCounts {
  const rules = new NegexRules();
  return countsOf(
    concepts.map(({ sentence, concept }) => rules.isNegated(sentence, concept)),
    concepts.map(({ isNegated }) => isNegated),
  );
}

/** What those know of the test notes who have learned nothing. */
export function floorsOn(sentences: readonly AssertedSentence[]): AssertionFloors {
  const read = sentences.flatMap(({ tokens, mentions }) =>
    markNegated({ tokens, spans: mentions }),
  );
  return {
    numMentions: read.length,
    support: assertionLabels.map(
      (label) => read.filter(({ assertion }) => assertion === label).length,
    ),
    rules: countsOf(
      read.map(({ isNegated }) => isNegated),
      read.map(({ assertion }) => assertion === "absent"),
    ),
  };
}

function countsOf(said: readonly boolean[], truth: readonly boolean[]): DecisionCounts {
  const [counts] = countDecisions(
    said.map((is) => [Number(is)]),
    truth.map((is) => [Number(is)]),
  );
  if (counts === undefined) throw new Error("study: expected mentions, got none.");
  return counts;
}

/** Six digits after the point: further ones are the backend's. */
const rounded = (value: number): number => Number(value.toFixed(6));
