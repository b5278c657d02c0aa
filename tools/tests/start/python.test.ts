import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findPython } from "../../start/python.mjs";
import { makeProject, writeFile } from "./project-folder";

/** A folder with commands that answer as that Python would. */
function fakePythons(versions: Record<string, string>): string {
  const { root } = makeProject();
  for (const [name, version] of Object.entries(versions)) {
    const file = join(root, name);
    writeFile(file, `#!/bin/sh\necho ${version}\necho ${file}\n`, 0o755);
  }
  return root;
}

describe.skipIf(process.platform === "win32")("findPython", () => {
  it("takes python3 first", () => {
    const folder = fakePythons({ python3: "3.12.1", python: "3.13.0" });
    expect(findPython({ PATH: folder })).toEqual({
      python: { version: "3.12.1", executable: join(folder, "python3") },
    });
  });

  it("passes over an old one", () => {
    const folder = fakePythons({ python3: "3.9.2", python: "2.7.18", "python3.11": "3.11.4" });
    expect(findPython({ PATH: folder })).toEqual({
      python: { version: "3.11.4", executable: join(folder, "python3.11") },
    });
  });

  it("asks only the named one", () => {
    const folder = fakePythons({ python3: "3.12.1", other: "3.9.18" });
    const named = join(folder, "other");
    expect(findPython({ PATH: folder, ATTENDING_PYTHON: named })).toEqual({
      problem: `ATTENDING_PYTHON: expected Python 3.10 or newer, got ${named}: 3.9.18. Set it to the path of a newer Python, or leave it unset.`,
    });
  });

  it("says what it tried where there is none", () => {
    const found = findPython({ PATH: fakePythons({ python: "2.7.18" }) });
    expect(found).toEqual({
      problem: expect.stringMatching(
        /^Python: expected Python 3\.10 or newer, got python3: not there; python: 2\.7\.18; .*ATTENDING_PYTHON\.$/,
      ),
    });
  });
});
