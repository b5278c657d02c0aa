import { lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { aResult, aSubmission } from "./fixtures/results";
import type { GradingResult } from "./result";
import { renderTerminalReport } from "./terminal";
import { renderJson, writeAtomically } from "./write-json";

const resultWith = (notes: readonly string[]): GradingResult =>
  aResult([aSubmission({ file: "a\n.ipynb", notes: [...notes], exercises: [] })]);

const hostile = "\u001b[2J \u009b31m \u202eevil\u2028 \u{e0041} 注意 é";

it("writes JSON that moves no cursor and says the same", () => {
  const text = renderJson(resultWith([hostile]));
  expect(text).not.toMatch(/[^\P{C}\n]/u);
  expect(text).toContain("\\u009b31m");
  expect(text).toContain("注意 é");
  expect(JSON.parse(text)).toEqual(resultWith([hostile]));
});

it("shows the first of two thousand notes, without what moves the cursor", () => {
  const notes = Array.from({ length: 2000 }, (_, i) => `cell ${i}: ${hostile}`);
  const text = renderTerminalReport(resultWith(notes), false);
  expect(text.split("\n").filter((line) => line.includes("note"))).toHaveLength(6);
  expect(text).toContain("and 1995 more");
  expect(text).not.toMatch(/[^\P{C}\n\ufffd]/u);
});

it("writes through what is no file, and replaces what is", () => {
  const folder = mkdtempSync(join(tmpdir(), "attending-test-"));
  try {
    const [file, link] = [join(folder, "in", "a.json"), join(folder, "null")];
    writeAtomically(file, "one");
    writeAtomically(file, "two");
    expect(readFileSync(file, "utf8")).toBe("two");
    expect(readdirSync(join(folder, "in"))).toEqual(["a.json"]);
    symlinkSync("/dev/null", link);
    writeAtomically(link, "three");
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
