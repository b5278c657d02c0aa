import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { spreadOf } from "../statistics";
import { attending } from "./attending";
import { type Absentee, type Contestant, type ContestResult, numSubmissions } from "./contest";
import { contestTable } from "./contest-table";
import { peerGraders } from "./peer-graders";

/**
 * Our grader and two others, each on its like notebook, in one run: one submission cold, and ten in
 * a batch. Prints a table. Who cannot be installed has a line that says so.
 */
export function benchGraders(root: string, runs: number): ContestResult {
  const script = join(root, "tools", "bench", "peers", "graders", "install.mjs");
  spawnSync(process.execPath, [script], { stdio: ["ignore", 2, 2] });
  const state = resolve(root, process.env.ATTENDING_STATE ?? ".attending");
  const folder = mkdtempSync(join(tmpdir(), "attending-graders-"));
  try {
    const all: readonly (Contestant | Absentee)[] = [
      attending(root, "01-note-generator"),
      attending(root, "02-self-attention"),
      ...peerGraders(root, state, folder),
    ];
    const rows = measure(all, runs);
    console.log(
      `${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores, Node ${process.version}, load ${(loadavg()[0] ?? 0).toFixed(1)}`,
    );
    console.log(contestTable(rows, runs));
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** In turns, so that all meet the same conditions. */
function measure(all: readonly (Contestant | Absentee)[], runs: number): ContestResult {
  const singles = new Map(all.map(({ name, ...each }) => [labelOf(name, each), [] as number[]]));
  const batches = new Map([...singles.keys()].map((label) => [label, [] as number[]]));
  for (let run = 0; run < runs; run++) {
    for (const each of all) {
      if ("missing" in each) continue;
      const label = labelOf(each.name, each);
      console.error(`${label}: run ${run + 1} of ${runs}`);
      singles.get(label)?.push(each.gradeOne());
      batches.get(label)?.push(each.gradeBatch() / numSubmissions);
    }
  }
  return all.map((each) => {
    if ("missing" in each) return each;
    const { name, what, isolation } = each;
    const label = labelOf(name, each);
    return {
      ...{ name, what, isolation },
      single: spreadOf(singles.get(label) ?? []),
      perNotebook: spreadOf(batches.get(label) ?? []),
    };
  });
}

const labelOf = (name: string, each: object): string =>
  "what" in each ? `${name} on ${String(each.what)}` : name;
