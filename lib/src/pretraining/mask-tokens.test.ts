import { describe, expect, it } from "vitest";
import { DataError } from "../errors/data-error";
import { seededRandom } from "../random/seeded-random";
import { type MaskTokensOptions, maskTokens } from "./mask-tokens";

const maskTokenId = 4;

/** [CLS] a word of 2 pieces, one of 1, one of 3, [SEP], padding. */
const ids = [2, 11, 12, 13, 14, 15, 16, 3, 0];
const wordIds = [null, 0, 0, 1, 2, 2, 2, null, null];

function mask(options: Partial<MaskTokensOptions> = {}) {
  return maskTokens({
    inputIds: [ids],
    wordIds: [wordIds],
    maskTokenId,
    randomIds: [5, 31],
    random: seededRandom(7),
    ...options,
  });
}

/** Draws the numbers of a list, one after the other. */
function listed(...numbers: number[]) {
  return () => numbers.shift() ?? Number.NaN;
}

const many = (random = seededRandom(3), options = {}) =>
  mask({
    inputIds: Array.from({ length: 5000 }, () => ids),
    wordIds: Array.from({ length: 5000 }, () => wordIds),
    random,
    ...options,
  });

describe("maskTokens", () => {
  it("hides, changes or leaves a chosen piece, and asks for each", () => {
    const all = listed(
      ...[0.9, 0.1, 0.79, 0.9, 0.14, 0.8, 0.5, 0.9, 0.149, 0.9],
      ...[0.9, 0.9, 0.9],
    );
    const { inputIds, labels } = mask({ random: all });
    expect(inputIds).toEqual([[2, 4, 12, 18, 14, 15, 16, 3, 0]]);
    expect(labels).toEqual([[-100, 11, -100, 13, -100, 15, -100, -100, -100]]);
  });

  it("never touches special tokens and padding", () => {
    const { inputIds, labels } = mask({ maskRate: 0.999 });
    expect(labels[0]).toEqual([-100, ...ids.slice(1, 7), -100, -100]);
    for (const place of [0, 7, 8])
      expect(inputIds[0]?.[place]).toBe(ids[place]);
  });

  it("changes nothing at rate 0, and its input never", () => {
    const before = JSON.stringify([ids, wordIds]);
    expect(mask({ maskRate: 0 }).inputIds).toEqual([ids]);
    mask({ maskRate: 0.999 });
    expect(JSON.stringify([ids, wordIds])).toBe(before);
  });

  it.each([true, false])(
    "chooses 15 %%, and of these 80, 10 and 10 (whole words: %s)",
    (wholeWords) => {
      const { inputIds, labels } = many(seededRandom(11), { wholeWords });
      const chosen = labels.flatMap((row, i) =>
        row.flatMap((label, place) =>
          label === -100 ? [] : [{ label, now: inputIds[i]?.[place] ?? -1 }],
        ),
      );
      const share = (count: number, of: number) => count / of;
      // Deviations are below .004; these bounds are beyond five of them.
      expect(share(chosen.length, 30_000)).toBeCloseTo(0.15, 1.6);
      const masked = chosen.filter(({ now }) => now === maskTokenId);
      const kept = chosen.filter(({ now, label }) => now === label);
      expect(Math.abs(share(masked.length, chosen.length) - 0.8)).toBeLessThan(
        0.035,
      );
      // One in 26 of those that are drawn is the piece itself.
      expect(Math.abs(share(kept.length, chosen.length) - 0.104)).toBeLessThan(
        0.03,
      );
      for (const { now } of chosen) {
        expect(now === maskTokenId || (now >= 5 && now < 31)).toBe(true);
      }
    },
  );

  it("chooses a word's pieces together when asked to", () => {
    const rows = many(seededRandom(5), { wholeWords: true }).labels;
    const words = rows.map((row) => row.slice(1, 7).map((id) => id !== -100));
    for (const [a, b, , d, e, f] of words) {
      expect([a, d, d]).toEqual([b, e, f]);
    }
    const apart = many().labels.some(
      ([, a, b]) => (a === -100) !== (b === -100),
    );
    expect(apart).toBe(true);
  });

  it("refuses what is no rate", () => {
    expect(() => mask({ maskRate: 1.5 })).toThrow(DataError);
  });
});
