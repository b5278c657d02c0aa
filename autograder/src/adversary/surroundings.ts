import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../supply/places";
import type { Places } from "./adversary";
import { fingerprints, namesChanged } from "./fingerprints";
import { hearWords, isHeardAt, unusedPort } from "./ports";
import { leftProcesses } from "./processes";

/** What belongs to the course, and must be after a battery what it was before. */
const grader = ["cli", "exercise-texts.json", "grading", "judging", "slicing", "supply/bundles"];
export const ownFiles: readonly string[] = [
  ...["course", "notebooks", "package.json", "solutions"].map((name) => join(root, name)),
  ...grader.map((name) => join(root, "autograder", "dist", name)),
];

/** What stands around the grader while it meets a battery, and what must not have happened there. */
export interface Surroundings {
  readonly places: Places;
  /** What the canary holds, and the sibling's notebook: no report may say it. */
  readonly secrets: readonly string[];
  /** From here on nothing in the folder of submissions may change. */
  readonly begin: () => void;
  /** Everything that happened and must not, each a sentence. */
  readonly breaches: (graders: readonly number[]) => Promise<string[]>;
  readonly close: () => void;
}

/**
 * Opens a folder with a canary, a listening port, and a place for submissions.
 *
 * @param own files and folders that are watched beside it
 */
export async function openSurroundings(
  publicQueries: string,
  own: readonly string[],
): Promise<Surroundings> {
  const folder = mkdtempSync(join(tmpdir(), "attending-adversary-"));
  const word = () => randomBytes(9).toString("hex");
  const [mark, kept, siblingWord] = [`mark${word()}`, `canary${word()}`, `sibling${word()}`];
  const canaryFolder = join(folder, "canary");
  const submissions = join(folder, "submissions");
  mkdirSync(canaryFolder);
  mkdirSync(submissions);
  const canary = join(canaryFolder, "canary.txt");
  writeFileSync(canary, kept);
  // Open to everybody, so that nothing but the isolation stands before it.
  chmodSync(folder, 0o755);
  chmodSync(canaryFolder, 0o777);
  const heard = await hearWords();
  const freePort = await unusedPort();
  const sibling = join(submissions, "00-sibling", "02-self-attention.ipynb");
  const places: Places = {
    ...{ mark, canary, canaryFolder, sibling, submissions, root, publicQueries },
    port: String(heard.port),
    freePort: String(freePort),
  };
  const watched = [folder, ...own];
  let before = fingerprints(watched);
  return {
    places,
    secrets: [kept, siblingWord],
    begin: () => {
      before = fingerprints(watched);
    },
    breaches: async (graders) => [
      ...namesChanged(before, fingerprints(watched)),
      ...namesLeft(mark),
      ...stagesLeft(graders),
      ...heard.words().map((words) => `somebody heard: ${words}`),
      ...((await isHeardAt(freePort)) ? ["a port was left open"] : []),
      ...(await leftProcesses([mark, ...graders.map(stagePrefix)])),
    ],
    close: () => {
      heard.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Files with the mark in their name, where programs leave things behind. */
function namesLeft(mark: string): string[] {
  const folders = ["/", "/dev/shm", "/tmp", "/var/tmp", homedir(), process.cwd(), root, tmpdir()];
  return [...new Set(folders)].flatMap((folder) =>
    namesIn(folder)
      .filter((name) => name.includes(mark))
      .map((name) => `${join(folder, name)} was made`),
  );
}

const stagePrefix = (pid: number): string => `attending-stage-${pid}-`;

/** The grader's own copies are gone when it is. */
function stagesLeft(graders: readonly number[]): string[] {
  const prefixes = graders.map(stagePrefix);
  return [...new Set([tmpdir(), "/tmp", "/var/tmp"])].flatMap((folder) =>
    namesIn(folder)
      .filter((name) => prefixes.some((prefix) => name.startsWith(prefix)))
      .map((name) => `the grader left ${join(folder, name)}`),
  );
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
