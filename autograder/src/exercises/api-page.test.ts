import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { renderApiPage } from "./api-page";
import { exercises } from "./index";

const file = join(__dirname, "..", "..", "..", "docs", "api.md");

it("is what docs/api.md says", () => {
  const hint = "docs/api.md is out of date: node autograder/dist/exercises/write-api-page.js";
  expect(readFileSync(file, "utf8") === renderApiPage(), hint).toBe(true);
});

it("tells every check and its points", () => {
  const page = renderApiPage();
  for (const { card } of exercises) {
    expect(page).toContain(`### ${card.id} ${card.title}`);
    for (const { claim, points } of card.assertions)
      if (!claim.includes("<")) expect(page).toContain(`| ${points} | ${claim} |`);
  }
});
