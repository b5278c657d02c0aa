import type { Figure } from "../display/heat-map-grid";
import { panelGrid } from "../display/panel-grid";
import { mentionsOf, surfaceForm } from "./mentions";
import type { NerCorpus } from "./ner-corpus";

/**
 * Four pictures of the training sentences in one figure:
 *
 * 1. a bar for each label, as high as it has words;
 * 2. a histogram of the sentences' lengths in words;
 * 3. a histogram of the entities' lengths in words, a trace for each type;
 * 4. lying bars of the 20 most frequent surface forms, capitals aside: the most
 * frequent first, of equals the first in the alphabet.
 *
 * @returns what `showPlot` takes; picture n has the axes `xn` and `yn`, and the
 * first `x` and `y`
 * @throws DataError when a tag is not one of IOB2
 * @example
 * const { data, layout } = plotEntityAnalysis(corpus);
 * await showPlot(data, layout);
 */
export function plotEntityAnalysis({ labels, train }: NerCorpus): Figure {
  const tags = train.flatMap((sentence) => sentence.tags);
  const countOf = (label: string) => tags.filter((tag) => tag === label).length;
  const mentions = train.flatMap((sentence) => mentionsOf(sentence));
  const types = [...new Set(mentions.map(({ type }) => type))].sort();
  const lengthsOf = (type: string) =>
    mentions
      .filter((mention) => mention.type === type)
      .map(({ start, end }) => end - start);
  const formCounts = new Map<string, number>();
  for (const form of mentions.map(surfaceForm)) {
    formCounts.set(form, (formCounts.get(form) ?? 0) + 1);
  }
  const top = [...formCounts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, 20);
  const [forms, counts] = [top.map(([form]) => form), top.map(([, n]) => n)];
  const bar = { type: "bar", showlegend: false } as const;
  const histogram = { type: "histogram" } as const;
  return panelGrid(
    [
      {
        ...{ title: "Labels", xTitle: "label", yTitle: "words" },
        data: [{ ...bar, x: [...labels], y: labels.map(countOf) }],
      },
      {
        ...{
          title: "Length of sentences",
          xTitle: "words",
          yTitle: "sentences",
        },
        data: [
          {
            ...{ ...histogram, showlegend: false },
            x: train.map(({ tokens }) => tokens.length),
          },
        ],
      },
      {
        ...{ title: "Length of entities", xTitle: "words", yTitle: "entities" },
        data: types.map((name) => ({ ...histogram, name, x: lengthsOf(name) })),
      },
      {
        ...{ title: "Frequent forms", xTitle: "entities", yTitle: "form" },
        data: [{ ...bar, orientation: "h", x: counts, y: forms }],
        topDown: true,
      },
    ],
    { title: "The entities of the training sentences" },
  );
}
