import { mkdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasBwrap } from "../src/sandbox/fixtures/bwrap-presence";
import { gradeFiles } from "./grading-command";
import { hostileAnswers } from "./hostile-answers";
import { notebookText, temporaryFolder, writeNotebook } from "./notebook-file";
import { rightAnswers } from "./right-answers";

const available = hasBwrap("grading");
const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(!available)("answers that harm or hang", () => {
  const [imports, , multiHead] = rightAnswers("02-self-attention");
  let report: Awaited<ReturnType<typeof gradeFiles>>;

  beforeAll(async () => {
    for (const { name, cells } of hostileAnswers) {
      writeNotebook(folder, `${name}.ipynb`, [...cells, imports ?? "", multiHead ?? ""]);
    }
    writeNotebook(folder, "zz right.ipynb", rightAnswers("02-self-attention"));
    report = await gradeFiles([folder, "--timeout", "2", "--jobs", "2"]);
  }, 240_000);

  it.each(hostileAnswers)("$name", ({ name, status, says }) => {
    const submission = report.result.submissions.find(({ file }) =>
      file.endsWith(`/${name}.ipynb`),
    );
    const [first, second] = submission?.exercises ?? [];
    expect(first).toMatchObject({ id: "02.1", points: 0, status });
    const texts = [...(first?.notes ?? []), ...(first?.assertions ?? []).flatMap(wordsOf)];
    expect(texts.join("\n")).toMatch(says);
    // The next exercise is judged with the reference in the failed answer's place.
    expect(second).toMatchObject({ id: "02.2", points: 15, status: "full" });
    expect(second?.carriedForward?.replaced).toEqual(["02.1"]);
  });

  it("harms nobody else", () => {
    const right = report.result.submissions.find(({ file }) => file.endsWith("zz right.ipynb"));
    expect(right).toMatchObject({ gradable: true, score: 25, maxScore: 25 });
    expect(report.exitCode).toBe(0);
  });
});

const wordsOf = ({ message, observed }: { message: string; observed: string }) => [
  message,
  observed,
];

/** Files that are no notebooks of this course, and what their line must say. */
const unreadable: readonly (readonly [string, string | null, RegExp])[] = [
  ["not json", "{ not json", /JSON/],
  ["a list", "[]", /notebook/],
  ["empty", "", /empty/],
  [
    "old",
    JSON.stringify({ nbformat: 3, nbformat_minor: 0, worksheets: [], metadata: {} }),
    /nbformat|format/,
  ],
  ["null bytes", `${notebookText([])}\u0000`, /null|NUL|text/i],
  ["deep", `${"[".repeat(100_000)}${"]".repeat(100_000)}`, /deep|nest/],
  ["no exercise", notebookText(["const one = 1;"]), /exercise/],
  ["fifty megabytes", null, /at most 15 MB, got 50 MB/],
];

describe.skipIf(!available)("files that cannot be graded", () => {
  const files = join(folder, "unreadable");

  it("get a line each, and the batch goes on", async () => {
    mkdirSync(files);
    for (const [name, text] of unreadable) {
      writeFileSync(join(files, `${name}.ipynb`), text ?? "");
      if (text === null) truncateSync(join(files, `${name}.ipynb`), 50 * 1024 * 1024);
    }
    const last = "zz 03-transformer-block.ipynb";
    writeNotebook(files, last, rightAnswers("03-transformer-block"));
    const { result, exitCode } = await gradeFiles([files]);
    for (const [name, , says] of unreadable) {
      const submission = result.submissions.find(({ file }) => file.endsWith(`/${name}.ipynb`));
      expect(submission, name).toMatchObject({ gradable: false, score: 0 });
      expect(submission?.problem?.message, name).toMatch(says);
    }
    const right = result.submissions.find(({ file }) => file.endsWith(last));
    expect(right).toMatchObject({ score: 25, maxScore: 25 });
    expect(exitCode).toBe(1);
  }, 120_000);
});

describe.skipIf(!available)("slips that cost nothing", () => {
  it("grades the other cells when one has a syntax error, and says which", async () => {
    const cells = ["const broken = (;", ...rightAnswers("02-self-attention")];
    const path = writeNotebook(folder, "slip.ipynb", cells);
    const [submission] = (await gradeFiles([path])).result.submissions;
    expect(submission).toMatchObject({ score: 25, maxScore: 25 });
    expect(submission?.notes.join("\n")).toMatch(/^cell 1, line 1: /m);
  }, 60_000);

  it("takes the last of two declarations, and says so", async () => {
    const wrong = "function scaledDotProductAttention() { return {}; }";
    const path = writeNotebook(folder, "twice.ipynb", [
      wrong,
      ...rightAnswers("02-self-attention"),
    ]);
    const [submission] = (await gradeFiles([path])).result.submissions;
    expect(submission).toMatchObject({ score: 25, maxScore: 25 });
    expect(submission?.exercises[0]?.notes.join("\n")).toMatch(/cells 1 and 3/);
  }, 60_000);
});
