import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { classroomWorkflow } from "../../src/export/github-classroom";

const root = join(__dirname, "..", "..", "..");
const course = { repository: "school/attending", ref: "v1.2", notebook: "02" };
const workflow = classroomWorkflow(root, course);

it("has every word filled in", () => {
  expect(workflow).not.toMatch(/@[A-Z_]+@/);
  expect(workflow).toContain('repository: "school/attending"');
  expect(workflow).toContain('ref: "v1.2"');
  expect(workflow).toContain(`node-version: "${process.versions.node}"`);
  const all = classroomWorkflow(root, { ...course, notebook: null });
  expect(workflow).toContain("--isolation bwrap --out ../report --notebook 02 ||");
  expect(all).toContain("--isolation bwrap --out ../report ||");
});

it("grades behind bubblewrap, which Ubuntu must be told to allow, and may change nothing", () => {
  expect(workflow).toContain("kernel.apparmor_restrict_unprivileged_userns=0");
  expect(workflow).toMatch(/^permissions:\n {2}contents: read$/m);
  expect(workflow.match(/persist-credentials: false/g)).toHaveLength(2);
  // Words of a learner (a branch, a message) stand in no script.
  for (const script of scripts()) expect(script).not.toContain("${{");
});

it("says how much it hides", () => {
  expect(workflow).toContain("What is hidden here is only as hidden as this repository allows");
});

/** The scripts of its steps, with their indentation taken away. */
function scripts(): string[] {
  return [...workflow.matchAll(/run: \|\n((?: {10}.*\n|\n)+)/g)].map(([, lines = ""]) =>
    lines.replace(/^ {10}/gm, ""),
  );
}

it("has steps that a shell can read", () => {
  expect(scripts()).toHaveLength(3);
  for (const script of scripts()) execFileSync("bash", ["-n"], { input: script });
});

it.each([
  [0, 0],
  [1, 0],
  [2, 1],
])("where the grader exits with %i, the step exits with %i", (graded, expected) => {
  const [script = ""] = scripts().slice(-1);
  const npm = `npm() { return ${graded}; }; GITHUB_STEP_SUMMARY=/dev/null\n`;
  const exit = () => execFileSync("bash", ["-e", "-c", `${npm}${script}`]);
  if (expected === 0) exit();
  else expect(exit).toThrow();
});
