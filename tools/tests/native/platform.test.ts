import { describe, expect, it } from "vitest";
import { platformProblem } from "../../native/platform.mjs";

describe("platformProblem", () => {
  it("is content with Linux on x64 with glibc", () => {
    const system = { platform: "linux", arch: "x64", glibc: "2.36" };
    expect(platformProblem(system)).toBeUndefined();
  });

  it.each([
    [{ platform: "darwin", arch: "arm64", glibc: undefined }, "darwin arm64"],
    [{ platform: "win32", arch: "x64", glibc: undefined }, "win32 x64"],
    [{ platform: "linux", arch: "arm64", glibc: "2.36" }, "linux arm64"],
    [{ platform: "linux", arch: "x64", glibc: undefined }, "linux x64 without glibc"],
  ])("says what %o is, and that the course goes on", (system, got) => {
    expect(platformProblem(system)).toBe(
      `npm run native: expected Linux on x64 with glibc, the one system it is proved on, got ${got}. The course works without it: wasm-ort computes there.`,
    );
  });
});
