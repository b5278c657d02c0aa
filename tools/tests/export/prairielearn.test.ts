import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { notebookText } from "@attending/autograder/dist/adversary/notebook-text";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportOptions } from "../../src/export/options";
import { prairieLearnFiles } from "../../src/export/prairielearn";
import { writeFolder } from "../../src/export/write-export";
import { canRunAsPlatform, temporaryFolder } from "./unpacked";

const root = join(__dirname, "..", "..", "..");
const place = temporaryFolder();
const name = "02-self-attention";
const question = join(place, "export", "questions", `attending-${name}`);
const image = join(place, "export", "image");

beforeAll(async () => {
  const options = exportOptions(["prairielearn", "--notebook", "02", "--seed", "seed-97"]);
  if (options === "help") throw new Error("expected options");
  const notebooks = [{ name, title: "02 self attention" }];
  writeFolder(join(place, "export"), await prairieLearnFiles(root, notebooks, options));
}, 60_000);
afterAll(() => rmSync(place, { recursive: true, force: true }));

it("describes a question as PrairieLearn's schema has it", () => {
  const info = JSON.parse(readFileSync(join(question, "info.json"), "utf8"));
  expect(info).toEqual({
    uuid: expect.stringMatching(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    ),
    ...{ title: "02 self attention", topic: "Clinical NLP", tags: ["code"], type: "v3" },
    ...{ singleVariant: true, gradingMethod: "External" },
    externalGradingOptions: {
      ...{ enabled: true, image: "YOUR-ORG/attending-grader", entrypoint: "/attending/grade.sh" },
      // At most 600 there.
      ...{ timeout: 300, enableNetworking: false },
    },
  });
  const page = readFileSync(join(question, "question.html"), "utf8");
  expect(page).toContain(`<pl-file-upload file-names="${name}.ipynb"></pl-file-upload>`);
  expect(page).toContain("<pl-external-grader-results></pl-external-grader-results>");
});

it("is the same question when it is exported again, and another one for another notebook", async () => {
  const options = exportOptions(["prairielearn"]);
  if (options === "help") throw new Error("expected options");
  const notebooks = ["02-self-attention", "03-transformer-block"].map((each) => ({
    name: each,
    title: each,
  }));
  const files = await prairieLearnFiles(root, notebooks, options);
  const [again, other] = files
    .filter(({ path }) => path.endsWith("/info.json"))
    .map(({ content }) => ("text" in content ? JSON.parse(content.text).uuid : ""));
  expect(again).toBe(JSON.parse(readFileSync(join(question, "info.json"), "utf8")).uuid);
  expect(other).not.toBe(again);
}, 60_000);

it("keeps the seed in the question and out of the image", () => {
  expect(readdirSync(image).sort()).toEqual(["Dockerfile", "grade.sh", "grader"]);
  expect(readdirSync(join(question, "tests")).sort()).toEqual(["seed", "settings.sh"]);
  expect(statSync(join(question, "tests", "seed")).mode & 0o777).toBe(0o600);
});

/** What PrairieLearn documents of a result. */
interface Results {
  readonly gradable: boolean;
  readonly score?: number;
  readonly message: string;
  readonly format_errors: readonly string[];
}

function handIn(files: Readonly<Record<string, string>>): Results {
  const job = join(place, "grade");
  rmSync(job, { recursive: true, force: true });
  mkdirSync(join(job, "student"), { recursive: true });
  mkdirSync(join(job, "tests"));
  for (const file of ["seed", "settings.sh"]) {
    writeFileSync(join(job, "tests", file), readFileSync(join(question, "tests", file)));
  }
  for (const [file, text] of Object.entries(files)) writeFileSync(join(job, "student", file), text);
  const { status } = spawnSync(join(image, "grade.sh"), [], {
    env: {
      ...{ PATH: process.env.PATH ?? "", GRADE_ROOT: job },
      GRADER_FOLDER: join(image, "grader"),
    },
  });
  expect(status).toBe(0);
  return JSON.parse(readFileSync(join(job, "results", "results.json"), "utf8"));
}

const solved = readFileSync(join(root, "solutions", `${name}.ipynb`), "utf8");

describe.skipIf(process.getuid?.() !== 0)("grade.sh", () => {
  it("costs no attempt where there is no notebook", () => {
    const message = `There is no notebook in what was handed in. Expected notebook ${name}, a file that ends in .ipynb.`;
    expect(handIn({})).toEqual({ gradable: false, message, format_errors: [message] });
  });

  it("costs no attempt where the grader fails", () => {
    const texts = join(image, "grader", "autograder", "dist", "exercise-texts.json");
    const before = readFileSync(texts);
    writeFileSync(texts, "{");
    const result = handIn({ [`${name}.ipynb`]: solved });
    writeFileSync(texts, before);
    expect(result.gradable).toBe(false);
    expect(result.message).toContain("This is its fault and not that of your work");
  });
});

describe.skipIf(!canRunAsPlatform("PrairieLearn's grader"))("grade.sh and its grader", () => {
  it("mark a solved notebook as a share of 1, and a wrong one", () => {
    expect(handIn({ [`${name}.ipynb`]: solved })).toMatchObject({ gradable: true, score: 1 });
    const wrong = notebookText(["function scaledDotProductAttention(): number { return 1; }"]);
    expect(handIn({ [`${name}.ipynb`]: wrong })).toMatchObject({ gradable: true, score: 0 });
  }, 120_000);
});
