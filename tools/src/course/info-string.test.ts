import { describe, expect, it } from "vitest";
import { parseInfoString } from "./info-string";

describe("parseInfoString", () => {
  it("reads a language, flags and values in any order", () => {
    expect(parseInfoString('typescript exercise="02.1" solution-only note="two words"')).toEqual({
      language: "typescript",
      flags: new Set(["solution-only"]),
      values: new Map([
        ["exercise", "02.1"],
        ["note", "two words"],
      ]),
    });
  });

  it("reads nothing from nothing", () => {
    expect(parseInfoString("  ")).toEqual({ language: "", flags: new Set(), values: new Map() });
  });

  it.each(['typescript from="open', "typescript from='x'", "c++", 'typescript a="1"b'])(
    "refuses %s",
    (text) => expect(parseInfoString(text)).toBeUndefined(),
  );
});
