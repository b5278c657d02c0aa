import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { pageMarker, renderMissing } from "./backends-page";

const page = join(__dirname, "..", "..", "docs", "backends.md");

it("docs/backends.md lists what is missing", async () => {
  const [prose = ""] = readFileSync(page, "utf8").split(pageMarker);
  await expect(`${prose}${pageMarker}\n${renderMissing()}\n`).toMatchFileSnapshot(page);
});
