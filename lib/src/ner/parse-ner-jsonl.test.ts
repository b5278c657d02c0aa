import { describe, expect, it } from "vitest";
import { DataError } from "../errors/data-error";
import { type NerJsonlOptions, parseNerJsonl } from "./parse-ner-jsonl";

const labels = ["O", "B-Sign", "I-Sign"];
const parse = (text: string, options: NerJsonlOptions = { labels }) =>
  parseNerJsonl("test.jsonl", text, options);
const line = (value: unknown) => JSON.stringify(value);

const sentence = { tokens: ["No", "fever"], tags: ["O", "B-Sign"] };

describe("parseNerJsonl", () => {
  it("reads tags by name and by id, and passes empty lines over", () => {
    const text = [
      line(sentence),
      "",
      line({ id: "7", tokens: sentence.tokens, ner_tags: [0, 1] }),
      "",
    ];
    for (const end of ["\n", "\r\n"]) {
      expect(parse(text.join(end))).toEqual([sentence, sentence]);
    }
    expect(parse(line(sentence), {})).toEqual([sentence]);
  });

  it.each<[string, string, NerJsonlOptions, string]>([
    ["nothing", "\n", { labels }, "test.jsonl: expected at least one sentence"],
    [
      "a line that is cut",
      `${line(sentence)}\n{"tokens": ["secret`,
      { labels },
      "test.jsonl, line 2: expected a JSON object with tokens, a list of texts, and tags, a list, got something else. Is it one object a line, and was the file cut short?",
    ],
    ["null", "null", { labels }, "line 1: expected a JSON object"],
    [
      "tokens of numbers",
      line({ tokens: [1], tags: [0] }),
      { labels },
      "line 1: expected a JSON object",
    ],
    [
      "no tags",
      line({ tokens: ["secret"] }),
      { labels },
      "line 1: expected a JSON object",
    ],
    [
      "no tokens",
      line({ tokens: [], tags: [] }),
      { labels },
      "line 1: expected at least one token, got none.",
    ],
    [
      "tokens and tags of different lengths",
      line({ tokens: ["secret", "b", "c"], tags: [0, 0] }),
      { labels },
      "expected 3 tags, one for each token, got 2. Tags are of words, not of entities or word pieces.",
    ],
    [
      "an empty token",
      line({ tokens: ["secret", " "], tags: [0, 0] }),
      { labels },
      "expected text in token 1, got none.",
    ],
    [
      "an id beyond the labels",
      line({ tokens: ["a", "secret"], tags: [0, 3] }),
      { labels },
      "expected an id from 0 to 2, or a tag, for token 1, got 3. Put label.json beside the files, an id for each tag.",
    ],
    [
      "an id of -100",
      line({ tokens: ["secret"], tags: [-100] }),
      { labels },
      "got -100.",
    ],
    [
      "a half",
      line({ tokens: ["secret"], tags: [0.5] }),
      { labels },
      "got 0.5.",
    ],
    [
      "a tag that is no tag",
      line({ tokens: ["secret"], tags: [null] }),
      { labels },
      "got something else.",
    ],
    [
      "ids without labels",
      line({ tokens: ["secret"], tags: [0] }),
      {},
      "expected a tag in words for token 0, since no labels are given, got 0.",
    ],
    [
      "a tag that is not in the set",
      line({ tokens: ["secret"], tags: ["B-Secret"] }),
      { labels },
      "expected one of the 3 labels for token 0, got another.",
    ],
  ])("refuses %s", (_, text, options, message) => {
    const run = () => parse(text, options);
    expect(run).toThrow(DataError);
    expect(run).toThrow(message);
    expect(run).not.toThrow(/secret/i);
  });
});
