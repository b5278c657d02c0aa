import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startBackend } from "../backend/backend-candidates";
import { VocabularyError } from "../errors/vocabulary-error";
import { BertForClinicalNER } from "../models/bert/bert-for-clinical-ner";
import { BertModel } from "../models/bert/bert-model";
import { seededRandom } from "../random/seeded-random";
import { BertTokenizer } from "../text/bert-tokenizer";
import { WordPieceVocabulary } from "../text/word-piece-vocabulary";
import { evaluateNer } from "./evaluate-ner";
import { predictTags } from "./predict-tags";
import { tokenizeAndAlignLabels } from "./tokenize-and-align-labels";

const pieces = "[PAD] [UNK] [CLS] [SEP] no fever . ,";
const vocabulary = new WordPieceVocabulary(pieces.split(" "));
const tokenizer = new BertTokenizer({ vocabulary });
const labels = ["B-DIAG", "I-DIAG"];

describe("sentences that nobody would write", () => {
  let model: BertForClinicalNER;
  const tagsOf = (sentences: { tokens: string[] }[]) =>
    predictTags({ model, tokenizer, labels, sentences, maxLength: 11 });

  beforeAll(async () => {
    await startBackend.wasm();
    const random = seededRandom(7);
    const bert = new BertModel({
      vocabSize: vocabulary.size,
      hiddenSize: 6,
      numHiddenLayers: 1,
      numAttentionHeads: 3,
      intermediateSize: 7,
      maxPositionEmbeddings: 11,
      random,
    });
    model = new BertForClinicalNER({ bert, numLabels: 2, random });
  });
  afterAll(() => model.dispose());

  it("have a tag for each word that is read, and O for each that is not", () => {
    const many = new Array<string>(10_000).fill("fever");
    const [none, marks, all = []] = tagsOf([
      { tokens: [] },
      { tokens: [".", ",", "."] },
      { tokens: many },
    ]);
    expect(none).toEqual([]);
    expect(marks?.filter((tag) => labels.includes(tag))).toHaveLength(3);
    expect(all).toHaveLength(10_000);
    // 11 pieces are [CLS], nine words and [SEP].
    expect(all.indexOf("O")).toBe(9);
    expect(new Set(all.slice(9))).toEqual(new Set(["O"]));
  });

  it("have O where the tokenizer leaves nothing of a word", () => {
    const [tags] = tagsOf([{ tokens: ["\u0000", "fever", "\u200b"] }]);
    expect([tags?.[0], tags?.[2]]).toEqual(["O", "O"]);
    expect(labels).toContain(tags?.[1]);
  });

  it("may hold half of a surrogate pair, of which nothing is left", () => {
    const half = ["\ud83d", "fever\udc00"];
    const { inputIds } = tokenizeAndAlignLabels({
      sentences: [{ tokens: half, tags: ["B-DIAG", "I-DIAG"] }],
      labels,
      tokenizer,
    });
    expect(inputIds).toEqual([[2, 5, 3]]);
    expect(tagsOf([{ tokens: half }])[0]).toHaveLength(2);
  });

  it("are no sentences at all: nothing is predicted, nothing aligned", () => {
    expect(tagsOf([])).toEqual([]);
    expect(() =>
      tokenizeAndAlignLabels({ sentences: [], labels, tokenizer }),
    ).toThrow("expected at least one text, got none");
  });

  it("are refused with words and tags of different numbers", () => {
    const sentences = [
      { tokens: ["fever"], tags: ["B-DIAG"] },
      { tokens: ["no", "fever"], tags: ["B-DIAG"] },
    ];
    const align = () =>
      tokenizeAndAlignLabels({ sentences, labels, tokenizer });
    expect(align).toThrow(
      "tokenizeAndAlignLabels, sentence 1: expected a tag for each word, got 2 words and 1 tags.",
    );
  });

  it("are refused with a tag that is no label", () => {
    const sentences = [{ tokens: ["fever"], tags: ["B-DRUG"] }];
    const align = () =>
      tokenizeAndAlignLabels({ sentences, labels, tokenizer });
    expect(align).toThrow(VocabularyError);
    expect(align).toThrow(
      'sentence 0: expected tags out of B-DIAG, I-DIAG, got "B-DRUG".',
    );
    expect(() => evaluateNer({ model, tokenizer, sentences, labels })).toThrow(
      VocabularyError,
    );
  });

  it("may begin with I-, which strict reading does not count", () => {
    const sentences = [{ tokens: ["fever"], tags: ["I-DIAG"] }];
    const { report } = evaluateNer({ model, tokenizer, sentences, labels });
    expect([report.mode, report.micro.support]).toEqual(["strict IOB2", 0]);
  });
});
