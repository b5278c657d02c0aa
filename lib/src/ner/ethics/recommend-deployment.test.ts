import { describe, expect, it } from "vitest";
import {
  type DeploymentMeasures,
  deploymentThresholds,
  recommendDeployment,
} from "./recommend-deployment";

const good: DeploymentMeasures = {
  ...{ microF1: 0.9, typeF1: 0.86, negationAccuracy: 0.95, p95Ms: 120 },
  ece: 0.01,
};
const decisionOf = (change: object) =>
  recommendDeployment({ ...good, ...change }).decision;

describe("recommendDeployment", () => {
  it("lets what reaches everything be tried", () => {
    const { decision, checks } = recommendDeployment(good);
    expect(decision).toBe("supervised trial");
    expect(checks[3]).toEqual({
      ...{ measure: "p95Ms", value: 120, limit: 500, verdict: "met" },
    });
    expect(checks).toHaveLength(5);
  });

  it("takes F1 and accuracy at the limit, time and ECE below it", () => {
    const { microF1, typeF1, negationAccuracy } = deploymentThresholds;
    expect(decisionOf({ microF1, typeF1, negationAccuracy })).toBe(
      "supervised trial",
    );
    for (const measure of ["p95Ms", "ece"] as const) {
      const atLimit = { [measure]: deploymentThresholds[measure] };
      expect(decisionOf(atLimit)).toBe("do not deploy");
    }
    expect(decisionOf({ typeF1: 0.8499 })).toBe("do not deploy");
  });

  it("takes nothing for shown that nobody measured", () => {
    expect(decisionOf({ p95Ms: undefined })).toBe("not yet shown");
    expect(decisionOf({ ece: NaN })).toBe("not yet shown");
    expect(decisionOf({ ece: NaN, microF1: 0.1 })).toBe("do not deploy");
    const { checks } = recommendDeployment({});
    expect(checks.every(({ verdict }) => verdict === "not measured")).toBe(
      true,
    );
  });

  it("goes by other thresholds when there are others", () => {
    const strict = { ...deploymentThresholds, p95Ms: 100 };
    expect(recommendDeployment(good, strict).decision).toBe("do not deploy");
  });
});
