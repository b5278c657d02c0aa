import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { placeIn } from "./open-folders";

it("makes folders that every user can enter, also where files are kept for oneself", () => {
  const root = mkdtempSync(join(tmpdir(), "attending-test-"));
  const before = process.umask(0o077);
  try {
    expect(placeIn(root, "/bin/deep/node")).toBe(join(root, "bin", "deep", "node"));
    for (const folder of ["bin", "bin/deep"]) {
      expect(statSync(join(root, folder)).mode & 0o777).toBe(0o755);
    }
  } finally {
    process.umask(before);
    rmSync(root, { recursive: true });
  }
});
