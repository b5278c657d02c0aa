import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { courseVersion } from "./release-plan";

interface PackageJson {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}

/** The packages of a release, each a workspace. */
export const releasedWorkspaces = ["lib", "autograder", "tools", "earlier"] as const;

/**
 * Writes the `package.json` files of a release and its lock file, which is ours without what a release
 * does not need. Versions stay exactly as they are here.
 *
 * @param needed packages that compiled files of tools and of the grader require
 * @throws Error when npm cannot make the lock file
 */
export function writePackages(root: string, out: string, needed: readonly string[]): void {
  const version = courseVersion(root);
  const own = (name: string) => ({ [`@attending/${name}`]: version });
  const lib = read(root, "lib");
  const wanted = { ...read(root, "tools").dependencies, ...read(root, "autograder").dependencies };
  const dependencies = Object.fromEntries(
    Object.entries(wanted).filter(([name]) => needed.includes(name)),
  );
  const { devDependencies: _dev, ...libAlone } = lib;
  const common = { version, private: true, license: "MIT" };
  write(out, "lib", libAlone);
  write(out, "autograder", {
    name: "@attending/autograder",
    ...common,
    main: "dist/index.js",
    types: "dist/index.d.ts",
    dependencies: { ...own("lib"), ...pick(dependencies, ["@tensorflow/tfjs"]) },
  });
  write(out, "earlier", {
    name: "@attending/earlier",
    ...common,
    main: "index.js",
    types: "index.d.ts",
    dependencies: { ...own("autograder"), ...own("lib"), ...own("tools") },
  });
  write(out, "tools", {
    name: "@attending/tools",
    ...common,
    dependencies: { ...own("autograder"), ...own("lib"), ...dependencies },
  });
  writeRoot(root, out, common);
}

function writeRoot(root: string, out: string, common: object): void {
  const { engines, overrides } = read(root, ".");
  const types = pick(
    read(root, ".").devDependencies as Readonly<Record<string, string>>,
    // Cells that use Node's own modules are typed by these.
    ["@types/node"],
  );
  const run = (script: string) => `node tools/run.mjs tools/${script}.cjs`;
  write(out, ".", {
    name: "attending",
    ...common,
    engines,
    workspaces: releasedWorkspaces,
    scripts: {
      start: "node tools/start/main.mjs",
      check: run("check"),
      submit: run("submit"),
      data: "node tools/run.mjs tools/dist/data/main.js",
      native: "node tools/native/main.mjs",
    },
    dependencies: types,
    overrides: withoutTools(overrides as Readonly<Record<string, unknown>>),
  });
  copyFileSync(path.join(root, "package-lock.json"), path.join(out, "package-lock.json"));
  copyFileSync(path.join(root, ".npmrc"), path.join(out, ".npmrc"));
  const args = ["install", "--package-lock-only", "--offline", "--ignore-scripts"];
  const { status, stderr } = spawnSync("npm", args, { cwd: out, encoding: "utf8" });
  if (status !== 0) throw new Error(`release: npm could not reduce the lock file.\n${stderr}`);
}

/** Overrides that only our own tests need. */
function withoutTools({
  rollup: _rollup,
  ...overrides
}: Readonly<Record<string, unknown>>): object {
  return overrides;
}

function pick(
  versions: Readonly<Record<string, string>>,
  names: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(versions).filter(([name]) => names.includes(name)));
}

function read(root: string, folder: string): PackageJson {
  return JSON.parse(readFileSync(path.join(root, folder, "package.json"), "utf8"));
}

function write(out: string, folder: string, content: object): void {
  writeFileSync(path.join(out, folder, "package.json"), `${JSON.stringify(content, null, 2)}\n`);
}
