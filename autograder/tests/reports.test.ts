import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  gradescopeResults,
  prairieLearnResults,
} from "../src/report/platforms/fixtures/published-formats";
import { hasBwrap } from "../src/sandbox/fixtures/bwrap-presence";
import { temporaryFolder, writeNotebook } from "./notebook-file";
import { rightAnswers } from "./right-answers";

const command = join(__dirname, "..", "dist", "cli", "grade.js");
const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true }));

const grade = (...args: string[]) =>
  spawnSync(process.execPath, [command, ...args], { cwd: folder, encoding: "utf8" });
const read = (name: string) => readFileSync(join(folder, name), "utf8");

const seed = "a-seed-that-nobody-may-read";
/** It says what it is asked. */
const teller =
  "function scaledDotProductAttention(query: any): never { throw new Error('told ' + query.arraySync()); }";

/** The first numbers of the hidden inputs, as the answer told them. */
function toldOfHidden(): string {
  const { submissions } = JSON.parse(read("out/result.json"));
  const texts = JSON.stringify(submissions);
  const [told = "nothing"] =
    /"says":"Error: (told -?\d[\d.]*,-?\d[\d.]*)/.exec(texts)?.slice(1) ?? [];
  expect(told).toMatch(/^told -?\d/);
  return told;
}

describe.skipIf(!hasBwrap("reports"))("npm run grade -- … --out", () => {
  beforeAll(() => {
    mkdirSync(join(folder, "in", "anna"), { recursive: true });
    mkdirSync(join(folder, "in", "<b>Bo"), { recursive: true });
    writeNotebook(join(folder, "in", "anna"), "01.ipynb", rightAnswers("01-note-generator"));
    writeNotebook(join(folder, "in", "anna"), "02.ipynb", [teller]);
    writeFileSync(join(folder, "in", "<b>Bo", "02.ipynb"), "{");
  });

  it("writes every report of a class", () => {
    const { status, stderr } = grade("in", "--out", "out", "--seed", seed);
    expect({ status, stderr }).toMatchObject({ status: 1 });
    expect(readdirSync(join(folder, "out")).sort()).toEqual([
      ...["canvas.csv", "exercises.csv", "gradebook.csv", "index.html", "result.json"],
      ...["state", "students", "summary.md", "thoughts"],
    ]);
    const pages = readdirSync(join(folder, "out", "students")).sort();
    expect(pages).toEqual(["anna.html", expect.stringMatching(/^b-bo-[0-9a-f]{16}\.html$/)]);
    for (const page of pages) expect(read("out/index.html")).toContain(`href="students/${page}"`);
    expect(read("out/gradebook.csv")).toContain("01-note-generator,,,anna,,,,20,0,20,20\r\n");
    expect(read("out/index.html")).not.toContain("<b>Bo");
  });

  it("tells the instructor what an answer said of hidden inputs, the learner what of public ones", () => {
    expect(read("out/result.json")).toContain(toldOfHidden());
    for (const page of ["out/students/anna.html", "out/summary.md"]) {
      expect(read(page)).not.toContain(toldOfHidden());
      expect(read(page)).not.toContain(seed);
    }
    expect(read("out/students/anna.html")).toMatch(/told -?\d/);
  });

  it("writes one learner's results for Gradescope and PrairieLearn, of several notebooks", () => {
    const platforms = ["--gradescope", "g/results.json", "--prairielearn", "p/results.json"];
    const { status } = grade("in/anna/01.ipynb", "in/anna/02.ipynb", ...platforms, "--seed", seed);
    expect(status).toBe(0);
    const gradescope = gradescopeResults.parse(JSON.parse(read("g/results.json")));
    expect(gradescope).toMatchObject({ score: 20, extra_data: { max_score: 45 } });
    const prairieLearn = prairieLearnResults.parse(JSON.parse(read("p/results.json")));
    expect(prairieLearn).toMatchObject({ gradable: true, score: 20 / 45 });
    for (const text of [read("g/results.json"), read("p/results.json")]) {
      expect(text).not.toContain(toldOfHidden());
      expect(text).not.toContain(seed);
    }
  });

  it("refuses to mix learners into one result, before anything is graded", () => {
    const { status, stderr } = grade("in", "--gradescope", "mixed.json");
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /^grade: --gradescope and --prairielearn expect the work of one learner, got that of 2\./,
    );
    expect(existsSync(join(folder, "mixed.json"))).toBe(false);
  });
});
