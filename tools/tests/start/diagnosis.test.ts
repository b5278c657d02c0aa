import { existsSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { diagnose, exitCodeOf, formatFinding } from "../../start/diagnosis.mjs";
import { makeProject } from "./project-folder";

describe("diagnose", () => {
  it("changes nothing, and names what the next start will do", () => {
    const paths = makeProject({
      "package-lock.json": "{}",
      "tools/start/requirements.txt": "",
      "tools/start/constraints.txt": "",
      "notebooks/01-a.ipynb": "{}",
    });
    const before = readdirSync(paths.root).sort();
    const lines = diagnose(paths).map(formatFinding);
    expect(lines).toContain("later     npm packages: none there yet; npm start installs them");
    expect(lines).toContain("later     .venv is missing; npm start makes it");
    expect(lines).toContain("later     work/ lacks 01-a.ipynb; npm start copies");
    expect(readdirSync(paths.root).sort()).toEqual(before);
    expect(existsSync(paths.state)).toBe(false);
  });
});

describe("exitCodeOf", () => {
  const finding = (state: "ok" | "later" | "optional" | "missing") => ({ state, text: "" });

  it("is 1 only for what the reader has to do", () => {
    expect(exitCodeOf([finding("ok"), finding("later"), finding("optional")])).toBe(0);
    expect(exitCodeOf([finding("ok"), finding("missing")])).toBe(1);
  });
});
