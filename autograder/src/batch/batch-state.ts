import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { SubmissionResult } from "../report/result";
import { isAlive } from "../sandbox/staging";
import { BatchStateError } from "./batch-state-error";
import { keepResult, readKeptResult } from "./kept-result";
import { writeDurably, writerOfDraft } from "./write-durably";

const batchCard = z
  .object({
    schema: z.literal("attending/batch@1"),
    /** The hidden seed. It stands here and in the instructor's report, in no file for learners. */
    seed: z.string().regex(/^[\w-]{1,64}$/),
    finished: z.boolean(),
  })
  .strict();

type BatchCard = z.infer<typeof batchCard>;

/** Only for the one who grades: the card holds the hidden seed. */
const onlyOwner = 0o600;

/**
 * What a batch keeps on disk while it runs, in `DIR/state/`: its seed, and each result under its key
 * as soon as there is one. A batch that was killed at any moment goes on from there.
 */
export class BatchState {
  private readonly results: string;
  private readonly cardFile: string;

  private constructor(
    folder: string,
    readonly seed: string,
    private readonly warn: (line: string) => void,
  ) {
    this.results = join(folder, "results");
    this.cardFile = join(folder, "batch.json");
  }

  /**
   * Begins a batch in a folder. What an earlier, finished one kept there is removed.
   *
   * @throws BatchStateError where an earlier one is not finished: it is not thrown away unasked
   */
  static begin(folder: string, seed: string, warn: (line: string) => void): BatchState {
    const card = readCard(folder);
    const kept = countResults(join(folder, "results"));
    if (card !== null && !card.finished && kept > 0) {
      throw new BatchStateError(
        `grade: expected a folder without an unfinished batch, got "${folder}" with ${kept} results of one. ` +
          "Add --resume to go on with it, or remove that folder to begin anew.",
      );
    }
    rmSync(folder, { recursive: true, force: true });
    return BatchState.open(folder, seed, warn);
  }

  /**
   * Goes on with the batch in a folder, under its seed; begins one where there is none.
   *
   * @param seed what the command line asks for; null: whatever the batch has
   * @param fresh the seed of a batch that begins
   * @throws BatchStateError where the batch has another seed than was asked for, or its card cannot be read
   */
  static resume(
    folder: string,
    seed: string | null,
    fresh: string,
    warn: (line: string) => void,
  ): BatchState {
    const card = readCard(folder);
    if (card === null) {
      warn("nothing to resume there: a new batch begins");
      return BatchState.open(folder, seed ?? fresh, warn);
    }
    if (seed !== null && seed !== card.seed) {
      throw new BatchStateError(
        `grade: expected --seed to be that of the batch in "${folder}", got another. Leave out --seed, or choose another --out.`,
      );
    }
    return BatchState.open(folder, card.seed, warn);
  }

  private static open(folder: string, seed: string, warn: (line: string) => void): BatchState {
    const state = new BatchState(folder, seed, warn);
    mkdirSync(dirname(folder), { recursive: true });
    mkdirSync(state.results, { recursive: true, mode: 0o700 });
    state.writeCard({ schema: "attending/batch@1", seed, finished: false });
    removeDrafts(folder);
    removeDrafts(state.results);
    return state;
  }

  /** The result that is kept under a key; undefined where there is none that can be trusted. */
  take(key: string): SubmissionResult | undefined {
    const file = join(this.results, `${key}.json`);
    const text = readIfThere(file);
    if (text === undefined) return undefined;
    const read = readKeptResult(text, key);
    if ("result" in read) return read.result;
    this.warn(`${file} ${read.wrong}: graded again`);
    return undefined;
  }

  /** Keeps a result. A fault of the grader is none: it is graded again. */
  keep(result: SubmissionResult): void {
    if (result.key === "" || result.problem?.kind === "grader-fault") return;
    writeDurably(join(this.results, `${result.key}.json`), keepResult(result), onlyOwner);
  }

  /** Says that all is graded, and drops what no submission of the batch has a key for any more. */
  finish(keys: ReadonlySet<string>): void {
    for (const name of readdirSync(this.results)) {
      if (!keys.has(name.replace(/\.json$/, ""))) rmSync(join(this.results, name), { force: true });
    }
    this.writeCard({ schema: "attending/batch@1", seed: this.seed, finished: true });
  }

  private writeCard(card: BatchCard): void {
    writeDurably(this.cardFile, `${JSON.stringify(card)}\n`, onlyOwner);
  }
}

function readCard(folder: string): BatchCard | null {
  const file = join(folder, "batch.json");
  const text = readIfThere(file);
  if (text === undefined) return null;
  try {
    return batchCard.parse(JSON.parse(text));
  } catch {
    throw new BatchStateError(
      `grade: expected a batch's card at "${file}", got something else. Remove "${folder}" to begin anew; its seed cannot be known.`,
    );
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw new BatchStateError(`grade: expected to read "${file}", got ${String(error)}.`);
  }
}

function countResults(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder).filter((name) => name.endsWith(".json")).length;
}

/** What a killed grader was writing; not what another one is writing now. */
function removeDrafts(folder: string): void {
  for (const name of readdirSync(folder)) {
    const writer = writerOfDraft(name);
    if (writer === null || writer === process.pid || isAlive(writer)) continue;
    rmSync(join(folder, name), { force: true });
  }
}
