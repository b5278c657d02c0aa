import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { seededRandom } from "@attending/lib";
import { afterAll, describe, expect, it } from "vitest";
import { wrongAttention } from "../src/adversary/cells";
import { leftProcesses } from "../src/adversary/processes";
import { gradingResult } from "../src/report/result";
import { hasBwrap } from "../src/sandbox/fixtures/bwrap-presence";
import { temporaryFolder, writeNotebook } from "./notebook-file";
import { rightAnswers } from "./right-answers";

const command = join(__dirname, "..", "dist", "cli", "grade.js");
const available = hasBwrap("a batch that is killed");
const numKills = 20;
const numStudents = 12;

const root = temporaryFolder();
const students = join(root, "students");
const out = join(root, "out");
const scratch = join(root, "scratch");
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Right, wrong, and no notebooks: what is kept must not depend on what it is. */
function writeClass(): void {
  const kinds = [[wrongAttention], rightAnswers("02-self-attention"), []];
  for (let i = 0; i < numStudents; i++) {
    const folder = join(students, `student-${i}`);
    mkdirSync(folder, { recursive: true });
    writeNotebook(folder, "02-self-attention.ipynb", kinds[i % 3] ?? []);
  }
}

/** Leaves its temporary files in `scratch` alone, which the sandbox's user can enter. */
function startGrading(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [command, students, "--jobs", "2", ...args], {
    stdio: "ignore",
    env: { ...process.env, TMPDIR: scratch },
  });
}

/** The batch that is killed; it goes on wherever it stands. */
const resumeBatch = () => startGrading(["--out", out, "--resume", "--seed", "killed"]);

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

const ended = (child: ChildProcess) =>
  hasEnded(child) ? child.exitCode : new Promise((resolve) => child.once("exit", resolve));

function keptResults(): number {
  const folder = join(out, "state", "results");
  return existsSync(folder) ? readdirSync(folder).length : 0;
}

/** Starts the batch and kills it: some time after so many more results, or at any time before the first. */
async function startAndKill(random: () => number): Promise<NodeJS.Signals | null> {
  const child = resumeBatch();
  const before = keptResults();
  const more = Math.floor(random() * 3);
  while (!hasEnded(child) && keptResults() < before + more) await wait(5);
  await wait(random() * (more === 0 ? 900 : 60));
  child.kill("SIGKILL");
  await ended(child);
  return child.signalCode;
}

function submissionsIn(folder: string) {
  const text = readFileSync(join(folder, "result.json"), "utf8");
  const { submissions, seed } = gradingResult.parse(JSON.parse(text));
  return { seed, submissions: submissions.map((each) => ({ ...each, seconds: 0 })) };
}

describe.skipIf(!available)("a batch that is killed again and again", () => {
  it("comes to the same result as one that was not, and leaves nothing behind", async () => {
    for (const folder of [root, scratch]) mkdirSync(folder, { recursive: true });
    for (const folder of [root, scratch]) chmodSync(folder, 0o755);
    writeClass();
    // Moments that differ from run to run find more; the seed is printed where they find something.
    const seed = process.env.ATTENDING_KILL_SEED ?? String(Date.now());
    const random = seededRandom(seed);
    const whole = join(root, "whole");
    expect(await ended(startGrading(["--out", whole, "--seed", "killed"]))).toBe(1);
    const wanted = submissionsIn(whole);
    expect(wanted.submissions).toHaveLength(numStudents);

    for (let kills = 0; kills < numKills; ) {
      if ((await startAndKill(random)) === "SIGKILL") kills += 1;
      else {
        // It came to its end before: compared, and begun anew.
        expect(submissionsIn(out), `ATTENDING_KILL_SEED=${seed}`).toEqual(wanted);
        rmSync(out, { recursive: true });
      }
    }
    expect(await ended(resumeBatch())).toBe(1);
    expect(submissionsIn(out), `ATTENDING_KILL_SEED=${seed}`).toEqual(wanted);

    expect(await leftProcesses([scratch, students])).toEqual([]);
    expect(readdirSync(scratch)).toEqual([]);
    const state = readdirSync(join(out, "state"), { recursive: true, encoding: "utf8" });
    expect(state.filter((name) => name.endsWith(".tmp"))).toEqual([]);
  }, 600_000);
});
