import { expect, it } from "vitest";
import { libraryImportsSplit } from "./import-line";

const absent = { own: new Set(["Own"]), due: new Set(["Due", "Other"]) };

it.each([
  [
    "a due name moves to the earlier module",
    'import { Due, Linear } from "@attending/lib";\nnew Due();',
    'import { Linear } from "@attending/lib";\nimport { Due } from "@attending/earlier";\nnew Due();',
  ],
  [
    "a new name of a due one moves along",
    'import { Due as given } from "@attending/lib";',
    'import { Due as given } from "@attending/earlier";',
  ],
  [
    "the notebook's own name is taken from the notebook",
    'import { Own as given } from "@attending/lib";\nconst a = given();',
    "const given = Own;\nconst a = given();",
  ],
  ["and is not imported under its own name", 'import { Own } from "@attending/lib";', ""],
  [
    "each of several imports is looked at",
    'import {\n  Linear, Other,\n} from "@attending/lib";\nimport { Due } from "@attending/lib";',
    'import { Linear } from "@attending/lib";\nimport { Other } from "@attending/earlier";\nimport { Due } from "@attending/earlier";',
  ],
])("%s", (_, cell, split) => {
  expect(libraryImportsSplit(cell, absent)).toBe(split);
});

it("leaves other cells to the letter as they are", () => {
  const cell =
    'import {\n  Dueness, Linear,\n} from "@attending/lib";\nimport { Due } from "elsewhere";';
  expect(libraryImportsSplit(cell, absent)).toBe(cell);
});
