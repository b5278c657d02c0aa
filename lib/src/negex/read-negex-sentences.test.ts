import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readNegexSentences } from "./read-negex-sentences";

const header = "Report No.\tConcept\tSentence\tNegation";
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "negex-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function read(...lines: string[]) {
  const file = join(folder, "sentences.txt");
  writeFileSync(file, lines.join("\r\n"));
  return readNegexSentences(file);
}

describe("readNegexSentences", () => {
  it("reads line by line, and takes quotes off", () => {
    expect(
      read(
        header,
        "1\tcough\tNo COUGH.\tNegated",
        '1\tso "called" edema\t"Some ""EDEMA"", so called."\tAffirmed',
        "120\tfever\tFEVER\tAffirmed",
        "",
      ),
    ).toEqual([
      { report: 1, concept: "cough", sentence: "No COUGH.", isNegated: true },
      {
        report: 1,
        concept: 'so "called" edema',
        sentence: 'Some "EDEMA", so called.',
        isNegated: false,
      },
      { report: 120, concept: "fever", sentence: "FEVER", isNegated: false },
    ]);
  });

  it("does without an empty last line, and with single line feeds", () => {
    expect(read(`${header}\n7\tcough\tNo COUGH.\tNegated`)).toHaveLength(1);
  });

  it.each([
    ["line 1: expected the columns", ["1\ta\tb\tNegated"]],
    ["line 3: expected 4 fields between tabs, got 3", ["1\ta\tb"]],
    ["line 3: expected 4 fields between tabs, got 1", [""]],
    ["line 3: expected 4 fields between tabs, got 5", ["1\ta\tb\tNegated\t"]],
    ["line 3: expected a report's number, got another", ["x\ta\tb\tNegated"]],
    ["line 3: expected a concept, got none", ["1\t \tb\tNegated"]],
    ["line 3: expected a sentence, got none", ['1\ta\t""\tNegated']],
    ["line 3: expected Affirmed or Negated", ["1\ta\tb\tnegated"]],
    ["line 3: expected a quoted field", ['1\ta\t"b\tNegated']],
    ["line 3: expected a quoted field", ['1\ta\t"b"c"\tNegated']],
  ])("refuses: %s", (message, lines) => {
    const before = message.startsWith("line 3")
      ? [header, "1\tcough\tNo COUGH.\tNegated"]
      : [];
    expect(() => read(...before, ...lines, "2\ta\tb\tNegated")).toThrow(
      message,
    );
  });

  it("refuses a file without sentences", () => {
    expect(() => read(header, "")).toThrow(
      "readNegexSentences, line 2: expected at least one sentence, got none.",
    );
  });

  it("quotes nothing of a note, and no path", () => {
    const secret = "Mrs. Nobody";
    const problem = (run: () => unknown) => {
      try {
        run();
      } catch (error) {
        return String(error);
      }
      return "no error";
    };
    for (const line of [`${secret}\ta\tb\tNegated`, `1\ta\t${secret}\t?`]) {
      const message = problem(() => read(header, line));
      expect(message).toContain("line 2");
      expect(message).not.toContain("Nobody");
    }
    const missing = problem(() => readNegexSentences(join(folder, "none")));
    expect(missing).toContain("a file that can be read, got ENOENT");
    expect(missing).not.toContain(folder);
  });
});
