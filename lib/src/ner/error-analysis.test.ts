import { describe, expect, it } from "vitest";
import type { EntitySpan } from "../evaluation/entities/spans-of-tags";
import { tagsOfSpans } from "../evaluation/entities/tags-of-spans";
import { seededRandom } from "../random/seeded-random";
import { errorAnalysis } from "./error-analysis";
import { errorKinds } from "./error-kinds";
import { holdsPhrase } from "./negation-triggers";
import { generateNerCorpus } from "./synthetic/generate-ner-corpus";

const span = (type: string, start: number, end: number): EntitySpan => ({
  ...{ type, start, end },
});

/** One sentence of the words, and what its errors are. */
function errorsOf(text: string, gold: EntitySpan[], predicted: EntitySpan[]) {
  const tokens = text.split(" ");
  return errorAnalysis({
    sentences: [{ tokens, tags: tagsOfSpans(gold, tokens.length) }],
    predicted: [tagsOfSpans(predicted, tokens.length)],
  }).errors;
}

const kindsOf = (...given: Parameters<typeof errorsOf>) =>
  errorsOf(...given).map(({ kind }) => kind);

const seven = "a b c d e f g";

describe("errorAnalysis", () => {
  it.each([
    ["nothing", [span("A", 1, 3)], [span("A", 1, 3)], []],
    ["type", [span("A", 1, 3)], [span("B", 1, 3)], ["type"]],
    ["boundary", [span("A", 1, 3)], [span("A", 2, 3)], ["boundary"]],
    [
      "boundary and type",
      [span("A", 1, 3)],
      [span("B", 2, 4)],
      ["boundary and type"],
    ],
    ["missing", [span("A", 1, 3)], [], ["missing"]],
    ["hallucinated", [], [span("A", 1, 3)], ["hallucinated"]],
    [
      "neighbours share nothing",
      [span("A", 1, 3)],
      [span("A", 3, 5)],
      ["missing", "hallucinated"],
    ],
  ])("knows %s", (_, gold, predicted, kinds) => {
    expect(kindsOf(seven, gold, predicted)).toEqual(kinds);
  });

  it("uses each span once: a long guess meets one of two entities", () => {
    const gold = [span("A", 0, 2), span("A", 2, 5)];
    const errors = errorsOf(seven, gold, [span("A", 0, 5)]);
    expect(errors.map(({ kind }) => kind)).toEqual(["boundary", "missing"]);
    // The one that it shares more words with.
    expect(errors[0]?.gold).toEqual(gold[1]);
    expect(errors[1]?.gold).toEqual(gold[0]);
  });

  it("asks for the same type before it asks who shares more words", () => {
    const gold = [span("A", 0, 2), span("B", 2, 5)];
    const errors = errorsOf(seven, gold, [span("A", 1, 5)]);
    expect(errors.map(({ kind }) => kind)).toEqual(["boundary", "missing"]);
    expect(errors[0]?.gold).toEqual(gold[0]);
  });

  it.each([
    ["no a b c d X e f", true],
    ["no a b c d e X f", false],
    ["a X b c d e No", true],
    ["a X b c d e f no", false],
    ["a X b c d ruled out", true],
    ["a X b c d e ruled out", false],
    ["a X was ruled in", false],
    ["nothing a X b", false],
  ])("looks for a trigger among 5 words: %s", (text, isNegated) => {
    const at = text.split(" ").indexOf("X");
    const [error] = errorsOf(text, [span("A", at, at + 1)], []);
    expect(error?.isNegated).toBe(isNegated);
  });

  it("does not take a trigger inside of the entity for one beside it", () => {
    const errors = errorsOf("a gram negative rods b", [span("A", 1, 4)], []);
    expect(errors[0]?.isNegated).toBe(false);
  });

  it("counts shares of errors, and shows the first of each kind", () => {
    const tokens = seven.split(" ");
    const gold = tagsOfSpans([span("A", 0, 1), span("B", 3, 5)], 7);
    const analysis = errorAnalysis({
      sentences: Array.from({ length: 5 }, () => ({ tokens, tags: gold })),
      predicted: Array.from({ length: 5 }, () =>
        tagsOfSpans([span("A", 3, 5)], 7),
      ),
      ...{ numExamples: 3, numShown: 2 },
    });
    expect(analysis.numExamples).toBe(3);
    expect(analysis.errors).toHaveLength(6);
    expect(analysis.kinds.map(({ kind }) => kind)).toEqual([...errorKinds]);
    const [type, boundary, , missing] = analysis.kinds;
    expect(type).toMatchObject({ count: 3, share: 0.5 });
    expect(type?.examples.map(({ sentence }) => sentence)).toEqual([0, 1]);
    expect(missing).toMatchObject({ count: 3, share: 0.5 });
    expect(boundary).toMatchObject({ count: 0, share: 0, examples: [] });
  });

  it("is strict by default: an I- without B- is no entity", () => {
    const sentences = [{ tokens: ["a", "b"], tags: ["O", "B-A"] }];
    const predicted = [["O", "I-A"]];
    const kindOf = (mode?: "default") =>
      errorAnalysis({ sentences, predicted, ...(mode && { mode: { mode } }) });
    expect(kindOf().errors[0]?.kind).toBe("missing");
    expect(kindOf().mode).toBe("strict IOB2");
    expect(kindOf("default").errors).toEqual([]);
    expect(kindOf("default").kinds.map(({ share }) => share)).toEqual([
      0, 0, 0, 0, 0,
    ]);
  });

  it("gives every span that is not right to one error", () => {
    const random = seededRandom(7);
    const { test } = generateNerCorpus({ random, numTrain: 1, numTest: 61 });
    // The tags of the sentence before, cut or filled to size.
    const predicted = test.map(({ tags }, i) =>
      tags.map((_, word) => test.at(i - 1)?.tags[word] ?? "O"),
    );
    const mode = { mode: "default" } as const;
    const options = { sentences: test, predicted, mode };
    const { errors } = errorAnalysis(options);
    for (const side of ["gold", "predicted"] as const) {
      const used = errors.flatMap((error) => {
        const { sentence, [side]: one } = error;
        return one ? [`${sentence} ${one.start} ${one.end} ${one.type}`] : [];
      });
      expect(new Set(used).size).toBe(used.length);
      expect(used.length).toBeGreaterThan(61);
    }
  });

  it("refuses tables that do not fit", () => {
    const sentences = [{ tokens: ["a"], tags: ["O"] }];
    expect(() => errorAnalysis({ sentences, predicted: [] })).toThrow(
      /^errorAnalysis: expected predicted tags of 1 sentences, got 0/,
    );
  });
});

describe("holdsPhrase", () => {
  it.each([
    ["was Ruled out", true],
    ["ruled him out", false],
    ["nothing noted", false],
    ["", false],
  ])("%s: %s", (text, expected) => {
    expect(holdsPhrase(text.split(" "), ["no", "ruled out"])).toBe(expected);
  });
});
