import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ensureBuilt, isBuilt, sourceFingerprint } from "../../build/build.mjs";
import { projectPaths } from "../../start/paths.mjs";
import { makeProject, writeFile } from "../start/project-folder";

const compilerOptions = { composite: true, module: "CommonJS", skipLibCheck: true, types: [] };
const packageConfig = JSON.stringify({
  compilerOptions: {
    ...compilerOptions,
    rootDir: "src",
    outDir: "dist",
    tsBuildInfoFile: "dist/.tsbuildinfo",
  },
  include: ["src"],
});

function makeSources(): ReturnType<typeof makeProject> {
  const names = ["lib", "autograder", "tools"];
  const paths = makeProject({
    "tsconfig.json": JSON.stringify({ files: [], references: names.map((path) => ({ path })) }),
    ...Object.fromEntries(names.map((name) => [`${name}/tsconfig.json`, packageConfig])),
    ...Object.fromEntries(names.map((name) => [`${name}/src/one.ts`, "export const one = 1;\n"])),
    "autograder/src/build.ts": "export const bundles = [];\n",
    "lib/assembly/build.mjs": "",
  });
  symlinkSync(join(projectPaths().root, "node_modules"), join(paths.root, "node_modules"));
  return paths;
}

const silent = () => {};

describe("ensureBuilt", () => {
  it("builds once, and again after a source changed", () => {
    const paths = makeSources();
    expect(ensureBuilt(paths, silent)).toBe(true);
    expect(ensureBuilt(paths, silent)).toBe(false);
    writeFileSync(join(paths.root, "lib/src/one.ts"), "export const one = 11;\n");
    expect(ensureBuilt(paths, silent)).toBe(true);
    expect(readFileSync(join(paths.root, "lib/dist/one.js"), "utf8")).toContain("11");
  });

  it("does not mind a changed test, and minds a deleted output", () => {
    const paths = makeSources();
    ensureBuilt(paths, silent);
    const before = sourceFingerprint(paths.root);
    writeFile(join(paths.root, "lib/src/one.test.ts"), "");
    expect(sourceFingerprint(paths.root)).toBe(before);
    rmSync(join(paths.root, "tools/dist"), { recursive: true });
    expect(isBuilt(paths)).toBe(false);
  });

  it("removes what a deleted source left behind", () => {
    const paths = makeSources();
    writeFile(join(paths.root, "lib/src/deep/two.ts"), "export const two = 2;\n");
    ensureBuilt(paths, silent);
    rmSync(join(paths.root, "lib/src/deep/two.ts"));
    ensureBuilt(paths, silent);
    expect(existsSync(join(paths.root, "lib/dist/deep/two.js"))).toBe(false);
    expect(existsSync(join(paths.root, "lib/dist/one.js"))).toBe(true);
  });

  it("fails on a type error and stays unbuilt", () => {
    const paths = makeSources();
    writeFileSync(join(paths.root, "lib/src/one.ts"), 'export const one: number = "1";\n');
    expect(() => ensureBuilt(paths, silent)).toThrow(/^tsc --build: expected exit code 0, got \d/);
    expect(isBuilt(paths)).toBe(false);
  });
});
