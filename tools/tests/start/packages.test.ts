import { describe, expect, it } from "vitest";
import { packagesProblem } from "../../start/packages.mjs";
import { makeProject } from "./project-folder";

type Entries = Record<string, { version?: string; optional?: boolean; link?: boolean }>;

const wanted: Entries = {
  "": {},
  lib: { version: "0.1.0" },
  "node_modules/@attending/lib": { link: true },
  "node_modules/jsdom": { version: "24.1.3" },
  "node_modules/fsevents": { version: "2.3.3", optional: true },
};

function problemOf(installed: Entries | undefined): string | undefined {
  const lock = (packages: Entries) => JSON.stringify({ packages });
  const files: Record<string, string> = { "package-lock.json": lock(wanted) };
  if (installed) files["node_modules/.package-lock.json"] = lock(installed);
  return packagesProblem(makeProject(files));
}

describe("packagesProblem", () => {
  it("is content with what the lock file names, an optional package aside", () => {
    expect(problemOf({ "node_modules/jsdom": { version: "24.1.3" } })).toBeUndefined();
  });

  it("does not mind more than that, such as the GPU package", () => {
    const more = {
      "node_modules/jsdom": { version: "24.1.3" },
      "node_modules/x": { version: "1.0.0" },
    };
    expect(problemOf(more)).toBeUndefined();
  });

  it("names a package that is missing or of another version", () => {
    expect(problemOf({})).toBe("jsdom is not at 24.1.3");
    expect(problemOf({ "node_modules/jsdom": { version: "24.1.2" } })).toBe(
      "jsdom is not at 24.1.3",
    );
  });

  it("sees that nothing was installed", () => {
    expect(problemOf(undefined)).toBe("none there yet");
  });
});
