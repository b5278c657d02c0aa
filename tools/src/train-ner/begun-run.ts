import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { DataError, type NerTrainingRow } from "@attending/lib";
import { writeWholeFile } from "@attending/lib/dist/models/whole-file";

/** All that decides what comes of a run, seeds aside. */
export type RunKey = Readonly<Record<string, unknown>>;

/**
 * A run that takes longer than one sitting: its folder holds what it was begun with, a checkpoint for
 * each seed and the rows of the seeds that are done.
 */
export class BegunRun {
  /**
   * @throws DataError when the folder holds a run and none is to be resumed, or one that was begun
   * with other settings
   */
  constructor(
    private readonly folder: string,
    key: RunKey,
    { resume }: { readonly resume: boolean },
  ) {
    const file = path.join(folder, "settings.json");
    if (existsSync(file)) {
      if (!resume) throw refuseBegun(folder);
      requireSame(folder, key, JSON.parse(readFileSync(file, "utf8")));
      return;
    }
    mkdirSync(folder, { recursive: true });
    writeWholeFile(file, Buffer.from(JSON.stringify(key)));
  }

  /** Where a seed's checkpoints are. */
  seedFolder(seed: number): string {
    return path.join(this.folder, `seed-${seed}`);
  }

  /** Undefined while the seed is not done. */
  row(seed: number): NerTrainingRow | undefined {
    const file = this.rowFile(seed);
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  }

  keep(row: NerTrainingRow): void {
    mkdirSync(this.seedFolder(row.seed), { recursive: true });
    writeWholeFile(this.rowFile(row.seed), Buffer.from(JSON.stringify(row)));
  }

  private rowFile(seed: number): string {
    return path.join(this.seedFolder(seed), "row.json");
  }
}

function refuseBegun(folder: string): DataError {
  return new DataError({
    where: "train:ner",
    expected: `no run in ${folder}`,
    got: "one that was begun",
    fix: "Add --resume to go on with it, or remove the folder to begin anew.",
  });
}

function requireSame(folder: string, key: RunKey, begun: RunKey): void {
  const names = new Set([...Object.keys(key), ...Object.keys(begun)]);
  const other = [...names].find(
    (name) => JSON.stringify(key[name]) !== JSON.stringify(begun[name]),
  );
  if (other === undefined) return;
  throw new DataError({
    where: "train:ner --resume",
    expected: `the settings that the run in ${folder} was begun with`,
    got: `another ${other}`,
    fix: "Give the same ones, or remove the folder to begin anew.",
  });
}
