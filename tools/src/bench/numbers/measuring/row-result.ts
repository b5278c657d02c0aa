import type { Row } from "../rows/rows";
import type { Growth, Ready } from "./answers";
import type { Round } from "./round";

/** A contender's times at one point of a row; a row that does not grow has one point. */
export interface PointRounds {
  /** How many notes or layers; 0 in a row that does not grow. */
  readonly x: number;
  readonly parameters: number;
  /** In milliseconds. */
  readonly rounds: readonly Round[];
}

/** What one contender did in one row; undefined is what was not measured. */
export interface ContenderResult {
  readonly name: string;
  readonly isPeer: boolean;
  /** Why it was not measured, or not to the end. */
  readonly problem: string | undefined;
  readonly ready: Ready | undefined;
  readonly points: readonly PointRounds[];
  readonly growth: Growth | undefined;
  /** Tensors that all rounds together left behind. */
  readonly leaked: number | undefined;
  /** Share of one core that the process took while others were measured. */
  readonly idleShare: number | undefined;
}

/** What was measured for one row. */
export interface RowResult {
  readonly row: Row;
  readonly contenders: readonly ContenderResult[];
}
