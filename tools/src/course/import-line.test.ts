import { describe, expect, it } from "vitest";
import { addLibraryImports, libraryImports } from "./import-line";

describe("libraryImports", () => {
  it("reads names over several lines", () => {
    expect(libraryImports('import {\n  b, a,\n} from "@attending/lib";')).toEqual(["b", "a"]);
  });

  it("is undefined without such a line", () => {
    expect(libraryImports('import * as tf from "@tensorflow/tfjs";')).toBeUndefined();
  });
});

describe("addLibraryImports", () => {
  it("sorts without regard to case, and adds no name twice", () => {
    const cell = 'const a = 1;\nimport { showPlot, Linear } from "@attending/lib";\na;';
    expect(addLibraryImports(cell, ["Linear", "headSize"])).toBe(
      'const a = 1;\nimport { headSize, Linear, showPlot } from "@attending/lib";\na;',
    );
  });

  it("breaks lines at 80 columns", () => {
    const names = Array.from({ length: 40 }, (_, i) => `nameOfLength${i + 10}`);
    const cell = addLibraryImports('import {} from "@attending/lib";', names);
    const lines = cell.split("\n");
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
    expect(lines).toHaveLength(12);
    expect(libraryImports(cell)).toEqual(names);
  });
});
