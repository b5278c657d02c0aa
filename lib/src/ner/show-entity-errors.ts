import { showMarkedSpans } from "../display/show-marked-spans";
import { DataError } from "../errors/data-error";
import type { EntityError } from "./error-analysis";
import type { NerSentence } from "./ner-corpus";

/**
 * Shows errors in their sentences: what is gold, and what was predicted.
 *
 * @param errors of these sentences, e.g. the examples of one kind
 * @throws DataError when an error is of a sentence that there is not
 * @example
 * showEntityErrors(corpus.test, kinds[0].examples, { title: "Wrong types" });
 */
export function showEntityErrors(
  sentences: readonly NerSentence[],
  errors: readonly EntityError[],
  { title }: { readonly title: string },
): void {
  const marked = errors.map((error) => {
    const { kind, sentence, gold, predicted, isNegated } = error;
    const words = sentences[sentence]?.tokens;
    if (words === undefined) throw noSuchSentence(sentence, sentences.length);
    return {
      name: `${kind} · sentence ${sentence}${isNegated ? " · near a negation" : ""}`,
      words,
      readings: [
        { label: "gold", spans: gold ? [gold] : [] },
        { label: "predicted", spans: predicted ? [predicted] : [] },
      ],
    };
  });
  showMarkedSpans(marked, { title });
}

const noSuchSentence = (sentence: number, count: number): DataError =>
  new DataError({
    where: "showEntityErrors",
    expected: `errors of ${count} sentences`,
    got: `one of sentence ${sentence}`,
    fix: "Give the sentences that were analysed.",
  });
