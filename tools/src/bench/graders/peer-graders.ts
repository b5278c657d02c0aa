import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Absentee, Contestant } from "./contest";
import { timeCommand } from "./timed-command";

const what = "six functions of numpy, 24 tests";

/** A grader's programs, and a folder with its assignment and submissions. */
interface Workshop {
  readonly bin: string;
  readonly folder: string;
  readonly assignment: string;
}

/** Otter and nbgrader, each with its ten submissions ready; or why one cannot take part. */
export function peerGraders(
  root: string,
  state: string,
  folder: string,
): readonly (Contestant | Absentee)[] {
  const assignment = join(root, "tools", "bench", "peers", "graders", "assignment.py");
  return [
    peer("otter", state, (bin) => otter({ bin, assignment, folder: join(folder, "for-otter") })),
    peer("nbgrader", state, (bin) =>
      nbgrader({ bin, assignment, folder: join(folder, "for-nbgrader") }),
    ),
  ];
}

function peer(
  name: string,
  state: string,
  make: (bin: string) => Contestant,
): Contestant | Absentee {
  const folder = join(state, "graders", name);
  if (!existsSync(join(folder, "attending.stamp"))) {
    return { name, missing: "It could not be installed: it needs PyPI, and Python 3.11 or newer." };
  }
  try {
    return make(join(folder, "bin"));
  } catch (error) {
    return { name, missing: error instanceof Error ? error.message : String(error) };
  }
}

function run({ bin, folder }: Workshop, program: string, args: readonly string[], cwd = folder) {
  return timeCommand({ program: join(bin, program), args, cwd, path: bin });
}

function makeMaster(workshop: Workshop): void {
  mkdirSync(workshop.folder, { recursive: true });
  run(workshop, "python", [workshop.assignment, "master", workshop.folder]);
}

const makeSubmissions = (workshop: Workshop) =>
  run(workshop, "python", [workshop.assignment, "submissions", workshop.folder]);

/** `otter run`, without the containers of `otter grade`: a process for each submission. */
function otter(workshop: Workshop): Contestant {
  const { folder } = workshop;
  const home = join(folder, "otter");
  makeMaster(workshop);
  run(workshop, "otter", ["assign", "ps1.ipynb", "dist", "--no-pdfs"], home);
  makeSubmissions(workshop);
  const built = join(home, "dist", "autograder");
  const zip = readdirSync(built).find((name) => name.endsWith(".zip"));
  if (zip === undefined) throw new Error("otter assign left no archive behind.");
  const submissions = join(folder, "submissions", "otter");
  const grade = (name: string): number => {
    const place = join(folder, "graded", name);
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place, { recursive: true });
    copyFileSync(join(submissions, name), join(place, "ps1.ipynb"));
    const args = ["run", "-a", join(built, zip), "-o", place, "--no-logo", "ps1.ipynb"];
    return run(workshop, "otter", args, place);
  };
  const names = readdirSync(submissions);
  return {
    ...{ name: "otter", what, isolation: "none" },
    gradeOne: () => grade(names[0] ?? ""),
    gradeBatch: () => names.map(grade).reduce((total, seconds) => total + seconds, 0),
  };
}

const nbgraderConfig = [
  "c = get_config()",
  'c.CourseDirectory.course_id = "clinical"',
  "c.Execute.timeout = 20",
].join("\n");

/** `nbgrader autograde`, once for all; its database is fresh each time. */
function nbgrader(workshop: Workshop): Contestant {
  const { folder } = workshop;
  const home = join(folder, "nbgrader");
  makeMaster(workshop);
  writeFileSync(join(home, "nbgrader_config.py"), nbgraderConfig);
  run(workshop, "nbgrader", ["generate_assignment", "ps1"], home);
  const fresh = join(folder, "gradebook.fresh");
  copyFileSync(join(home, "gradebook.db"), fresh);
  makeSubmissions(workshop);
  const submissions = join(folder, "submissions", "nbgrader");
  const grade = (names: readonly string[]): number => {
    copyFileSync(fresh, join(home, "gradebook.db"));
    for (const left of ["submitted", "autograded"]) {
      rmSync(join(home, left), { recursive: true, force: true });
    }
    for (const name of names) {
      const place = join(home, "submitted", name.replace(".ipynb", ""), "ps1");
      mkdirSync(place, { recursive: true });
      copyFileSync(join(submissions, name), join(place, "ps1.ipynb"));
    }
    return run(workshop, "nbgrader", ["autograde", "ps1"], home);
  };
  const names = readdirSync(submissions);
  return {
    ...{ name: "nbgrader", what, isolation: "none" },
    gradeOne: () => grade(names.slice(0, 1)),
    gradeBatch: () => grade(names),
  };
}
