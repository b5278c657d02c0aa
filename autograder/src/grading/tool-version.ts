import { readFileSync } from "node:fs";
import { join } from "node:path";

const manifest = readFileSync(join(__dirname, "..", "..", "package.json"), "utf8");

/** The version that reports name. */
export const toolVersion: string = JSON.parse(manifest).version;
