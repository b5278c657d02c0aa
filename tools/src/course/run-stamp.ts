import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { publicNames } from "@attending/autograder/dist/declarations";
import { build } from "esbuild";
import { joinLines } from "../headless/notebook-json";
import { allLibraryImports } from "./import-line";
import type { Notebook } from "./notebook";

/** What is kept with outputs that no check makes anew. */
export interface RunStamp {
  /** A hash of all that decides what the outputs say, but for the backend's last digits. */
  readonly made: string;
  /** `wasm-ort`: what computed them. */
  readonly backend: string;
  /** `2026-11-22` */
  readonly date: string;
}

/** Packages whose version changes numbers. */
const packages = ["@tensorflow/tfjs", "@tensorflow/tfjs-backend-wasm", "onnxruntime-node"];

/**
 * Folders of lib that decide how a thing is shown or how fast it is computed, not what comes out:
 * their own tests hold them to that.
 */
const leftOut = /[\\/]lib[\\/]src[\\/](display|backend|kernels)[\\/]/;

/**
 * A hash of the notebook's code, of the code that it uses of lib, of the packages that compute, of
 * the embedded models that these may load, and of the kept runs that it shows. Comments, prose, and what the notebook does not use, change nothing.
 */
export async function runHash(root: string, notebook: Notebook): Promise<string> {
  const cells = codeOf(notebook);
  const hash = createHash("sha256");
  const library = await libraryCode(root, cells);
  const models = embeddedModels(root, [...cells, library]);
  const used = [...packageVersions(root), ...keptRuns(root, cells), ...models];
  for (const text of [...cells, library, ...used]) hash.update(`${text.length}\n${text}`);
  return hash.digest("hex");
}

/** The notebook with a stamp in its metadata, or without one. */
export function stamped(notebook: Notebook, stamp: RunStamp | undefined): Notebook {
  const { attending, ...metadata } = notebook.metadata;
  const { run: _, ...about } = asRecord(attending);
  const kept = stamp === undefined ? about : { ...about, run: stamp };
  return { ...notebook, metadata: { ...metadata, attending: kept } };
}

/** The stamp of a notebook, if it has a whole one. */
export function stampOf(notebook: Notebook): RunStamp | undefined {
  const { made, backend, date } = asRecord(asRecord(notebook.metadata.attending).run);
  const texts = [made, backend, date].filter((text) => typeof text === "string");
  return texts.length < 3
    ? undefined
    : { made: String(made), backend: String(backend), date: String(date) };
}

/** The backend that a run has printed. @throws Error where it printed none */
export function printedBackend(notebook: Notebook): string {
  for (const cell of notebook.cells) {
    if (cell.cell_type !== "code") continue;
    const text = cell.outputs.map((output) => joinLines(output.text)).join("");
    const [, backend] = /^Backend: (\S+)/m.exec(text) ?? [];
    if (backend !== undefined) return backend;
  }
  throw new Error("expected a cell that calls chooseBackend(), which prints `Backend: …`.");
}

function codeOf({ cells }: Notebook): string[] {
  return cells.flatMap((cell) => (cell.cell_type === "code" ? joinLines(cell.source) : []));
}

/** The texts of the files in `data/runs` that the cells read. */
function keptRuns(root: string, cells: readonly string[]): string[] {
  const names = [...cells.join("\n").matchAll(/\breadRun\("([\w-]+)"\)/g)].map(([, name]) => name);
  return [...new Set(names)]
    .map((name) => path.join(root, "data", "runs", `${name}.json`))
    .map((file) => (existsSync(file) ? readFileSync(file, "utf8") : ""));
}

/** The weights and vocabularies in `data` of the models that the code names. */
function embeddedModels(root: string, code: readonly string[]): string[] {
  const data = path.join(root, "data");
  const isNamed = (name: string) => code.some((text) => text.includes(`"${name}"`));
  const folders = existsSync(data) ? readdirSync(data).filter(isNamed) : [];
  return folders
    .flatMap((name) => modelFiles.map((file) => path.join(data, name, file)))
    .map((file) => (existsSync(file) ? readFileSync(file, "latin1") : ""));
}

const modelFiles = ["config.json", "model.safetensors", "vocab.txt"];

/**
 * What some code imports of lib, as one script without comments. Each name comes from its own file,
 * not from the index: a file that is added to lib, and not used, must not change a letter.
 */
export async function libraryCode(root: string, cells: readonly string[]): Promise<string> {
  const index = path.join(root, "lib", "src", "index.ts");
  const { values } = publicNames(readFileSync(index, "utf8"));
  const names = [...new Set(cells.flatMap(allLibraryImports))].filter((name) => values.has(name));
  const { outputFiles } = await build({
    stdin: {
      contents: names
        .sort()
        .map((name) => `export { ${name} } from "${values.get(name)}";`)
        .join("\n"),
      resolveDir: path.dirname(index),
      loader: "ts",
    },
    bundle: true,
    minify: true,
    treeShaking: true,
    packages: "external",
    platform: "node",
    target: "node20",
    legalComments: "none",
    // What TypeScript is told elsewhere decides nothing here.
    tsconfigRaw: "{}",
    write: false,
    logLevel: "silent",
    plugins: [
      {
        name: "left-out",
        setup: ({ onLoad }) => {
          onLoad({ filter: leftOut }, () => ({ contents: "module.exports = {};" }));
        },
      },
    ],
  });
  return outputFiles.map(({ text }) => text).join("\n");
}

/** Of the packages whose version changes numbers: `@tensorflow/tfjs 4.22.0`. */
export function packageVersions(root: string): string[] {
  const lock = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8"));
  return packages.map((name) => `${name} ${lock.packages[`node_modules/${name}`]?.version}`);
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? { ...value } : {};
