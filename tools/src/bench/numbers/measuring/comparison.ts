import { type Spread, spreadOf } from "../../statistics";
import type { Round } from "./round";

/** One row of ours beside the peer's: over the rounds that count, of each round's median. */
export interface Comparison {
  readonly ours: Spread;
  readonly peer?: Spread;
  /** Ours by the peer's in the same round. */
  readonly ratio?: Spread;
  readonly kept: number;
  readonly dropped: number;
}

/** A round is dropped when the peer was this much more uneven in it than it usually is. */
const doubled = 2;

/**
 * Which rounds count: those in which the peer's own spread is less than twice its usual one, the
 * median over all rounds.
 */
export function steadyRounds(peer: readonly Round[]): boolean[] {
  if (peer.length === 0) return [];
  const usual = spreadOf(peer.map(({ unevenness }) => unevenness)).median;
  return peer.map(({ unevenness }) => unevenness < doubled * usual);
}

/** Rounds with the same index were measured one after the other; without a peer all count. */
export function compareRounds(ours: readonly Round[], peer?: readonly Round[]): Comparison {
  if (peer === undefined || peer.length === 0) {
    return { ours: spreadOf(ours.map(({ median }) => median)), kept: ours.length, dropped: 0 };
  }
  const steady = steadyRounds(peer);
  const pairs = ours.flatMap((mine, i) => {
    const theirs = peer[i];
    return theirs !== undefined && steady[i] ? [{ mine, theirs }] : [];
  });
  return {
    ours: spreadOf(pairs.map(({ mine }) => mine.median)),
    peer: spreadOf(pairs.map(({ theirs }) => theirs.median)),
    ratio: spreadOf(pairs.map(({ mine, theirs }) => mine.median / theirs.median)),
    kept: pairs.length,
    dropped: steady.filter((counts) => !counts).length,
  };
}
