import { writeFileSync } from "node:fs";
import path from "node:path";
import { type GetFileOptions, getFile } from "./get-file";
import type { DataSet } from "./manifest";
import { ProgressLine, type ProgressStream } from "./progress-line";

/** Where to, and from where. */
export interface GetDataSetOptions extends Omit<GetFileOptions, "onBytes"> {
  /** The folder that holds those of the data sets. */
  readonly into: string;
  /** Take `<mirror>/<folder>/<path>` instead of the publishers' files. Checksums hold all the same. */
  readonly mirror?: string | undefined;
  readonly stream: ProgressStream;
}

/**
 * Fetches the files of a data set that are not there, and tells how far it is.
 *
 * @returns the folder they are in
 * @throws DataCommandError that says what to do; files that are whole stay
 */
export async function getDataSet(
  set: DataSet,
  { into, mirror, stream, ...options }: GetDataSetOptions,
): Promise<string> {
  const folder = path.join(into, set.folder);
  for (const file of set.files) {
    const line = new ProgressLine(stream, `${set.folder}/${file.path}`, file.bytes);
    const url = mirror === undefined ? file.url : mirrored(mirror, set, file.path);
    const onBytes = (bytes: number) => line.reached(bytes);
    try {
      line.end(await getFile(folder, { ...file, url }, { ...options, onBytes }));
    } catch (error) {
      line.end("failed");
      throw error;
    }
  }
  if (set.labels) writeLabels(folder, set.labels);
  return folder;
}

function mirrored(mirror: string, { folder }: DataSet, file: string): string {
  return `${mirror.replace(/\/+$/, "")}/${folder}/${file}`;
}

function writeLabels(folder: string, labels: readonly string[]): void {
  const ids = Object.fromEntries(labels.map((label, id) => [label, id]));
  writeFileSync(path.join(folder, "label.json"), `${JSON.stringify(ids)}\n`);
}
