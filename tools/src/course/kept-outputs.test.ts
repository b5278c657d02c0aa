import { beforeAll, describe, expect, it } from "vitest";
import { projectFolder } from "./course-folder";
import { withKeptOutputs } from "./kept-outputs";
import { type Cell, type Notebook, notebookBytes, type Output } from "./notebook";
import { runHash, stamped } from "./run-stamp";

const code = (text: string, outputs: Output[] = []): Cell => ({
  cell_type: "code",
  execution_count: outputs.length > 0 ? 7 : null,
  id: text,
  metadata: {},
  outputs,
  source: [text],
});
const prose = (text: string): Cell => ({
  cell_type: "markdown",
  id: text,
  metadata: {},
  source: [text],
});
const notebook = (...cells: Cell[]): Notebook => ({
  cells,
  metadata: { attending: { edition: "solution" } },
  nbformat: 4,
  nbformat_minor: 5,
});
const said: Output = { output_type: "stream", name: "stdout", text: ["3\n"] };
const setting = "const quick = false;";
const built = notebook(prose("new words"), code(setting), prose("more"), code("1 + 2;"));

describe("withKeptOutputs", () => {
  let committed: string;

  beforeAll(async () => {
    const ran = notebook(prose("old words"), code(setting), code("1 + 2;", [said]));
    const made = await runHash(projectFolder, ran);
    const stamp = { made, backend: "wasm-ort", date: "2026-11-22" };
    committed = notebookBytes(stamped(ran, stamp));
  });

  it("gives new prose the outputs of the same code, and its stamp", async () => {
    const kept = await withKeptOutputs(projectFolder, committed, built);
    expect(kept?.cells).toEqual([
      prose("new words"),
      code(setting),
      prose("more"),
      code("1 + 2;", [said]),
    ]);
    expect(kept?.metadata.attending).toMatchObject({ run: { date: "2026-11-22" } });
  });

  it("keeps nothing where the code is another, nor without a stamp or a long run", async () => {
    const changed = notebook(code(setting), code("1 + 3;"));
    expect(await withKeptOutputs(projectFolder, committed, changed)).toBeUndefined();
    expect(await withKeptOutputs(projectFolder, undefined, built)).toBeUndefined();
    const withoutStamp = notebookBytes(notebook(code(setting), code("1 + 2;", [said])));
    expect(await withKeptOutputs(projectFolder, withoutStamp, built)).toBeUndefined();
    const short = notebook(code("1 + 2;"));
    expect(await withKeptOutputs(projectFolder, committed, short)).toBeUndefined();
  });
});
