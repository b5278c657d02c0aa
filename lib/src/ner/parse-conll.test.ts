import { describe, expect, it } from "vitest";
import { DataError } from "../errors/data-error";
import { type ConllOptions, parseConll } from "./parse-conll";

const parse = (text: string, options?: ConllOptions) =>
  parseConll("test.tsv", text, options);

const sentences = [
  { tokens: ["No", "fever", "."], tags: ["O", "B-Sign", "O"] },
  { tokens: ["Heart", "attack"], tags: ["B-Sign", "I-Sign"] },
];
const text = "No\tO\nfever\tB-Sign\n.\tO\n\nHeart\tB-Sign\nattack\tI-Sign\n";

describe("parseConll", () => {
  it.each([
    ["tabs", text],
    ["spaces", text.replaceAll("\t", " ")],
    ["Windows' line ends", text.replaceAll("\n", "\r\n")],
    ["a mark at its start", `\uFEFF${text}`],
    ["no last line end", text.trimEnd()],
    ["more empty lines", `\n \n${text.replace("\n\n", "\n\n\t\n\n")}\n\n`],
    ["documents", `-DOCSTART- -X- O\n\n${text}`],
  ])("reads %s", (_, given) => {
    expect(parse(given)).toEqual(sentences);
  });

  it("takes words and tags from other columns", () => {
    const given = "1 No DT O x\n2 fever NN B-Sign x\n";
    expect(parse(given, { tokenColumn: 1, tagColumn: 3 })).toEqual([
      { tokens: ["No", "fever"], tags: ["O", "B-Sign"] },
    ]);
    expect(parse("No DT O\n")[0]?.tags).toEqual(["O"]);
  });

  it("keeps spaces inside of a word between tabs", () => {
    expect(parse("in vitro\tO")[0]?.tokens).toEqual(["in vitro"]);
  });

  it("lets an I- without B- pass", () => {
    expect(parse("fever\tI-Sign\n")[0]?.tags).toEqual(["I-Sign"]);
  });

  it.each<[string, string, ConllOptions, string]>([
    ["nothing", "", {}, "test.tsv: expected at least one sentence, got none."],
    ["empty lines only", "\n\n", {}, "expected at least one sentence, got"],
    [
      "a word without a tag",
      "No\tO\nsecret\n",
      {},
      "test.tsv, line 2: expected a word and its tag, between tabs or spaces, got 1 of 1 columns filled. Is the file in CoNLL's form, a word a line?",
    ],
    ["an empty tag", "secret\t\n", {}, "got 1 of 2 columns filled."],
    ["a column that is not there", "No\tO\n", { tagColumn: 2 }, "got 2 of 2"],
    [
      "a tag that is none",
      "No\tO\nfever\tsecret\n\n",
      {},
      "the tag of word 1 in test.tsv, line 3, the end of sentence 0: expected O, or one of O, B, I and a type, got another.",
    ],
    [
      "a tag that is not in the set",
      `${text}\nfever\tB-Disease\n`,
      { labels: ["O", "B-Sign", "I-Sign"] },
      "sentence 2: expected one of the 3 labels for token 0, got another. Do the labels belong to these files, and is the last column the tag?",
    ],
  ])("refuses %s", (_, given, options, message) => {
    const run = () => parse(given, options);
    expect(run).toThrow(DataError);
    expect(run).toThrow(message);
    expect(run).not.toThrow("secret");
  });
});
