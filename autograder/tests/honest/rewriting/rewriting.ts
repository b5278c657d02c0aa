import type { Random } from "@attending/lib";

/** An answer as cells, in their order; the last declaration of the symbol is the answer. */
export type Cells = readonly string[];

/**
 * Another way to write the same thing. Gives the cells back as they are where it finds nothing to
 * do; what it returns computes the same as before.
 */
export interface Rewriting {
  readonly name: string;
  readonly apply: (cells: Cells, symbol: string, random: Random) => Cells;
}

/** A rewriting that takes each cell by itself. */
export function ofEachCell(
  name: string,
  rewrite: (source: string, symbol: string, random: Random) => string,
): Rewriting {
  return {
    name,
    apply: (cells, symbol, random) => cells.map((source) => rewrite(source, symbol, random)),
  };
}
