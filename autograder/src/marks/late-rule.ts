import type { Lateness } from "../report/result";

/** What lateness costs: nothing, everything, or a share of the points for each day that has begun. */
export type LateRule =
  | { readonly kind: "none" }
  | { readonly kind: "zero" }
  | { readonly kind: "linear"; readonly percentPerDay: number };

export interface Deadline {
  /** Milliseconds since 1970, UTC: only moments are compared, so no zone and no summer time matters. */
  readonly at: number;
  /** As it was given, for the report. */
  readonly text: string;
  readonly rule: LateRule;
  /** Up to so much later is not late. Beyond it, days count from the deadline itself. */
  readonly graceMinutes: number;
}

const dayMs = 24 * 3600 * 1000;

/**
 * What it costs that work was handed in at a moment; null when it was in time. The penalty is of the
 * points that were earned, and never more than these.
 *
 * @param points automatic and manual points together
 */
export function latenessAt(deadline: Deadline, submitted: number, points: number): Lateness | null {
  const late = submitted - deadline.at;
  if (late <= deadline.graceMinutes * 60_000) return null;
  const share = Math.min(1, shareLost(deadline.rule, late));
  return {
    seconds: Math.round(late / 1000),
    penalty: hundredths(Math.max(0, points) * share),
    rule: ruleInWords(deadline),
  };
}

/** Gradebooks take two decimals, and sums of tenths should look like it. */
export function hundredths(points: number): number {
  return Math.round(points * 100) / 100;
}

function shareLost(rule: LateRule, lateMs: number): number {
  if (rule.kind === "none") return 0;
  if (rule.kind === "zero") return 1;
  return (Math.ceil(lateMs / dayMs) * rule.percentPerDay) / 100;
}

function ruleInWords({ text, rule, graceMinutes }: Deadline): string {
  const grace = graceMinutes === 0 ? "" : ` and ${graceMinutes} minutes of grace`;
  const after = `after ${text}${grace}`;
  if (rule.kind === "none") return `no penalty ${after}`;
  if (rule.kind === "zero") return `no points ${after}`;
  return `${rule.percentPerDay} % of the points for each day begun ${after}`;
}

/**
 * The rule that `none`, `zero` or `linear:10` names.
 *
 * @throws RangeError
 */
export function parseLateRule(text: string): LateRule {
  if (text === "none" || text === "zero") return { kind: text };
  const percent = /^linear:(\d{1,3}(?:\.\d{1,2})?)$/.exec(text)?.[1];
  const percentPerDay = Number(percent);
  if (percentPerDay > 0 && percentPerDay <= 100) return { kind: "linear", percentPerDay };
  throw new RangeError(
    `expects none, zero, or linear:P with P percent a day up to 100, got "${text}"`,
  );
}

/**
 * The moment that a date, a time and a zone name, in milliseconds since 1970.
 *
 * @throws RangeError, with the fix where only the zone is missing
 */
export function parseMoment(text: string): number {
  const parts = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?$/.exec(
    text,
  );
  const [, date, time, seconds = ":00", zone] = parts ?? [];
  if (date === undefined || time === undefined) {
    throw new RangeError(`expects a moment such as 2026-12-01T23:59:00+01:00, got "${text}"`);
  }
  if (zone === undefined) {
    throw new RangeError(
      `expects a time zone too, got "${text}". Likely fix: ${date}T${time}${seconds}+01:00 for Berlin in winter, or Z for UTC`,
    );
  }
  const day = Date.parse(`${date}T00:00:00Z`);
  const moment = Date.parse(`${date}T${time}${seconds}${zone}`);
  // Some engines take the 30th of February for the 2nd of March.
  const isDay = !Number.isNaN(day) && new Date(day).toISOString().startsWith(date);
  if (!isDay || Number.isNaN(moment)) {
    throw new RangeError(`expects a moment that there is, got "${text}"`);
  }
  return moment;
}
