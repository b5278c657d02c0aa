/** What is known of a model, or what it must reach. */
export interface DeploymentMeasures {
  /** Of entities, strict; at least. */
  readonly microF1: number;
  /** Of the type that is worst; at least. */
  readonly typeF1: number;
  /** Absent or not; at least. */
  readonly negationAccuracy: number;
  /** Of a note of 512 pieces; less than so many milliseconds. */
  readonly p95Ms: number;
  /** Of words predicted as entities, after scaling; less than. */
  readonly ece: number;
}

/** One measure against its threshold. */
export interface DeploymentCheck {
  readonly measure: keyof DeploymentMeasures;
  /** NaN where nobody measured it. */
  readonly value: number;
  readonly limit: number;
  readonly verdict: "met" | "missed" | "not measured";
}

/** What follows from the measures. */
export interface DeploymentRecommendation {
  readonly decision: "do not deploy" | "not yet shown" | "supervised trial";
  readonly checks: DeploymentCheck[];
}

/** The case study's: F1 .88 and .85, negation .92, 500 ms, ECE .05. */
export const deploymentThresholds: DeploymentMeasures = {
  microF1: 0.88,
  typeF1: 0.85,
  negationAccuracy: 0.92,
  p95Ms: 500,
  ece: 0.05,
};

/**
 * Whether a model may be tried: each measure against its threshold.
 *
 * F1 and accuracy must reach theirs, time and ECE stay below. One that is missed
 * says "do not deploy"; else one that nobody measured, "not yet shown"; else it
 * is a "supervised trial": people decide, the model proposes. More than that no
 * threshold on test data can say.
 *
 * @param measures what is left out, undefined or NaN was not measured
 * @example
 * recommendDeployment({ microF1: 0.9 }).decision; // "not yet shown"
 */
export function recommendDeployment(
  measures: {
    readonly [M in keyof DeploymentMeasures]?: number | undefined;
  },
  thresholds: DeploymentMeasures = deploymentThresholds,
): DeploymentRecommendation {
  const check = (
    measure: keyof DeploymentMeasures,
    isMet: (value: number, limit: number) => boolean,
  ): DeploymentCheck => {
    const value = measures[measure] ?? Number.NaN;
    const limit = thresholds[measure];
    const verdict = isMet(value, limit) ? "met" : "missed";
    const isMeasured = !Number.isNaN(value);
    return {
      ...{ measure, value, limit },
      verdict: isMeasured ? verdict : "not measured",
    };
  };
  const reaches = (value: number, limit: number) => value >= limit;
  const staysBelow = (value: number, limit: number) => value < limit;
  const checks = [
    check("microF1", reaches),
    check("typeF1", reaches),
    check("negationAccuracy", reaches),
    check("p95Ms", staysBelow),
    check("ece", staysBelow),
  ];
  const has = (verdict: DeploymentCheck["verdict"]): boolean =>
    checks.some((each) => each.verdict === verdict);
  if (has("missed")) return { decision: "do not deploy", checks };
  const isAllKnown = !has("not measured");
  return {
    decision: isAllKnown ? "supervised trial" : "not yet shown",
    checks,
  };
}
