import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { publicNames } from "../declarations";

/** The public names of lib that are values, and the file that declares each. */
export function libExports(indexFile: string): ReadonlyMap<string, string> {
  const { values } = publicNames(readFileSync(indexFile, "utf8"));
  const folder = dirname(indexFile);
  return new Map([...values].map(([name, module]) => [name, `${join(folder, module)}.ts`]));
}
