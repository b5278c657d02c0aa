import { requireRate } from "../errors/require-rate";
import { ignoredLabel } from "../functional/token-classification-loss";
import type { Random } from "../random/seeded-random";

/** Some rows of pieces, and how they are masked. */
export interface MaskTokensOptions {
  /** `[batch][seqLen]` */
  readonly inputIds: readonly (readonly number[])[];
  /** `[batch][seqLen]`, the word that each piece belongs to; null for special
   * tokens and padding, which are never masked. */
  readonly wordIds: readonly (readonly (number | null)[])[];
  readonly maskTokenId: number;
  /** What may stand in a piece's place: ids from the first, below the second. */
  readonly randomIds: readonly [from: number, to: number];
  readonly random: Random;
  /** How many of all pieces are to be predicted. @default 0.15 */
  readonly maskRate?: number | undefined;
  /** Whether the pieces of a word are chosen together. @default false */
  readonly wholeWords?: boolean | undefined;
}

/** Rows with gaps, and what belongs there. */
export interface MaskedTokens {
  /** `[batch][seqLen]` */
  readonly inputIds: number[][];
  /** `[batch][seqLen]`: the piece that stood there, or -100 where nothing is
   * to be predicted. */
  readonly labels: number[][];
}

/**
 * The rows with some pieces hidden, and those pieces as labels.
 *
 * Each piece is chosen with probability `maskRate`. Of the chosen, 80 % become
 * [MASK] and 10 % any piece, and 10 % stay: at fine-tuning there is no [MASK],
 * so a model must not wait for one to think about a piece.
 *
 * @throws DataError when `maskRate` is no rate
 * @see Devlin et al. 2019, §3.1, https://arxiv.org/abs/1810.04805
 */
export function maskTokens(options: MaskTokensOptions): MaskedTokens {
  const { maskRate = 0.15 } = options;
  requireRate("maskTokens", "maskRate", maskRate);
  const rows = options.inputIds.map((ids, row) =>
    maskRow(ids, options.wordIds[row] ?? [], { ...options, maskRate }),
  );
  return {
    inputIds: rows.map(({ inputIds }) => inputIds),
    labels: rows.map(({ labels }) => labels),
  };
}

function maskRow(
  ids: readonly number[],
  wordIds: readonly (number | null)[],
  options: MaskTokensOptions & { readonly maskRate: number },
): { inputIds: number[]; labels: number[] } {
  const { random, maskRate, wholeWords = false } = options;
  const labels: number[] = [];
  let isChosen = false;
  const inputIds = ids.map((id, place) => {
    const word = wordIds[place] ?? null;
    const goesOn = wholeWords && place > 0 && word === wordIds[place - 1];
    if (!goesOn) isChosen = random() < maskRate;
    const isMasked = word !== null && isChosen;
    labels.push(isMasked ? id : ignoredLabel);
    return isMasked ? replacement(id, options) : id;
  });
  return { inputIds, labels };
}

function replacement(
  id: number,
  { random, maskTokenId, randomIds: [from, to] }: MaskTokensOptions,
): number {
  const drawn = random();
  if (drawn < 0.8) return maskTokenId;
  if (drawn < 0.9) return from + Math.floor(random() * (to - from));
  return id;
}
