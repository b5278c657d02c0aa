import type {
  CoveredConcept,
  DecisionCounts,
  NegexConfig,
  NegexLearner,
  NegexRow,
  NegexRuleName,
  NegexRuleRow,
  NegexSentence,
  NoteClassifier,
} from "@attending/lib";
import {
  BagOfWordsClassifier,
  ClinicalNoteClassifier,
  callsNegated,
  clinicalVocabulary,
  countDecisions,
  coveredConcepts,
  LSTMNoteClassifier,
  NegexRules,
  negationTerms,
  negexRuleNames,
  seededRandom,
  studyLoaders,
  trainModel,
  wordsIn,
} from "@attending/lib";

const vocabSize = clinicalVocabulary.size;

/** What each rule says of all sentences, and of those whose concept a model could know. */
export function scoreRules(sentences: readonly NegexSentence[]): NegexRuleRow[] {
  const near = new NegexRules();
  const wide = new NegexRules({ maxScope: Number.POSITIVE_INFINITY });
  const says: Record<NegexRuleName, (of: NegexSentence) => boolean> = {
    "never negated": () => false,
    "any negation word": ({ sentence }) =>
      wordsIn(sentence).some((word) => negationTerms.includes(word)),
    "rules, 5 words": ({ sentence, concept }) => near.isNegated(sentence, concept),
    "rules, whole sentence": ({ sentence, concept }) => wide.isNegated(sentence, concept),
  };
  const covered = coveredConcepts(sentences);
  return negexRuleNames.map((reader) => ({
    reader,
    all: countsOf(sentences.map(says[reader]), sentences),
    covered: countsOf(covered.map(says[reader]), covered),
  }));
}

/** One learner, trained from one seed on generated notes, and asked about the real ones. */
export async function scoreLearner(
  reader: NegexLearner,
  seed: number,
  concepts: readonly CoveredConcept[],
  config: NegexConfig,
): Promise<NegexRow> {
  const model = makeLearner(reader, seed);
  const isFloor = reader === "bag of words";
  const learningRate = isFloor ? config.floorLearningRate : config.learningRate;
  const loaders = studyLoaders(seed, config);
  await trainModel(model, { ...loaders, epochs: config.epochs, learningRate });
  const leftOut = countsOf(callsNegated(model, concepts, { unknown: "left out" }), concepts);
  const marked = countsOf(callsNegated(model, concepts, { unknown: "<UNK>" }), concepts);
  model.dispose();
  return { reader, seed, leftOut, marked };
}

/** Those of notebook 06. */
function makeLearner(reader: NegexLearner, seed: number): NoteClassifier {
  const random = seededRandom(seed);
  const makers: Record<NegexLearner, () => NoteClassifier> = {
    "bag of words": () => new BagOfWordsClassifier({ vocabSize, random }),
    transformer: () => new ClinicalNoteClassifier({ vocabSize, random }),
    LSTM: () => new LSTMNoteClassifier({ vocabSize, bidirectional: true, random }),
  };
  return makers[reader]();
}

function countsOf(said: readonly boolean[], truth: readonly NegexSentence[]): DecisionCounts {
  const [counts] = countDecisions(
    said.map((is) => [Number(is)]),
    truth.map(({ isNegated }) => [Number(isNegated)]),
  );
  if (counts === undefined) throw new Error("study: expected sentences, got none.");
  return counts;
}
