import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { notebookText } from "@attending/autograder/dist/adversary/notebook-text";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gradescopeFiles } from "../../src/export/gradescope";
import type { ExportOptions } from "../../src/export/options";
import { writeZip } from "../../src/export/write-export";
import { canRunAsPlatform, temporaryFolder, unpack } from "./unpacked";

const root = join(__dirname, "..", "..", "..");
const seed = "seed-of-an-assignment-71";
const options: ExportOptions = {
  ...{ platform: "gradescope", notebook: "02", out: "", seed, image: "", repository: "", ref: "" },
};

/** A place like Gradescope's `/autograder`. */
const place = temporaryFolder();
const source = join(place, "source");
const results = join(place, "results", "results.json");

beforeAll(async () => {
  const zip = join(place, "autograder.zip");
  await writeZip(zip, await gradescopeFiles(root, options));
  expect(statSync(zip).mode & 0o777).toBe(0o600);
  unpack(zip, source);
  cpSync(join(source, "run_autograder"), join(place, "run_autograder"));
}, 60_000);
afterAll(() => rmSync(place, { recursive: true, force: true }));

const run = (script: string, environment: Record<string, string> = {}) =>
  spawnSync(script, [], {
    cwd: place,
    encoding: "utf8",
    env: { PATH: process.env.PATH ?? "", AUTOGRADER_ROOT: place, ...environment },
  });

it("has its scripts at the root, and nothing of what only we need", () => {
  expect(readdirSync(source).sort()).toEqual([
    ...["find-node.sh", "grader", "run_autograder", "seed", "settings.sh", "setup.sh"],
  ]);
  expect(statSync(join(source, "setup.sh")).mode & 0o111).toBe(0o111);
  expect(statSync(join(source, "run_autograder")).mode & 0o111).toBe(0o111);
  const bundles = readdirSync(join(source, "grader", "autograder", "dist", "supply", "bundles"));
  expect(bundles.sort()).toEqual(["02.1", "02.2", "02.2+02.1"]);
  expect(existsSync(join(source, "grader", "autograder", "dist", "adversary"))).toBe(false);
  // Tensors come as one wasm file a processor; neither their package nor what draws is loaded.
  const packages = readdirSync(join(source, "grader", "node_modules"));
  expect(packages).toContain("zod");
  for (const large of ["onnxruntime-node", "jsdom", "tslab", "typescript", "esbuild"]) {
    expect(packages).not.toContain(large);
  }
});

describe.skipIf(process.getuid?.() !== 0)("setup.sh", () => {
  it("keeps everything for root, and takes the Node that is there", () => {
    const { status, stderr } = run(join(source, "setup.sh"));
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(statSync(source).mode & 0o777).toBe(0o700);
    expect(statSync(join(source, "seed")).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(source, "seed"), "utf8")).toBe(`${seed}\n`);
    expect(existsSync(join(source, "node"))).toBe(false);
  });

  it("installs the pinned Node from where it is published, and refuses another file", () => {
    const processor = process.arch === "arm64" ? "arm64" : "x64";
    const mirror = join(place, "mirror");
    const name = `node-v9.9.9-linux-${processor}`;
    const folder = join(mirror, "v9.9.9");
    mkdirSync(join(folder, name, "bin"), { recursive: true });
    symlinkSync(process.execPath, join(folder, name, "bin", "node"));
    execFileSync("tar", ["-czf", `${name}.tar.gz`, name], { cwd: folder });
    const sums = execFileSync("sha256sum", [`${name}.tar.gz`], { cwd: folder, encoding: "utf8" });
    writeFileSync(join(folder, "SHASUMS256.txt"), sums);
    const settings = join(source, "settings.sh");
    const before = readFileSync(settings, "utf8");
    writeFileSync(settings, before.replace(/NODE_VERSION=.*/, "NODE_VERSION=9.9.9"));
    const environment = { NODE_MIRROR: `file://${mirror}` };
    expect(run(join(source, "setup.sh"), environment).status).toBe(0);
    expect(existsSync(join(source, "node", "bin", "node"))).toBe(true);
    writeFileSync(join(folder, "SHASUMS256.txt"), sums.replace(/^../, "00"));
    expect(run(join(source, "setup.sh"), environment).status).not.toBe(0);
    writeFileSync(settings, before);
    rmSync(join(source, "node"), { recursive: true });
  }, 60_000);
});

/** What Gradescope documents of a result; anything else it would refuse or pass over. */
interface Results {
  readonly score: number;
  readonly output: string;
  readonly stdout_visibility: string;
  readonly tests: readonly { readonly score: number; readonly max_score: number }[];
}

function handIn(files: Readonly<Record<string, string>>): Results {
  const submission = join(place, "submission");
  rmSync(submission, { recursive: true, force: true });
  mkdirSync(submission);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(submission, name), text);
  return grade();
}

function grade(): Results {
  const { status } = run(join(place, "run_autograder"));
  expect(status).toBe(0);
  expect(statSync(results).mode & 0o777).toBe(0o600);
  const parsed: Results = JSON.parse(readFileSync(results, "utf8"));
  expect(parsed.stdout_visibility).toBe("hidden");
  return parsed;
}

const solved = (name: string) => readFileSync(join(root, "solutions", name), "utf8");

describe.skipIf(process.getuid?.() !== 0)("run_autograder", () => {
  it("says that there is no notebook", () => {
    const { score, output } = handIn({ "notes.txt": "" });
    expect(score).toBe(0);
    expect(output).toBe(
      "There is no notebook in what was handed in. Expected a file that ends in .ipynb, notebook 02.",
    );
  }, 60_000);

  it("says that the grader failed, and not the learner", () => {
    const texts = join(source, "grader", "autograder", "dist", "exercise-texts.json");
    const before = readFileSync(texts);
    writeFileSync(texts, "{");
    const { score, output, tests } = handIn({ "02.ipynb": solved("02-self-attention.ipynb") });
    writeFileSync(texts, before);
    expect({ score, tests }).toEqual({ score: 0, tests: [] });
    expect(output).toContain("This is a fault of the grader and not of your work");
  }, 60_000);
});

describe.skipIf(!canRunAsPlatform("Gradescope's autograder"))(
  "run_autograder and its grader",
  () => {
    it("grade a solved notebook, and no other one", () => {
      const { score, tests, output } = handIn({
        "02-self-attention.ipynb": solved("02-self-attention.ipynb"),
        "01-note-generator.ipynb": solved("01-note-generator.ipynb"),
      });
      expect(score).toBe(25);
      expect(tests.reduce((sum, test) => sum + test.max_score, 0)).toBe(25);
      expect(output).toContain("This is notebook 01-note-generator; expected notebook 02.");
      expect(output).toContain("another user behind a changed root");
    }, 120_000);

    it("give a hostile notebook nothing", () => {
      const paths = [results, join(source, "seed"), join(place, "submission")];
      const attack = `
const nodeRequire = (process as any).mainModule?.require ?? (globalThis as any).require;
const told: string[] = [];
for (const act of [
  () => (nodeRequire ?? require)("fs").writeFileSync(${JSON.stringify(results)}, '{"score": 25}'),
  () => told.push((nodeRequire ?? require)("fs").readFileSync(${JSON.stringify(paths[1])}, "utf8")),
  () => told.push((nodeRequire ?? require)("fs").readdirSync(${JSON.stringify(paths[2])}).join()),
  () => process.kill(process.ppid, "SIGKILL"),
  () => process.kill(-1, "SIGKILL"),
]) { try { act(); } catch (error) { told.push(String(error)); } }
function scaledDotProductAttention(): any { throw new Error(told.join("; ")); }
`;
      const { score } = handIn({ "02-self-attention.ipynb": notebookText([attack]) });
      expect(score).toBe(0);
      expect(readFileSync(results, "utf8")).not.toContain(seed);
    }, 120_000);

    it("do not follow a link to what is root's", () => {
      const submission = join(place, "submission");
      rmSync(submission, { recursive: true, force: true });
      mkdirSync(submission);
      symlinkSync(join(source, "seed"), join(submission, "02-self-attention.ipynb"));
      const { score } = grade();
      expect(score).toBe(0);
      expect(readFileSync(results, "utf8")).not.toContain(seed);
    }, 60_000);
  },
);
