import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { findExternalFile } from "./find-external-file";

let folder = "";

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "external-")));
  mkdirSync(join(folder, "work"));
  vi.spyOn(process, "cwd").mockReturnValue(join(folder, "work"));
  vi.stubEnv("ATTENDING_DATA", undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function put(...place: string[]): string {
  const file = join(folder, ...place);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, "");
  return file;
}

describe("findExternalFile", () => {
  it("finds nothing where nothing is", () => {
    expect(findExternalFile("negex/some-sentences.txt")).toBe(undefined);
  });

  it("looks where one works, and above", () => {
    const above = put("data", "external", "negex", "some-sentences.txt");
    expect(findExternalFile("negex/some-sentences.txt")).toBe(above);
    const near = put("work", "data", "external", "negex", "some-sentences.txt");
    expect(findExternalFile("negex/some-sentences.txt")).toBe(near);
  });

  it("looks only in the folder that the environment names", () => {
    put("data", "external", "negex", "some-sentences.txt");
    vi.stubEnv("ATTENDING_DATA", join(folder, "elsewhere"));
    expect(findExternalFile("negex/some-sentences.txt")).toBe(undefined);
    const file = put("elsewhere", "negex", "some-sentences.txt");
    expect(findExternalFile("negex/some-sentences.txt")).toBe(file);
  });
});
