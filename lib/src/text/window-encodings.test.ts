import { describe, expect, it } from "vitest";
import { randomInteger } from "../random/draws";
import { seededRandom } from "../random/seeded-random";
import { BertTokenizer } from "./bert-tokenizer";
import { joinWindows } from "./window-encodings";
import { WordPieceVocabulary } from "./word-piece-vocabulary";

const letters = [..."abcdefghijklmnopqrstuvwxyz"];
const vocabulary = new WordPieceVocabulary([
  ..."[PAD] [UNK] [CLS] [SEP]".split(" "),
  ...letters,
  ...letters.map((letter) => `##${letter}`),
]);
const tokenizer = new BertTokenizer({ vocabulary, modelMaxLength: 13 });
const textOf = (windows: { tokens: string[] }[]) =>
  windows.map(({ tokens }) => tokens.slice(1, -1).join(" "));

describe("encodeWindows", () => {
  it("overlaps by the stride, and ends with the text", () => {
    const windows = tokenizer.encodeWindows("a b c d e f g", {
      maxLength: 5,
      stride: 1,
    });
    expect(textOf(windows)).toEqual(["a b c", "c d e", "e f g"]);
    expect(windows.map(({ firstPiece }) => firstPiece)).toEqual([0, 2, 4]);
    expect(windows[1]?.offsets).toEqual([
      [0, 0],
      [4, 5],
      [6, 7],
      [8, 9],
      [0, 0],
    ]);
    expect(windows[1]?.wordIds).toEqual([null, 2, 3, 4, null]);
  });

  it("takes the model's length where none is given", () => {
    const text = letters.join(" ");
    const windows = tokenizer.encodeWindows(text, { stride: 3 });
    expect(windows.map(({ inputIds }) => inputIds.length)).toEqual([
      13, 13, 12,
    ]);
  });

  it("has one window for a short text, and for none", () => {
    const options = { stride: 2 };
    expect(textOf(tokenizer.encodeWindows("a b", options))).toEqual(["a b"]);
    const [empty, ...others] = tokenizer.encodeWindows("", options);
    expect(empty?.tokens).toEqual(["[CLS]", "[SEP]"]);
    expect(others).toEqual([]);
  });

  it.each([
    [
      { stride: 11 },
      "expected a stride from 0 to 10, below the pieces of a window, got 11.",
    ],
    [{ stride: -1 }, "got -1. stride is what two windows have in common"],
    [{ stride: 0.5 }, "got 0.5."],
    [{ maxLength: 2, stride: 0 }, "encodeWindows: expected maxLength to leave"],
  ])("refuses %o", (options, message) => {
    expect(() => tokenizer.encodeWindows("a", options)).toThrow(message);
  });
});

describe("joinWindows", () => {
  it("takes what the window says that sees most around a piece", () => {
    const windows = tokenizer.encodeWindows("a b c d e f g h", {
      maxLength: 7,
      stride: 4,
    });
    expect(textOf(windows)).toEqual([
      "a b c d e",
      "b c d e f",
      "c d e f g",
      "d e f g h",
    ]);
    const values = windows.map(({ tokens }, window) =>
      tokens.map(() => window),
    );
    expect(joinWindows(windows, values).values).toEqual([
      0, 0, 0, 1, 2, 3, 3, 3,
    ]);
  });

  it("takes the earlier of two windows that see as much", () => {
    const options = { maxLength: 6, stride: 3 };
    const windows = tokenizer.encodeWindows("a b c d e f", options);
    const values = windows.map(({ tokens }, window) =>
      tokens.map(() => window),
    );
    expect(joinWindows(windows, values).values).toEqual([0, 0, 0, 1, 2, 2]);
  });

  it("gives every piece of the text once, for any windows", () => {
    const random = seededRandom(3);
    for (let run = 0; run < 200; run++) {
      const words = randomInteger(random, 0, 29);
      const text = letters
        .slice(0, words)
        .map((a) => `${a}b. `)
        .join("");
      const maxLength = randomInteger(random, 3, 13);
      const stride = randomInteger(random, 0, maxLength - 3);
      const windows = tokenizer.encodeWindows(text, { maxLength, stride });
      const tokens = windows.map((window) => window.tokens);
      const joined = joinWindows(windows, tokens);
      const whole = tokenizer.encode(text, { addSpecialTokens: false });
      expect(joined.tokens).toEqual(whole.tokens);
      expect(joined.values).toEqual(whole.tokens);
      expect(joined.offsets).toEqual(whole.offsets);
      expect(joined.wordIds).toEqual(whole.wordIds);
    }
  });

  it("refuses values that are not the windows'", () => {
    const windows = tokenizer.encodeWindows("a b", { stride: 0 });
    expect(() => joinWindows(windows, [])).toThrow(
      "joinWindows: expected 1 lists of values, got 0.",
    );
    expect(() => joinWindows(windows, [[1, 2]])).toThrow(
      "joinWindows: expected 4 values for window 0, got 2. Give for every window a value of each of its tokens, [CLS] and [SEP] too.",
    );
  });
});
