import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { renderApiPage } from "./api-page";

/** Writes `docs/api.md` of this checkout. */
writeFileSync(join(__dirname, "..", "..", "..", "docs", "api.md"), renderApiPage());
