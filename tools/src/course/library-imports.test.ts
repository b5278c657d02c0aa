import { expect, it } from "vitest";
import { libraryImportsWithout } from "./import-line";

const absent = { own: new Set(["Own"]), due: new Set(["Due", "Other"]) };

it.each([
  [
    "a due name is left out",
    'import { Due, Linear } from "@attending/lib";\nnew Due();',
    'import { Linear } from "@attending/lib";\nnew Due();',
  ],
  [
    "and its import, where nothing else is in it",
    'import { Due, Other } from "@attending/lib";\n\nnew Due();',
    "new Due();",
  ],
  [
    "a new name of a due one is declared",
    'import { Due as given } from "@attending/lib";\ngiven();',
    "const given = Due;\ngiven();",
  ],
  [
    "the notebook's own name is taken from the notebook",
    'import { Own as given, Linear } from "@attending/lib";\nconst a = given();',
    'import { Linear } from "@attending/lib";\nconst given = Own;\nconst a = given();',
  ],
  [
    "each of several imports is looked at",
    'import {\n  Linear, Other,\n} from "@attending/lib";\nimport { type Due } from "@attending/lib";\nx;',
    'import { Linear } from "@attending/lib";\nx;',
  ],
])("%s", (_, cell, without) => {
  expect(libraryImportsWithout(cell, absent)).toBe(without);
});

it("leaves other cells to the letter as they are", () => {
  const cell =
    'import {\n  Dueness, Linear,\n} from "@attending/lib";\nimport { Due } from "elsewhere";';
  expect(libraryImportsWithout(cell, absent)).toBe(cell);
});
