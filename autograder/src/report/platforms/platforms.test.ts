import { describe, expect, it } from "vitest";
import { allHostileTexts, hostileResult, hostileSubmission } from "../fixtures/hostile";
import { anAssertion, anExercise, aResult, aSubmission } from "../fixtures/results";
import type { GradingResult, SubmissionResult } from "../result";
import { gradescopeResults, prairieLearnResults } from "./fixtures/published-formats";
import { renderGradescope } from "./gradescope";
import { renderPrairieLearn } from "./prairielearn";

const gradescopeOf = (result: GradingResult) =>
  gradescopeResults.parse(JSON.parse(renderGradescope(result) ?? "null"));
const prairieLearnOf = (result: GradingResult) =>
  prairieLearnResults.parse(JSON.parse(renderPrairieLearn(result)));

const partly = anExercise({
  ...{ points: 3, maxPoints: 7, status: "partial", mistake: { id: "m", says: "Not divided." } },
  assertions: [
    anAssertion({ points: 3, maxPoints: 3 }),
    anAssertion({ id: "b", claim: "The mask hides.", points: 0, maxPoints: 4, passed: false }),
    anAssertion({ id: "c", claim: "No tensor is left.", points: 0, maxPoints: 0 }),
  ],
});

/** What one learner handed in for two notebooks, one of them twice. */
const two: readonly SubmissionResult[] = [
  aSubmission({
    ...{ file: "sub/02.ipynb", student: "02", notebook: "02-self-attention", seconds: 2.2 },
    ...{ exercises: [{ ...partly, id: "02.1" }], score: 3, maxScore: 7, finalScore: 2.5 },
    finalMaxScore: 9,
    manual: [{ item: "02-q1", points: 1.5, maxPoints: 2, comment: "Short.\nGood." }],
    late: { seconds: 60, penalty: 2, rule: "two points" },
  }),
  aSubmission({ file: "sub/01.ipynb", student: "01", finalScore: 1, finalMaxScore: 1 }),
  aSubmission({ file: "sub/01b.ipynb", student: "01b", finalScore: 0, finalMaxScore: 1 }),
];

const fault = aSubmission({
  ...{
    file: "sub/03.ipynb",
    gradable: false,
    notebook: null,
    finalScore: 0,
    finalMaxScore: 0,
    exercises: [],
  },
  problem: { kind: "grader-fault", message: "no memory" },
});
const unreadable: SubmissionResult = {
  ...fault,
  problem: { kind: "unreadable", message: "The file is not JSON." },
};

describe("Gradescope", () => {
  it("adds up several notebooks of one learner, each once", () => {
    const results = gradescopeOf(aResult(two));
    expect(results).toMatchObject({ score: 3.5, execution_time: 5, stdout_visibility: "hidden" });
    expect(results.output.split("\n")).toEqual([
      "01-note-generator: 1 / 1 points",
      "02-self-attention: 2.5 / 9 points",
      "  late: less 2 points. two points",
      "01b.ipynb: another submission of the same notebook counts.",
    ]);
    expect(
      results.tests.map(({ number, score, max_score, status }) => [
        number,
        score,
        max_score,
        status,
      ]),
    ).toEqual([
      ["01.1.1", 1, 1, "passed"],
      ["02.1.1", 3, 3, "passed"],
      ["02.1.2", 0, 4, "failed"],
      ["02.1.3", 0, 0, "passed"],
      ["02-self-attention.manual.1", 1.5, 2, "failed"],
    ]);
    expect(results.tests[2]?.output).toMatch(/^Likely mistake: Not divided\.\nWhat to try next: /);
    expect(results.tests[4]?.output).toBe("Short.\nGood.");
  });

  it("gives nothing where the grader failed, and 0 for what cannot be read, with the reason", () => {
    expect(renderGradescope(aResult([...two, fault]))).toBeNull();
    const results = gradescopeOf(aResult([unreadable]));
    expect(results).toMatchObject({ score: 0, tests: [] });
    expect(results.output).toBe("03: not graded. The file is not JSON.".replace("03", "03.ipynb"));
  });

  it("lets no text be markup, or move a cursor", () => {
    const results = gradescopeOf(hostileResult());
    const texts = [results.output, ...results.tests.flatMap(({ name, output }) => [name, output])];
    for (const text of texts) expect(text).not.toMatch(/[^\P{C}\n\ufffd]/u);
    const formats = results.tests.flatMap((test) => [test.name_format, test.output_format]);
    expect(new Set([...formats, results.output_format])).toEqual(new Set(["text"]));
  });
});

describe("PrairieLearn", () => {
  it("gives the share of all points, and a test an exercise", () => {
    const results = prairieLearnOf(aResult(two));
    expect(results).toMatchObject({ gradable: true, score: 0.35 });
    expect(results.tests.map(({ points, max_points }) => [points, max_points])).toEqual([
      [1, 1],
      [3, 7],
      [1.5, 2],
    ]);
    expect(results.tests[1]?.output.split("\n")).toEqual([
      "[x] A note has four labels.",
      "[ ] The mask hides.",
      "[x] No tensor is left.",
    ]);
  });

  it("stays within 0 and 1, whatever a person gave or took", () => {
    const scored = (finalScore: number) => aResult([aSubmission({ finalScore, finalMaxScore: 5 })]);
    expect(prairieLearnOf(scored(7))).toMatchObject({ score: 1 });
    expect(prairieLearnOf(scored(-1))).toMatchObject({ score: 0 });
    const nothing = aSubmission({ finalScore: 0, finalMaxScore: 0 });
    expect(prairieLearnOf(aResult([nothing]))).toMatchObject({ score: 0 });
  });

  it("costs no attempt where the grader failed on a part, or nothing could be read", () => {
    expect(prairieLearnOf(aResult([...two, fault])).gradable).toBe(false);
    expect(prairieLearnOf(aResult([unreadable]))).toMatchObject({
      gradable: false,
      format_errors: ["03.ipynb: The file is not JSON."],
    });
    expect(prairieLearnOf(aResult([...two, unreadable])).gradable).toBe(true);
  });

  it.each([hostileResult(), aResult(manyOf(150))])(
    "keeps to 1 MB, and moves no cursor",
    (result) => {
      const text = renderPrairieLearn(result);
      expect(Buffer.byteLength(text)).toBeLessThan(1_000_000);
      expect(prairieLearnOf(result).gradable).toBe(true);
      expect(text).not.toMatch(/\\u00[0189]|[^\P{C}\n\ufffd]/u);
    },
  );
});

/** As much text as there can be, in as many notebooks. */
function manyOf(count: number): SubmissionResult[] {
  const text = `${allHostileTexts.join("")}${"注".repeat(10_000)}`;
  return Array.from({ length: count }, (_, i) => ({
    ...hostileSubmission(text),
    notebook: `notebook-${i}`,
  }));
}
