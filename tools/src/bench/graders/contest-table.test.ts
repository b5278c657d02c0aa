import { expect, it } from "vitest";
import { contestTable } from "./contest-table";

const alike = (seconds: number) => ({ median: seconds, min: seconds - 0.1, max: seconds + 0.1 });
const of = (name: string, single: number, perNotebook: number) => ({
  ...{ name, what: "a notebook", isolation: "none" },
  ...{ single: alike(single), perNotebook: alike(perNotebook) },
});

it("says how many times as long others take as the slower of our notebooks", () => {
  const rows = [of("attending", 1.5, 0.3), of("attending", 1.7, 0.5), of("otter", 6, 5.5)];
  const lines = contestTable(rows, 3).split("\n");
  expect(lines[0]).toBe("seconds, median (min–max) of 3 runs, each tool on its like notebook");
  expect(lines[3]).toContain("1.70 (1.60–1.80)     0.50 (0.40–0.60)");
  expect(lines).toContain("otter takes 11.0 times as long as attending for each of 10");
});

it("has a line for who is absent", () => {
  const text = contestTable([of("attending", 1, 0.5), { name: "otter", missing: "No PyPI." }], 1);
  expect(text).toContain("\notter      not measured. No PyPI.\n");
  expect(text).not.toContain("times as long");
});
