import { fitTemperature } from "../../evaluation/calibration/fit-temperature";
import {
  type ReliabilityDiagram,
  reliabilityDiagram,
} from "../../evaluation/calibration/reliability-diagram";
import { softmax } from "../../evaluation/calibration/softmax";
import { entityReport } from "../../evaluation/entities/entity-report";
import {
  type ErrorSeverities,
  errorSeverities,
} from "../../evaluation/entities/error-severities";
import { spansOfTags } from "../../evaluation/entities/spans-of-tags";
import {
  type ShareInterval,
  wilsonInterval,
} from "../../evaluation/wilson-interval";
import type { NerSentence } from "../ner-corpus";
import { likeliestTag } from "../predict-tags";
import { type ScoredWord, scoredWords, type WordLogits } from "../scored-words";
import {
  type DeploymentMeasures,
  type DeploymentRecommendation,
  deploymentThresholds,
  recommendDeployment,
} from "./recommend-deployment";

/** A model, what to ask it, and what was measured elsewhere. */
export interface EthicsInput {
  /** A model: the logits of each word of some sentences. */
  readonly predictLogits: (sentences: readonly NerSentence[]) => WordLogits;
  /** The tags; a tag's place is its logit's. */
  readonly labels: readonly string[];
  /** As `makeDemographicPairs` gives them. */
  readonly pairs: readonly {
    readonly dimension: string;
    readonly sentences: readonly [first: NerSentence, second: NerSentence];
  }[];
  /** To find the temperatures with. */
  readonly validation: readonly NerSentence[];
  /** To judge by. */
  readonly test: readonly NerSentence[];
  /** What is left out was not measured. */
  readonly measured?: {
    readonly negationAccuracy?: number | undefined;
    readonly p95Ms?: number | undefined;
  };
  /** @default deploymentThresholds */
  readonly thresholds?: DeploymentMeasures | undefined;
}

/** How often a dimension made a difference, with its 95 % interval. */
export interface BiasResult extends ShareInterval {
  readonly dimension: string;
  readonly numPairs: number;
  /** Pairs in which other entities were found. */
  readonly numDifferent: number;
}

/** A temperature, and the diagrams without it and with it. */
export interface Calibration {
  readonly temperature: number;
  readonly before: ReliabilityDiagram;
  readonly after: ReliabilityDiagram;
}

/** What was found out, and what follows. */
export interface EthicsAssessment {
  /** One for each dimension, in the order of the pairs. */
  readonly biasResults: BiasResult[];
  readonly calibration: {
    readonly allWords: Calibration;
    /** Of words whose likeliest tag is not O. */
    readonly entityWords: Calibration;
  };
  readonly severityDistribution: ErrorSeverities;
  readonly recommendation: DeploymentRecommendation;
}

/**
 * What a tagger of clinical notes does to whom, and whether it may be tried.
 *
 * * Bias: a pair differs when the entities found, each its type and its words,
 *   from left to right, are not the same in both.
 * * Calibration: a word's confidence is its highest probability. A temperature
 *   is fitted on validation, the diagrams are of test; once for all words, and
 *   once for those predicted as entities. Words that were cut off are left out.
 * * Severity: of the errors on test, as `errorSeverities` says.
 * * Recommendation: `recommendDeployment` of the strict F1 on test, over all
 *   entities and of the worst type, of the ECE of words predicted as entities
 *   after scaling, and of what was measured elsewhere.
 *
 * @throws DataError or VocabularyError when there are no words to calibrate
 * with, or a tag is none of the labels
 */
export function ethicsAssessment({
  predictLogits,
  labels,
  pairs,
  validation,
  test,
  measured = {},
  thresholds = deploymentThresholds,
}: EthicsInput): EthicsAssessment {
  const tagsOf = (words: WordLogits[number]): string[] =>
    words.map((logits) => likeliestTag(logits, labels));
  const foundIn = (sentences: readonly NerSentence[]): string[] =>
    predictLogits(sentences).map((words, s) => {
      const { tokens = [] } = sentences[s] ?? {};
      const entities = spansOfTags(tagsOf(words)).map(
        ({ type, start, end }) => [type, ...tokens.slice(start, end)],
      );
      return JSON.stringify(entities);
    });
  const first = foundIn(pairs.map(({ sentences }) => sentences[0]));
  const second = foundIn(pairs.map(({ sentences }) => sentences[1]));
  const assessBias = (dimension: string): BiasResult => {
    const own = pairs.flatMap((pair, i) =>
      pair.dimension === dimension ? [first[i] !== second[i]] : [],
    );
    const numDifferent = own.filter((isDifferent) => isDifferent).length;
    const interval = wilsonInterval(numDifferent, own.length);
    return { dimension, numPairs: own.length, numDifferent, ...interval };
  };

  const predicted = predictLogits(test);
  const known = scoredWords(validation, predictLogits(validation), labels);
  const judged = scoredWords(test, predicted, labels);
  const calibrate = (isChosen: (word: ScoredWord) => boolean): Calibration => {
    const chosen = judged.filter(isChosen);
    const fitted = known.filter(isChosen);
    const { temperature } = fitTemperature(
      fitted.map(({ logits }) => logits),
      fitted.map(({ label }) => label),
    );
    const diagramAt = (t: number): ReliabilityDiagram =>
      reliabilityDiagram(
        chosen.map(({ logits }) => Math.max(...softmax(logits, t))),
        chosen.map((word) => word.predicted === word.label),
      );
    const [before, after] = [diagramAt(1), diagramAt(temperature)];
    return { temperature, before, after };
  };
  const allWords = calibrate(() => true);
  const entityWords = calibrate((word) => labels[word.predicted] !== "O");

  const gold = test.map(({ tags }) => tags);
  const found = predicted.map(tagsOf);
  const { micro, perType } = entityReport(gold, found, { mode: "strict" });
  const measures = {
    ...measured,
    microF1: micro.f1,
    typeF1: Math.min(...perType.map(({ f1 }) => f1)),
    ece: entityWords.after.ece,
  };
  const dimensions = [...new Set(pairs.map(({ dimension }) => dimension))];
  return {
    biasResults: dimensions.map(assessBias),
    calibration: { allWords, entityWords },
    severityDistribution: errorSeverities(gold, found),
    recommendation: recommendDeployment(measures, thresholds),
  };
}
