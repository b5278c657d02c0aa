import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Cell, Notebook, Output } from "./notebook";
import { printedBackend, runHash, stamped, stampOf } from "./run-stamp";

const project = path.resolve(__dirname, "../../..");
const root = mkdtempSync(path.join(tmpdir(), "attending-stamp-"));
cpSync(path.join(project, "lib/src"), path.join(root, "lib/src"), { recursive: true });
cpSync(path.join(project, "package-lock.json"), path.join(root, "package-lock.json"));
symlinkSync(path.join(project, "node_modules"), path.join(root, "node_modules"));
afterAll(() => rmSync(root, { recursive: true }));

const code = (text: string, outputs: Output[] = []): Cell => ({
  cell_type: "code",
  execution_count: null,
  id: "a",
  metadata: {},
  outputs,
  source: [text],
});
const notebook = (...cells: Cell[]): Notebook => ({
  cells,
  metadata: { attending: { edition: "solution" }, kernelspec: {} },
  nbformat: 4,
  nbformat_minor: 5,
});
const imports = 'import {\n  LayerNorm, showPlot,\n} from "@attending/lib";\nconst quick = false;';
const given = notebook(code(imports), code("new LayerNorm({ dModel: 3 });"));

/** The hash after a file was edited; the edit is undone. */
async function hashAfter(file: string, edit: (text: string) => string): Promise<string> {
  const place = path.join(root, file);
  const text = readFileSync(place, "utf8");
  const edited = edit(text);
  expect(edited).not.toBe(text);
  writeFileSync(place, edited);
  try {
    return await runHash(root, given);
  } finally {
    writeFileSync(place, text);
  }
}

describe("runHash", () => {
  it("changes with the notebook's code", async () => {
    const made = await runHash(root, given);
    expect(await runHash(root, given)).toBe(made);
    const prose: Cell = { cell_type: "markdown", id: "p", metadata: {}, source: ["more"] };
    expect(await runHash(root, notebook(prose, ...given.cells))).toBe(made);
    expect(await runHash(root, notebook(code(imports), code("1;")))).not.toBe(made);
  });

  it("changes with the code of lib that the notebook uses, and with no other", async () => {
    const made = await runHash(root, given);
    const layer = "lib/src/layers/layer-norm.ts";
    expect(
      await hashAfter(layer, (text) => text.replace("epsilon = 1e-5", "epsilon = 1e-3")),
    ).not.toBe(made);
    expect(await hashAfter(layer, (text) => `// A remark.\n${text}`)).toBe(made);
    const loss = "lib/src/training/binary-cross-entropy.ts";
    expect(await hashAfter(loss, (text) => text.replace(".relu()", ".abs()"))).toBe(made);
    const added = 'export { completeHeatMap } from "./display/heat-map-defaults";';
    expect(await hashAfter("lib/src/index.ts", (text) => `${added}\n${text}`)).toBe(made);
    const plots = "lib/src/display/show-plot.ts";
    expect(await hashAfter(plots, (text) => text.replace("untitled", "a plot"))).toBe(made);
  });

  it("changes with the version of a package that computes", async () => {
    const made = await runHash(root, given);
    const raise = (name: string) => (text: string) =>
      text.replace(new RegExp(`("node_modules/${name}": \\{\\s+"version": ")`), "$19.");
    expect(await hashAfter("package-lock.json", raise("onnxruntime-node"))).not.toBe(made);
    expect(await hashAfter("package-lock.json", raise("vitest"))).toBe(made);
  });
});

describe("the hash of a notebook that shows a kept run", () => {
  const showing = notebook(...given.cells, code('const kept = lib.readRun("ablations");'));
  const file = path.join(root, "data", "runs", "ablations.json");

  it("changes with that run, and no other's does", async () => {
    const [without, other] = [await runHash(root, showing), await runHash(root, given)];
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, "1");
    const made = await runHash(root, showing);
    writeFileSync(file, "2");
    const hashes = [without, made, await runHash(root, showing)];
    expect(new Set(hashes).size).toBe(3);
    expect(await runHash(root, given)).toBe(other);
  });
});

describe("the hash of a notebook that loads an embedded model", () => {
  const named = notebook(...given.cells, code('loadPretrained("small", { random });'));
  const usual = notebook(code('import { fineTuneClinicalNer } from "@attending/lib";'));
  const write = (name: string, text: string) => {
    const folder = path.join(root, "data", name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, "model.safetensors"), text);
  };

  it("changes with its weights, and no other's does", async () => {
    write("small", "1");
    write("clinical-bert-mini", "1");
    const all = () => Promise.all([named, usual, given].map((each) => runHash(root, each)));
    const before = await all();
    write("small", "2");
    const [ofNamed, ofUsual, ofGiven] = await all();
    expect(ofNamed).not.toBe(before[0]);
    expect([ofUsual, ofGiven]).toEqual(before.slice(1));
    // No cell names this one: it is what the function loads by itself.
    write("clinical-bert-mini", "2");
    const after = await all();
    expect(after[1]).not.toBe(ofUsual);
    expect([after[0], after[2]]).toEqual([ofNamed, ofGiven]);
  });
});

describe("a stamp", () => {
  const stamp = { made: "abc", backend: "wasm-ort", date: "2026-11-22" };

  it("is put beside what else the metadata say, and taken out again", () => {
    const withStamp = stamped(given, stamp);
    expect(stampOf(withStamp)).toEqual(stamp);
    expect(withStamp.metadata.attending).toEqual({ edition: "solution", run: stamp });
    expect(stamped(withStamp, undefined)).toEqual(given);
  });

  it("is none when it is missing or not whole", () => {
    expect(stampOf(given)).toBeUndefined();
    expect(
      stampOf({ ...given, metadata: { attending: { run: { made: "abc" } } } }),
    ).toBeUndefined();
    expect(stampOf({ ...given, metadata: {} })).toBeUndefined();
  });

  it("names the backend that the run printed", () => {
    const line = "Backend: wasm-ort (node: not installed)\n";
    const printed = { output_type: "stream", name: "stdout", text: ["1\n", line] };
    expect(printedBackend(notebook(code("a"), code("b", [printed])))).toBe("wasm-ort");
    expect(() => printedBackend(given)).toThrow("chooseBackend()");
  });
});
