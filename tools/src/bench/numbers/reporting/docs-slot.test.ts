import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fillSlot } from "./docs-slot";

const page = readFileSync(
  join(__dirname, "..", "..", "..", "..", "..", "docs", "benchmark.md"),
  "utf8",
);

it("replaces what stands between the marks of docs/benchmark.md, and nothing else", () => {
  const once = fillSlot(page, "| a table |");
  const twice = fillSlot(once, "| another $& |");
  expect(once).toContain("-->\n\n| a table |\n\n<!--");
  expect(twice).toContain("-->\n\n| another $& |\n\n<!--");
  expect(twice).not.toContain("a table");
  expect(fillSlot(twice, "| a table |")).toBe(once);
  expect(once.split("\n")[0]).toBe(page.split("\n")[0]);
});

it.each(["# no marks", page.replace("<!-- end", "<!-- and"), page + page])(
  "refuses a page whose marks are not there once",
  (text) => {
    expect(() => fillSlot(text, "")).toThrow(/^docs\/benchmark\.md: expected one "<!-- written by/);
  },
);
