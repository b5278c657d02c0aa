import ts from "typescript";
import { describe, expect, it } from "vitest";
import { strictCompilerOptions } from "./strict-types";
import { loadTslab } from "./tslab-modules";
import { findMissingFunction, findVersionProblem, knownVersions } from "./versions";

describe("the versions that the kernel knows", () => {
  it("are those that are installed", () => {
    expect(findVersionProblem()).toBeUndefined();
    expect(findMissingFunction(loadTslab())).toBeUndefined();
  });

  it("are compared exactly", () => {
    expect(findVersionProblem({ ...knownVersions, typescript: "5.0.5" })).toBe(
      "expected typescript 5.0.4, got 5.0.5",
    );
  });

  it("are not trusted when a function is gone", () => {
    const tslab = loadTslab();
    const without = { ...tslab, executor: {} } as unknown as typeof tslab;
    expect(findMissingFunction(without)).toBe(
      "expected a function createExecutor in tslab, got undefined",
    );
  });
});

describe("strictCompilerOptions", () => {
  it("adds strictness and exports maps, and no name that plain tslab lacks", () => {
    expect(strictCompilerOptions({ lib: ["lib.es2022.d.ts"] }, ts)).toEqual({
      lib: ["lib.es2022.d.ts"],
      strict: true,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
    });
  });
});
