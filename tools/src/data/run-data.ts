import { existsSync } from "node:fs";
import path from "node:path";
import { DataCommandError } from "./data-command-error";
import { fileHash } from "./file-hash";
import { getDataSet } from "./get-data-set";
import { type DataSet, readManifest } from "./manifest";
import { dataOptions } from "./options";
import type { ProgressStream } from "./progress-line";

/** What the command has to do with. */
export interface DataSurroundings {
  /** The project's folder. */
  readonly root: string;
  /** Another folder for the data, as the variable `ATTENDING_DATA` names it. */
  readonly named: string | undefined;
  readonly say: (line: string) => void;
  readonly stream: ProgressStream;
}

/**
 * Does what `npm run data` is asked for.
 *
 * @throws DataCommandError that says what to do
 */
export async function runData(
  args: readonly string[],
  { root, named, say, stream }: DataSurroundings,
): Promise<void> {
  const { command, names, mirror } = dataOptions(args);
  const known = readManifest(path.join(root, "data", "manifest.json"));
  const into = named ? path.resolve(named) : path.join(root, "data", "external");
  if (command === "list") return listSets(known, into, say);
  const sets = names.length > 0 ? chosenSets(known, names) : known;
  if (command === "check") return checkSets(sets, into, { say, mustBeThere: names.length > 0 });
  for (const set of sets) {
    const folder = await getDataSet(set, { into, mirror, stream });
    say(`${set.what}\n  in ${folder}\n  terms: ${set.licence}\n  cite: ${set.cite}`);
  }
}

function chosenSets(known: readonly DataSet[], names: readonly string[]): DataSet[] {
  return names.map((name) => {
    const set = known.find((one) => one.name === name || one.folder === name);
    if (set !== undefined) return set;
    const all = known.map((one) => one.name).join(", ");
    throw new DataCommandError(`data: expected one of ${all}, got ${name}.`, true);
  });
}

function listSets(sets: readonly DataSet[], into: string, say: (line: string) => void): void {
  for (const { name, folder, what, files } of sets) {
    const size = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
    const there = files.every((file) => existsSync(path.join(into, folder, file.path)));
    const state = there ? "here" : `npm run data -- get ${name}`;
    say(`${name.padEnd(14)} ${size.toFixed(1).padStart(5)} MB  ${what}  (${state})`);
  }
}

/** A set that was asked for by its name must be there. */
async function checkSets(
  sets: readonly DataSet[],
  into: string,
  { say, mustBeThere }: { say: (line: string) => void; mustBeThere: boolean },
): Promise<void> {
  let faults = 0;
  for (const { folder, files } of sets) {
    for (const file of files) {
      const hash = await fileHash(path.join(into, folder, file.path));
      const isMissing = hash === undefined;
      const state = isMissing ? "missing" : hash === file.sha256 ? "right" : "another file";
      if (state === "another file" || (isMissing && mustBeThere)) faults++;
      say(`${folder}/${file.path}: ${state}`);
    }
  }
  if (faults > 0) {
    throw new DataCommandError(`data: expected files by their checksums, got ${faults} others.`);
  }
}
