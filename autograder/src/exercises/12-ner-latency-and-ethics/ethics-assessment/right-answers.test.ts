import {
  type EthicsInput,
  entityReport,
  errorSeverities,
  fitTemperature,
  likeliestTag,
  recommendDeployment,
  reliabilityDiagram,
  softmax,
  spansOfTags,
  wilsonInterval,
} from "@attending/lib";
import { expect, it } from "vitest";
import { lostClaims } from "../../../judging/fixtures/judge-answer";

type Sentence = EthicsInput["test"][number];

/** Asks sentence by sentence, joins words to texts, and keeps words that were cut off till the end. */
function sentenceBySentence(input: EthicsInput) {
  const { predictLogits, labels, pairs, validation, test, measured, thresholds } = input;
  const read = (sentence: Sentence) => predictLogits([sentence])[0] ?? [];
  const tagsOf = (sentence: Sentence) => read(sentence).map((row) => likeliestTag(row, labels));
  const said = (sentence: Sentence) =>
    spansOfTags(tagsOf(sentence))
      .map(({ type, start, end }) => `${type} ${sentence.tokens.slice(start, end).join(" ")}`)
      .join("\n");
  const counts = new Map<string, [different: number, all: number]>();
  for (const { dimension, sentences } of pairs) {
    const [k, n] = counts.get(dimension) ?? [0, 0];
    counts.set(dimension, [k + Number(said(sentences[0]) !== said(sentences[1])), n + 1]);
  }
  const wordsOf = (sentences: readonly Sentence[]) =>
    sentences.flatMap((sentence) =>
      read(sentence).map((row, i) => ({ row, tag: sentence.tags[i] ?? "O" })),
    );
  const calibrate = (entitiesOnly: boolean) => {
    const choose = (sentences: readonly Sentence[]) =>
      wordsOf(sentences).flatMap(({ row, tag }) => {
        if (!row || (entitiesOnly && likeliestTag(row, labels) === "O")) return [];
        return [{ row: [...row], tag }];
      });
    const known = choose(validation);
    const { temperature } = fitTemperature(
      known.map(({ row }) => row),
      known.map(({ tag }) => labels.indexOf(tag)),
    );
    const words = choose(test);
    const right = words.map(({ row, tag }) => labels[row.indexOf(Math.max(...row))] === tag);
    const at = (t: number) => {
      // The highest of the probabilities is that of the highest logit.
      const sure = words.map(({ row }) => softmax(row, t)[row.indexOf(Math.max(...row))] ?? 0);
      return reliabilityDiagram(sure, right);
    };
    return { temperature, before: at(1), after: at(temperature) };
  };
  const [gold, found] = [test.map(({ tags }) => tags), test.map(tagsOf)];
  const { micro, perType } = entityReport(gold, found, { mode: "strict", scheme: "IOB2" });
  const calibration = { allWords: calibrate(false), entityWords: calibrate(true) };
  const [typeF1] = perType.map(({ f1 }) => f1).sort((a, b) => a - b);
  const { ece } = calibration.entityWords.after;
  return {
    calibration,
    biasResults: [...counts].map(([dimension, [numDifferent, numPairs]]) => ({
      ...{ dimension, numPairs, numDifferent },
      ...wilsonInterval(numDifferent, numPairs),
    })),
    severityDistribution: errorSeverities(gold, found),
    recommendation: recommendDeployment(
      { microF1: micro.f1, typeF1, ece, ...measured },
      thresholds,
    ),
  };
}

it("12.4 takes another right way", async () => {
  expect(await lostClaims("12.4", { ethicsAssessment: sentenceBySentence })).toEqual([]);
});
