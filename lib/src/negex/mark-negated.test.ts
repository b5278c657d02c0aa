import { describe, expect, it } from "vitest";
import { DataError } from "../errors/data-error";
import { generateNerCorpus } from "../ner/synthetic/generate-ner-corpus";
import { seededRandom } from "../random/seeded-random";
import { markNegated } from "./mark-negated";
import { NegexRules } from "./negex-rules";
import { scoreNegation } from "./score-negation";

/** Whether the words between the brackets are negated, one for each pair. */
function marked(text: string, rules?: NegexRules): boolean[] {
  const tokens: string[] = [];
  const starts: number[] = [];
  const spans: { type: string; start: number; end: number }[] = [];
  for (const word of text.split(" ")) {
    if (word === "[") starts.push(tokens.length);
    else if (word === "]") {
      const [start = 0] = starts.splice(0, 1);
      spans.push({ type: "X", start, end: tokens.length });
    } else tokens.push(word);
  }
  return markNegated({ tokens, spans, rules }).map((each) => each.isNegated);
}

describe("markNegated", () => {
  it("keeps the spans, and says of each whether it is denied", () => {
    const spans = [
      { type: "DIAG", start: 1, end: 3, seen: true },
      { type: "DIAG", start: 4, end: 5, seen: false },
    ];
    const tokens = ["Denies", "chest", "pain", "but", "cough"];
    expect(markNegated({ tokens, spans })).toEqual([
      { type: "DIAG", start: 1, end: 3, seen: true, isNegated: true },
      { type: "DIAG", start: 4, end: 5, seen: false, isNegated: false },
    ]);
  });

  it("asks for the place, not for the words that stand there", () => {
    expect(marked("[ Cough ] last week ; today no [ cough ] .")).toEqual([
      false,
      true,
    ]);
  });

  it.each([".", "!", "?", "..."])("ends a negation at %s", (end) => {
    expect(marked(`No [ fever ] ${end} [ Cough ] .`)).toEqual([true, false]);
    expect(marked(`[ Cough ] ${end} [ Fever ] is absent`)).toEqual([
      false,
      true,
    ]);
  });

  it("takes the point in a number for none of these", () => {
    expect(marked("Without 2 . 5 mg [ aspirin ] .")).toEqual([true]);
    expect(marked("No [ aspirin 2 . 5 mg ] .")).toEqual([true]);
    expect(marked("Sodium 7 . No [ fever ]")).toEqual([true]);
    expect(marked("No stool since day 5 . [ fever ]")).toEqual([false]);
  });

  it.each(["can ' t", "can ’ t", "ca n't", "can't"])(
    "knows a cue that is parted as %s",
    (cue) => {
      const rules = new NegexRules({
        cues: { before: ["can't"], after: [], pseudo: [], end: [] },
      });
      expect(marked(`${cue} find [ edema ]`, rules)).toEqual([true]);
    },
  );

  it("uses the scope and the cues that it is given", () => {
    const text = "No a b c d e f [ edema ]";
    expect(marked(text)).toEqual([false]);
    expect(marked(text, new NegexRules({ maxScope: Infinity }))).toEqual([
      true,
    ]);
  });

  it("has nothing to say without entities, words, or anything but signs", () => {
    expect(markNegated({ tokens: [], spans: [] })).toEqual([]);
    expect(markNegated({ tokens: ["No", "fever"], spans: [] })).toEqual([]);
    expect(marked("[ . , ]")).toEqual([false]);
    expect(marked("no [ . ]")).toEqual([true]);
  });

  it.each([
    [-1, 1],
    [0, 3],
    [1, 1],
    [2, 1],
    [0.5, 1],
    [0, Number.NaN],
  ])("refuses words %d to %d of two", (start, end) => {
    const asked = () =>
      markNegated({
        tokens: ["No", "SECRET"],
        spans: [{ type: "X", start, end }],
      });
    expect(asked).toThrow(DataError);
    expect(asked).toThrow(
      `markNegated: expected entities of at least one of 2 words, got words ${start} to before ${end}. Are the spans and the tokens of the same note?`,
    );
  });
});

describe("the rules on generated notes, whose entities are given", () => {
  const { test } = generateNerCorpus({ random: seededRandom(42) });
  const score = (types: readonly string[]) => {
    const read = test
      .flatMap(({ tokens, mentions }) =>
        markNegated({ tokens, spans: mentions }),
      )
      .filter(({ type }) => types.includes(type));
    return scoreNegation(
      read.map(({ isNegated }) => isNegated),
      read.map(({ assertion }) => ({ isNegated: assertion === "absent" })),
    );
  };

  it("are right of nearly all diagnoses", () => {
    const { accuracy, alwaysAffirmed } = score(["DIAG"]);
    expect(accuracy).toBeGreaterThan(0.98);
    expect(alwaysAffirmed).toBeLessThan(0.7);
  });

  it("do not know a drug that is held, nor a procedure that is refused", () => {
    expect(score(["MED", "PROC"]).recall).toBe(0);
  });
});
