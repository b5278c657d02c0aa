/** An answer that was written by hand, not derived from the reference: the cells that hold it. */
export type OwnWords = readonly [name: string, cells: readonly string[]];

/** Where the exercise's reference stands among the cells. */
export const referenceCell = "@@reference";
