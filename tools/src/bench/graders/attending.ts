import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { classOf } from "../grading-times";
import { type Contestant, numSubmissions } from "./contest";
import { timeCommand } from "./timed-command";

/** Our own command, isolation on, on ten copies of a solved notebook. */
export function attending(root: string, notebook: string): Contestant {
  const file = join(root, "solutions", `${notebook}.ipynb`);
  const grade = (path: string): number => {
    const scratch = mkdtempSync(join(tmpdir(), "attending-bench-"));
    try {
      const command = join(root, "autograder", "dist", "cli", "grade.js");
      const args = [command, path, "--json", join(scratch, "result.json")];
      return timeCommand({ program: process.execPath, args, cwd: scratch });
    } finally {
      rmSync(scratch, { recursive: true });
    }
  };
  return {
    name: "attending",
    what: notebook,
    isolation: "bubblewrap",
    gradeOne: () => grade(file),
    gradeBatch: () => {
      const students = classOf(file, numSubmissions);
      try {
        return grade(students.path);
      } finally {
        students.remove();
      }
    },
  };
}
