import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { vi } from "vitest";
import type { ProjectPaths } from "../../start/paths.mjs";
import { makeProject, writeFile } from "../start/project-folder";

// Each command writes down what it is called with, and fails with the words of the file `faults/<step>`.
const commandOf = (name: string, work: string): string => `#!/bin/sh
root="\${0%/*}/.."
echo "${name} $*" >> "$root/log"
fail_if_asked() {
  if [ -e "$root/faults/$1" ]; then /bin/cat "$root/faults/$1" >&2; exit 1; fi
}
${work}`;

const npm = `
if [ "$1" = ci ]; then
  fail_if_asked "npm ci"
  scope="$3/node_modules/@tensorflow"
  /bin/mkdir -p "$scope/tfjs-node" "$scope/tfjs-node-gpu"
  /bin/ln -s ../../stand-in "$scope/tfjs"
else
  fail_if_asked "npm run install"
fi`;

const python3 = `
if [ "$1" = -c ]; then
  echo 3.11.7
  echo "$0"
elif [ "$3" = --version ]; then
  fail_if_asked pip
elif [ "$3" = download ]; then
  fail_if_asked "pip download"
  while [ "$1" != --dest ]; do shift; done
  echo wheel > "$2/tensorflow.whl"
else
  fail_if_asked unpack
  /bin/mkdir -p "$3/lib"
fi`;

const compiler = `
[ "$1" = --version ] && exit 0
fail_if_asked g++
while [ "$1" != -o ]; do shift; done
printf compiled > "$2"`;

// What stands in for lib and tfjs: a backend works where its folder is, unless a proof has to fail.
const loader = `
const { existsSync, readFileSync } = require("node:fs");
const { join } = require("node:path");
const fault = join(__dirname, "../../../faults/proof");
exports.loadNativePackage = (backend, folder) => {
  if (!existsSync(join(folder, backend))) throw new Error("not installed");
  if (existsSync(fault)) throw new Error(readFileSync(fault, "utf8"));
};`;
const tfjs = `
const isUsingGpuDevice = require("node:fs").existsSync(__dirname + "/../../../gpu");
exports.setBackend = () => {};
exports.backend = () => ({ binding: { TF_Version: "2.15.1" }, isUsingGpuDevice });`;

const commands = { npm, python3, "g++": compiler };

/** The step that a fake machine fails at, and the words it then says. */
export type Fault = readonly [
  step: "npm ci" | "npm run install" | "pip" | "pip download" | "unpack" | "g++" | "proof",
  words: string,
];

/** A project on a machine whose npm, Python and g++ only pretend; it is the test's until stubs of the environment are undone. */
export class FakeMachine {
  readonly paths: ProjectPaths;
  readonly said: string[] = [];
  readonly say = (line: string): void => {
    this.said.push(line);
  };

  constructor() {
    this.paths = makeProject({
      "lib/dist/backend/native-package.js": loader,
      "lib/dist/backend/probe-backend.js": "exports.probeBackend = () => {};",
      "node_modules/@tensorflow/tfjs/index.js": tfjs,
      log: "",
    });
    for (const [name, work] of Object.entries(commands))
      writeFile(this.inProject("bin", name), commandOf(name, work), 0o755);
    vi.stubEnv("PATH", this.inProject("bin"));
    vi.stubEnv("npm_execpath", "");
    vi.stubEnv("ATTENDING_PYTHON", "");
  }

  inProject(...names: string[]): string {
    return join(this.paths.root, ...names);
  }

  remove(command: keyof typeof commands): void {
    rmSync(this.inProject("bin", command));
  }

  insertGpu(): void {
    writeFileSync(this.inProject("gpu"), "");
  }

  failAt([step, words]: Fault): void {
    mkdirSync(this.inProject("faults"), { recursive: true });
    writeFileSync(this.inProject("faults", step), words);
  }

  mend(): void {
    rmSync(this.inProject("faults"), { recursive: true });
  }

  /** What was run since the last call. */
  takeLog(): string[] {
    const file = this.inProject("log");
    const lines = readFileSync(file, "utf8").split("\n").slice(0, -1);
    writeFileSync(file, "");
    return lines;
  }

  /** What stands where native packages do. */
  get native(): string[] {
    const folder = this.inProject(".attending", "native");
    return existsSync(folder) ? readdirSync(folder) : [];
  }
}
