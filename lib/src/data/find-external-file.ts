import { existsSync } from "node:fs";
import path from "node:path";

/**
 * Where a file of somebody else's data lies on this machine; undefined where it
 * does not.
 *
 * Such data is not part of the course: whoever wants to use it gets it from its
 * publisher. It is looked for in the folder that the environment variable
 * `ATTENDING_DATA` names or, without one, in `data/external/` of the folder one
 * works in and of those above it.
 *
 * @param name the path inside of that folder: `negex/Annotations-1-120.txt`
 */
export function findExternalFile(name: string): string | undefined {
  const named = process.env.ATTENDING_DATA;
  const folders = named ? [path.resolve(named)] : externalFolders();
  return folders
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file));
}

/** From the folder one works in up to the root. */
function externalFolders(from: string = process.cwd()): string[] {
  const above = path.dirname(from);
  const own = path.join(from, "data", "external");
  return above === from ? [own] : [own, ...externalFolders(above)];
}
