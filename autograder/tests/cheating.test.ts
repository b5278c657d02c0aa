import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderCard } from "../src/check/card";
import { renderTerminalReport } from "../src/report/terminal";
import { hasBwrap } from "../src/sandbox/fixtures/bwrap-presence";
import { type CheatingAnswer, cheatingAnswers } from "./cheating-answers";
import { type GradingReport, gradeFiles } from "./grading-command";
import { temporaryFolder, writeNotebook } from "./notebook-file";
import { rightAnswers } from "./right-answers";

const available = hasBwrap("grading");
const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true }));

/** The reference answers every exercise that the cheat leaves out. */
function cellsOf({ notebook, cells, answersAll, earns }: CheatingAnswer): string[] {
  const [imports = "", first = "", second = ""] = rightAnswers(notebook);
  if (answersAll) return [...cells, imports];
  const isFirst = Object.keys(earns)[0]?.endsWith(".1");
  return isFirst ? [...cells, imports, second] : [imports, first, ...cells];
}

describe.skipIf(!available)("cheating", () => {
  let report: GradingReport;

  beforeAll(async () => {
    for (const answer of cheatingAnswers) {
      writeNotebook(folder, `${answer.notebook} ${answer.name}.ipynb`, cellsOf(answer));
    }
    writeNotebook(folder, "zz right.ipynb", rightAnswers("02-self-attention"));
    report = await gradeFiles([folder, "--timeout", "2"]);
  }, 300_000);

  it.each(cheatingAnswers)("$name", ({ name, notebook, earns }) => {
    const submission = report.result.submissions.find(({ file }) =>
      file.endsWith(`/${notebook} ${name}.ipynb`),
    );
    expect(submission?.problem).toBeNull();
    for (const { id, points, maxPoints } of submission?.exercises ?? []) {
      expect([id, points]).toEqual([id, earns[id] ?? maxPoints]);
    }
  });

  it("harms no other submission and fools no report", () => {
    const right = report.result.submissions.find(({ file }) => file.endsWith("zz right.ipynb"));
    expect(right).toMatchObject({ gradable: true, score: 25, maxScore: 25 });
    expect(report.exitCode).toBe(0);
    expect(report.text).not.toMatch(/[^\P{C}\n]/u);
    expect(report.text.length).toBeLessThan(4_000_000);
    expect(renderTerminalReport(report.result, false)).not.toMatch(/[^\P{C}\n\ufffd]/u);
    const cards = report.result.submissions.flatMap(({ exercises }) => exercises.map(renderCard));
    expect(cards.join("\n")).not.toMatch(/<(img|script)/);
  });

  it("brings no reference out", () => {
    const second = report.result.submissions
      .filter(({ file }) => file.includes("smuggles"))
      .map(({ exercises }) => exercises[1]);
    expect(second).toHaveLength(5);
    // A word that only the reference says, in letters and in the codes of its letters.
    expect(JSON.stringify(second)).not.toMatch(
      /dHead = query|requireAttentionShapes\(|102, ?117, ?110/,
    );
  });
});
