import { DataError } from "../errors/data-error";
import { mergeWordPieces, type ScoredWords } from "./merge-word-pieces";
import { showHtml } from "./show-html";
import { tokenHeatMapHtml, tokenHeatMapText } from "./token-heat-map";

/** A note, and what each of its tokens adds. */
export interface TokenAttributions {
  /** Stands before the note: a method, a pair's half. */
  readonly name?: string | undefined;
  /** Word pieces (`##nea`) are joined to words. */
  readonly tokens: readonly string[];
  /** One number a token; below 0: it speaks against. */
  readonly attributions: readonly number[];
}

/** How token attributions are shown. */
export interface ShowTokenAttributionsOptions {
  readonly title: string;
  /** What the numbers are, and in which unit: "added to the logit". */
  readonly unit: string;
  /**
   * Whether all rows share the scale of the largest number, or each has its own,
   * where methods have different units. @default "shared"
   */
  readonly scale?: "shared" | "own" | undefined;
}

/**
 * Shows notes as heat maps: blue adds, orange takes away, and every word has its
 * number below it. Outside a notebook it prints words and numbers.
 *
 * @throws DataError when a note has not one finite number for each token
 * @example
 * showTokenAttributions([{ tokens, attributions }], {
 *   title: "Integrated gradients", unit: "added to the logit",
 * });
 */
export function showTokenAttributions(
  notes: readonly TokenAttributions[],
  options: ShowTokenAttributionsOptions,
): void {
  const rows = notes.map(({ name = "", tokens, attributions }) => {
    requireScoreOfEach(tokens, attributions);
    return { name, ...mergeWordPieces(tokens, attributions) };
  });
  const largest = Math.max(0, ...rows.map(largestOf));
  const scaled = rows.map((row) => ({
    ...row,
    limit: options.scale === "own" ? largestOf(row) : largest,
  }));
  showHtml(
    tokenHeatMapHtml(scaled, options),
    tokenHeatMapText(scaled, options),
  );
}

function largestOf({ scores }: ScoredWords): number {
  return Math.max(0, ...scores.map(Math.abs));
}

function requireScoreOfEach(
  tokens: readonly string[],
  attributions: readonly number[],
): void {
  const areFinite = attributions.every((score) => Number.isFinite(score));
  if (tokens.length === attributions.length && areFinite) return;
  throw new DataError({
    where: "showTokenAttributions",
    expected: `${tokens.length} finite attributions, one for each token`,
    got: `${attributions.length}${areFinite ? "" : ", not all finite"}`,
    fix: "Sum the attributions of a token over the features of its vector.",
  });
}
