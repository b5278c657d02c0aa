import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { NerTrainingEpoch } from "@attending/lib";
import { writeWholeFile } from "@attending/lib/dist/models/whole-file";

/** What a checkpoint does not say of an epoch. */
type EpochDetails = Omit<NerTrainingEpoch, "epoch" | "trainLoss">;

/** What is known of a run's epochs beside its checkpoint, kept from one process to the next. */
export class KeptEpochs {
  private readonly epochs: Map<number, EpochDetails>;

  constructor(
    private readonly file: string,
    { resume }: { readonly resume: boolean },
  ) {
    this.epochs = resume ? readEpochs(file) : new Map();
  }

  /** @throws Error where the file was lost beside a checkpoint */
  read(epoch: number): EpochDetails {
    const details = this.epochs.get(epoch);
    if (details !== undefined) return details;
    throw new Error(
      `train:ner: expected epoch ${epoch} in ${this.file}, got none. Remove its folder and train anew.`,
    );
  }

  write(epoch: number, details: EpochDetails): void {
    this.epochs.set(epoch, details);
    mkdirSync(path.dirname(this.file), { recursive: true });
    writeWholeFile(this.file, Buffer.from(JSON.stringify([...this.epochs])));
  }
}

/** None where there is no whole file: the run then ends with an error that names it. */
function readEpochs(file: string): Map<number, EpochDetails> {
  try {
    return new Map(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return new Map();
  }
}
