import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { type ExecuteOptions, executeNotebook } from "./execute-notebook";
import { isAlive } from "./fixtures/is-alive";
import { asNotebook, outputsOf, type SampleCell, stripColors } from "./fixtures/notebook-samples";

// Below the repository, so that cells find its packages.
const root = join(__dirname, "../../../.attending/tmp");
mkdirSync(root, { recursive: true });
const cwd = mkdtempSync(join(root, "headless-"));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const run = (cells: readonly (string | SampleCell)[], options?: Partial<ExecuteOptions>) =>
  executeNotebook(asNotebook(cells), { cwd, cellTimeoutMs: 120_000, ...options });

describe("executeNotebook", () => {
  it("keeps the order of stdout and stderr, and joins what belongs together", async () => {
    const { notebook, failed } = await run([
      `console.log("a"); console.log("b"); console.error("c"); console.log("d")`,
      "6 * 7",
    ]);
    expect(failed).toEqual([]);
    expect(outputsOf(notebook, 0)).toEqual([
      { output_type: "stream", name: "stdout", text: ["a\n", "b\n"] },
      { output_type: "stream", name: "stderr", text: ["c\n"] },
      { output_type: "stream", name: "stdout", text: ["d\n"] },
    ]);
    expect(outputsOf(notebook, 1)).toEqual([
      { output_type: "stream", name: "stdout", text: ["42\n"] },
    ]);
    expect(notebook.cells.map((cell) => cell.execution_count)).toEqual([1, 2]);
  });

  it("describes a type error with its line and stops there", async () => {
    const { notebook, failed } = await run([`const one = 1;\nconst n: number = "x";`, "2"]);
    const [error] = outputsOf(notebook, 0);
    expect(error).toMatchObject({
      output_type: "error",
      ename: "TypeScriptError",
      evalue: "Type 'string' is not assignable to type 'number'.",
    });
    expect(stripColors(error)).toContain(`2 | const n: number = "x";`);
    expect(failed).toEqual([
      {
        index: 0,
        executionCount: 1,
        ename: "TypeScriptError",
        evalue: "Type 'string' is not assignable to type 'number'.",
      },
    ]);
    expect(notebook.cells[1]?.execution_count).toBeNull();
  });

  it("describes a thrown error with the line of the cell that was written", async () => {
    const { notebook } = await run([
      "interface Unused { one: 1 }\nfunction f(): never {\n  throw new RangeError('too far');\n}\nf();",
    ]);
    const [error] = outputsOf(notebook, 0);
    expect(error).toMatchObject({ ename: "RangeError", evalue: "too far" });
    expect(stripColors(error)).toContain("cell [1], line 3");
    expect(stripColors(error)).not.toContain("evalmachine");
  });

  it("goes on after a failure when told to, or when the cell is expected to fail", async () => {
    const expected: SampleCell = {
      cell_type: "code",
      metadata: { tags: ["raises-exception"] },
      source: ["throw new Error(", "'on purpose')"],
    };
    const tagged = await run([expected, "1"]);
    expect(tagged.failed).toEqual([]);
    expect(tagged.notebook.cells[1]?.execution_count).toBe(2);
    const kept = await run(["throw new Error('on purpose')", "1"], { keepGoing: true });
    expect(kept.failed.map(({ index }) => index)).toEqual([0]);
    expect(kept.notebook.cells[1]?.execution_count).toBe(2);
  });

  it("puts an updated display where it stood, also from a later cell", async () => {
    const { notebook } = await run([
      `import { newDisplay } from "tslab";\nconst shown = newDisplay();\nshown.html("<b>1</b>");\nconsole.log("below");\nshown.html("<b>2</b>\\n<i>2</i>");`,
      `shown.html("<b>3</b>");`,
    ]);
    expect(outputsOf(notebook, 0)).toEqual([
      { output_type: "display_data", metadata: {}, data: { "text/html": ["<b>3</b>"] } },
      { output_type: "stream", name: "stdout", text: ["below\n"] },
    ]);
    expect(outputsOf(notebook, 1)).toEqual([]);
  });

  it("stops cells at their time limit, and goes on where that is possible", async () => {
    const cells = ["while (true) {}", "await new Promise(() => {})", "'alive'"];
    const { notebook, failed } = await run(cells, { cellTimeoutMs: 3000, keepGoing: true });
    expect(failed.map(({ index, ename }) => [index, ename])).toEqual([
      [0, "Timeout"],
      [1, "Timeout"],
    ]);
    expect(failed[0]?.evalue).toBe("The cell ran longer than 3 s.");
    expect(outputsOf(notebook, 2)).toMatchObject([{ text: ["alive\n"] }]);
  });

  it("kills a loop that no signal reaches", async () => {
    const cells = ["console.log('in');\nwhile (true) await null;", "1"];
    const { notebook, failed } = await run(cells, { cellTimeoutMs: 2000, keepGoing: true });
    expect(failed).toMatchObject([{ index: 0, ename: "Timeout" }]);
    expect(outputsOf(notebook, 0)).toMatchObject([{ text: ["in\n"] }, { ename: "Timeout" }]);
    expect(notebook.cells[1]?.execution_count).toBeNull();
  });

  it("keeps what a cell wrote before it ended the process", async () => {
    const { notebook, failed } = await run(["console.log('last words'); process.exit(3)", "1"]);
    expect(outputsOf(notebook, 0)).toMatchObject([
      { text: ["last words\n"] },
      { ename: "KernelDied", evalue: "The cell ended its process (exit code 3)." },
    ]);
    expect(failed).toHaveLength(1);
  });

  it("leaves no process behind", async () => {
    const { notebook } = await run([
      `import { spawn } from "node:child_process";\nconsole.log(spawn("sleep", ["600"]).pid);`,
    ]);
    const [stream] = outputsOf(notebook, 0);
    const pid = Number(stream?.output_type === "stream" ? stream.text[0] : Number.NaN);
    expect(pid).toBeGreaterThan(0);
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
  });

  it("checks types strictly only when asked", async () => {
    const cell = "const name: string = null;";
    expect((await run([cell])).failed).toEqual([]);
    expect((await run([cell], { strict: true })).failed).toMatchObject([
      { evalue: "Type 'null' is not assignable to type 'string'." },
    ]);
  });

  it("leaves prose, ids and metadata as they are, and the input untouched", async () => {
    const given = asNotebook(["1"]);
    const prose = { cell_type: "markdown", id: "prose", metadata: { a: 1 }, source: ["# hi"] };
    const whole = { ...given, metadata: { title: "t" }, cells: [prose, ...given.cells] };
    const before = structuredClone(whole);
    const { notebook } = await executeNotebook(whole, { cwd });
    expect(whole).toEqual(before);
    expect(notebook.cells[0]).toEqual(prose);
    expect(notebook.metadata).toEqual({ title: "t" });
  });
});
