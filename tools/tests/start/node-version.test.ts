import { describe, expect, it } from "vitest";
import { nodeProblem } from "../../start/node-version.mjs";

describe("nodeProblem", () => {
  it.each(["20.19.0", "20.20.2", "22.12.0", "23.0.0", "24.21.0"])("takes %s", (version) => {
    expect(nodeProblem(version)).toBeUndefined();
  });

  it.each(["18.20.4", "20.18.3", "21.7.3", "22.11.0"])("refuses %s", (version) => {
    expect(nodeProblem(version)).toBe(
      `Node: expected 20.19 or newer of line 20, or 22.12 or newer, got ${version}. Install a newer Node from https://nodejs.org.`,
    );
  });
});
