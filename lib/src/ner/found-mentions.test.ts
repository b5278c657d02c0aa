import { describe, expect, it } from "vitest";
import { foundMentions } from "./found-mentions";
import type { NerSentence } from "./ner-corpus";

const train: NerSentence[] = [
  { tokens: ["Chest", "pain", "iron"], tags: ["B-D", "I-D", "B-M"] },
];
const sentences: NerSentence[] = [
  { tokens: ["chest", "PAIN", "."], tags: ["B-D", "I-D", "O"] },
  { tokens: ["iron", "fever"], tags: ["B-T", "B-D"] },
];

describe("foundMentions", () => {
  it("tells of each gold entity whether it was seen, and found", () => {
    const predicted = [
      ["B-D", "O", "O"],
      ["B-T", "B-D"],
    ];
    const found = foundMentions({ train, sentences, predicted });
    expect(
      found.map(({ sentence, start, type, isSeen, isFound }) => [
        ...[sentence, start, type, isSeen, isFound],
      ]),
    ).toEqual([
      [0, 0, "D", true, false],
      // Seen as a medication only.
      [1, 0, "T", false, true],
      [1, 1, "D", false, true],
    ]);
  });

  it("reads strictly unless told otherwise", () => {
    const predicted = [
      ["I-D", "I-D", "O"],
      ["O", "O"],
    ];
    const given = { train, sentences, predicted };
    expect(foundMentions(given)[0]?.isFound).toBe(false);
    const lenient = foundMentions({ ...given, mode: { mode: "default" } });
    expect(lenient[0]?.isFound).toBe(true);
  });

  it("refuses tables that do not fit", () => {
    expect(() =>
      foundMentions({ train, sentences, predicted: [["O"], ["O", "O"]] }),
    ).toThrow(/^foundMentions: expected 3 predicted tags in sentence 0, got 1/);
  });
});
