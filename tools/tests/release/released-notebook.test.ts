import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Notebook } from "../../src/course/notebook";

const load = createRequire(__filename);
const { projectFolder }: typeof import("../../src/course/course-folder") = load(
  "../../dist/course/course-folder",
);
const { releasePlan }: typeof import("../../src/release/release-plan") = load(
  "../../dist/release/release-plan",
);
const { releasedNotebook }: typeof import("../../src/release/released-notebook") = load(
  "../../dist/release/released-notebook",
);

const earlier = ["01-note-generator", "02-self-attention", "03-transformer-block"];

/** The code of a notebook in a release that gives some notebooks. */
function codeIn(given: readonly string[], name = "06-negation-and-latency"): string {
  const file = join(projectFolder, "notebooks", `${name}.ipynb`);
  const version: Notebook = JSON.parse(readFileSync(file, "utf8"));
  const plan = releasePlan(projectFolder, { notebooks: [name], given, folder: "" });
  const { cells } = releasedNotebook(plan, name, version);
  return cells
    .filter(({ cell_type }) => cell_type === "code")
    .map(({ source }) => source.join(""))
    .join("\n\n");
}

it("has programs for other processes take answers that are due from the learner's notebooks", () => {
  const program = /const lib = require\(.*/;
  expect(program.exec(codeIn([]))?.[0]).toBe(
    'const lib = require("@attending/earlier/library")("03.2");',
  );
  expect(program.exec(codeIn(earlier))?.[0]).toBe('const lib = require("@attending/lib");');
});

it("asks for what stand-ins and functions of the library are built on", () => {
  const [, ids] = /await fromEarlier\(([^)]*)\)/.exec(codeIn([])) ?? [];
  // `makeAblation` takes the learner's classifier apart, `studyLoaders` deals their notes.
  expect(ids).toBe('"01.2", "03.2", "04.1", "04.2"');
});

it("leaves an answer of a later notebook in the library where a stand-in serves until then", () => {
  // 10.4 asks for what notebook 07 trains with.
  expect(codeIn([], "07-lstm-baseline")).toMatch(
    /import \{[^}]*\bdecayGroups\b[^}]*\} from "@attending\/lib";/,
  );
  const [, ids] = /await fromEarlier\(([^)]*)\)/.exec(codeIn([], "11-ner-errors")) ?? [];
  expect(ids).toContain('"10.4"');
});
