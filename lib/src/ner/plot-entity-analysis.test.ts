import { describe, expect, it } from "vitest";
import { renderPlot } from "../display/render-plot";
import { DataError } from "../errors/data-error";
import type { NerSentence } from "./ner-corpus";
import { plotEntityAnalysis } from "./plot-entity-analysis";

const sentence = (text: string): NerSentence => {
  const pairs = text.split(" ").map((pair) => pair.split("/"));
  return {
    tokens: pairs.map(([token = ""]) => token),
    tags: pairs.map(([, tag = "O"]) => tag),
  };
};

const corpus = {
  labels: ["O", "B-Z", "I-Z", "B-A"],
  train: [
    "No fever/B-Z , cold/B-Z feet/I-Z",
    "Fever/B-Z and iron/B-A zinc/B-A",
  ].map(sentence),
  validation: [sentence("other/B-A")],
  test: [sentence("other/B-A")],
};

/** What a test reads of a trace. */
interface Trace {
  readonly name?: string;
  readonly x: unknown;
  readonly y?: unknown;
}

describe("plotEntityAnalysis", () => {
  const { data, layout } = plotEntityAnalysis(corpus);
  const traces = data as unknown as readonly Trace[];

  it("shows labels, sentences, entities by type, and surface forms", () => {
    expect(data.map(({ xaxis }) => xaxis)).toEqual([
      ...["x", "x2", "x3", "x3", "x4"],
    ]);
    const [labels, sentences, a, z, forms] = traces;
    expect([labels?.x, labels?.y]).toEqual([corpus.labels, [3, 3, 1, 2]]);
    expect(sentences?.x).toEqual([5, 4]);
    expect([a?.name, a?.x]).toEqual(["A", [1, 1]]);
    expect([z?.name, z?.x]).toEqual(["Z", [1, 2, 1]]);
    expect(forms?.y).toEqual(["fever", "cold feet", "iron", "zinc"]);
    expect(forms?.x).toEqual([2, 1, 1, 1]);
    expect(layout.xaxis3?.title).toBe("words");
  });

  it("shows twenty forms at most, and can be drawn", async () => {
    const train = Array.from({ length: 23 }, (_, i) => ({
      tokens: [`word${String(i).padStart(2, "0")}`],
      tags: ["B-A"],
    }));
    const { data, layout } = plotEntityAnalysis({ ...corpus, train });
    const forms = (data as unknown as readonly Trace[]).at(-1);
    expect(forms?.y).toHaveLength(20);
    const { svg } = await renderPlot(data, layout);
    expect(svg).toContain("word00");
    expect(svg).not.toContain("word20");
  });

  it("refuses what is no tag", () => {
    const train = [sentence("a/entity")];
    expect(() => plotEntityAnalysis({ ...corpus, train })).toThrow(DataError);
  });
});
