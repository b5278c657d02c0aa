import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  findObstacle,
  KernelClient,
  type Run,
  textOf,
  tracebackOf,
} from "./fixtures/kernel-client";

const obstacle = findObstacle();
if (obstacle !== undefined) {
  console.warn(`skipped, the kernel under a real client: ${obstacle}`);
}

const startMs = 150_000;

describe.skipIf(obstacle !== undefined)("the kernel under a real client", () => {
  let kernel: KernelClient;

  beforeAll(async () => {
    kernel = new KernelClient();
    await kernel.start();
  }, startMs);

  afterAll(() => kernel.close(), startMs);

  const ask = (type: string, content: object): Promise<Run> =>
    kernel.do("request", { type, content });

  it("asks for TypeScript colours", async () => {
    const { reply } = await ask("kernel_info_request", {});
    expect(reply?.language_info).toMatchObject({
      name: "typescript",
      version: "5.0.4",
      codemirror_mode: "typescript",
    });
  });

  it("prints the last expression, framed by busy and idle", async () => {
    const run = await kernel.execute("const seventeen: number = 17;\nseventeen");
    expect(textOf(run)).toBe("17\n");
    expect(run.states).toEqual(["busy", "idle"]);
    expect(run.reply).toMatchObject({ type: "execute_reply", status: "ok" });
  });

  it("sends all of a flood of output, in order, before the cell ends", async () => {
    const run = await kernel.execute("for (let i = 0; i < 20011; i++) console.log(i)");
    const lines = textOf(run).trimEnd().split("\n");
    expect(lines).toHaveLength(20011);
    expect(lines.at(-1)).toBe("20010");
  });

  it("shows more than zeromq sends in one turn of the event loop, and ends the cell", async () => {
    const source = [
      'import { newDisplay } from "tslab";',
      "const display = newDisplay();",
      "async function flood() {",
      "  for (let i = 0; i < 701; i++) { display.text(String(i)); await null; }",
      "}",
      "await flood();",
      '"still " + "here"',
    ];
    const run = await kernel.execute(source.join("\n"));
    expect(run.states).toEqual(["busy", "idle"]);
    expect(run.reply).toMatchObject({ type: "execute_reply", status: "ok" });
    expect(textOf(run)).toContain("still here");
  });

  it("checks types strictly, and shows the line and a caret", async () => {
    const run = await kernel.execute("const one = 1;\nconst name: string = null;");
    expect(run.reply?.status).toBe("error");
    const count = run.reply?.execution_count;
    expect(tracebackOf(run)).toBe(
      [
        `TypeScript error in cell [${count}], line 2`,
        "    2 | const name: string = null;",
        "      |       ^",
        "        Type 'null' is not assignable to type 'string'.",
      ].join("\n"),
    );
  });

  it("reads exports maps of packages", async () => {
    const run = await kernel.execute(
      'import { originalPositionFor } from "@jridgewell/trace-mapping";\ntypeof originalPositionFor',
    );
    expect(textOf(run)).toBe("function\n");
  });

  it("finds a name of an earlier cell in { name }, at any depth and beside own names", async () => {
    await kernel.execute("const shared = 5;\nfunction twice(x: number) { return 2 * x; }");
    const run = await kernel.execute(
      "const own = 7;\nJSON.stringify([{ shared, own }, { of: { shared, size: twice(shared) } }]);",
    );
    expect(textOf(run)).toBe('[{"shared":5,"own":7},{"of":{"shared":5,"size":10}}]\n');
  });

  it("maps a thrown error to the lines of both cells", async () => {
    const code = [
      "interface Note { text: string }",
      "",
      "type Other = { kind: string };",
      "function shout(note: Note | undefined): string {",
      "  // as if it were there",
      "  return (note as Note).text.toUpperCase();",
      "}",
    ].join("\n");
    const first = await kernel.execute(code);
    const second = await kernel.execute("// a comment\n\n  shout(undefined);");
    const [one, two] = [first.reply?.execution_count, second.reply?.execution_count];
    expect(second.outputs.at(-1)).toMatchObject({
      ename: "TypeError",
      evalue: "Cannot read properties of undefined (reading 'text')",
    });
    expect(tracebackOf(second)).toBe(
      [
        "TypeError: Cannot read properties of undefined (reading 'text')",
        `cell [${one}], line 6`,
        "    6 |   return (note as Note).text.toUpperCase();",
        "      |                         ^",
        `    at shout (cell [${one}], line 6)`,
        `    at cell [${two}], line 3`,
      ].join("\n"),
    );
  });

  it("maps an error after an await, and in a loop", async () => {
    const run = await kernel.execute(
      "await null;\nfor (const _ of [2, 3]) {\n  throw new RangeError(`bad`);\n}",
    );
    const count = run.reply?.execution_count;
    expect(tracebackOf(run)).toContain(`cell [${count}], line 3\n    3 |   throw new RangeError`);
    expect(tracebackOf(run)).not.toContain("tslab");
  });

  it("maps the stack that a cell prints itself", async () => {
    const run = await kernel.execute(
      "type Unused = 1;\n\ntry { throw new Error('caught'); }\ncatch (error) { console.log((error as Error).stack); }",
    );
    expect(textOf(run)).toBe(`Error: caught\n    at cell [${run.reply?.execution_count}]:3:13\n`);
  });

  it("aborts what was queued behind a failure, and loses nothing that is sent later", async () => {
    const runs = await kernel.do<Run[]>("execute_together", {
      codes: ["1", "throw new Error('stop')", "2", "3"],
    });
    expect(runs.map((run) => run.reply?.status)).toEqual(["ok", "error", "aborted", "aborted"]);
    expect(runs[1]?.outputs.at(-1)?.evalue).toBe("stop");
    expect(textOf(await kernel.execute("'next'"))).toBe("next\n");
  });

  it("goes on behind a failure that asks for it", async () => {
    const failed = await kernel.execute("throw 5", { stop_on_error: false });
    expect(failed.outputs.at(-1)).toMatchObject({ ename: "Thrown", evalue: "5" });
  });

  it("shows documentation as Markdown, inside the parentheses too", async () => {
    await kernel.execute(
      "/**\n * Adds two sizes.\n * @param one the first\n * @returns their sum\n * @example\n * add(2, 3)\n */\n" +
        "function add(one: number, two: number): number { return one + two; }",
    );
    for (const cursor_pos of [2, 7]) {
      const { reply } = await ask("inspect_request", {
        code: "add(2, ",
        cursor_pos,
        detail_level: 0,
      });
      expect(reply).toHaveProperty(
        ["data", "text/markdown"],
        "```typescript\nfunction add(one: number, two: number): number\n```\n\nAdds two sizes.\n\n" +
          "- `one` the first\n\n**Returns** their sum\n\n**Example**\n\n```typescript\nadd(2, 3)\n```",
      );
    }
  });

  it("completes names, and counts characters as Jupyter does", async () => {
    const { reply } = await ask("complete_request", { code: "'😀'; ad", cursor_pos: 7 });
    expect(reply?.matches).toContain("add");
    expect([reply?.cursor_start, reply?.cursor_end]).toEqual([5, 7]);
  });

  it("answers what tslab leaves open", async () => {
    expect((await ask("history_request", {})).reply).toMatchObject({ status: "ok", history: [] });
    expect((await ask("comm_info_request", {})).reply).toMatchObject({ status: "ok", comms: {} });
    const { reply } = await ask("is_complete_request", { code: "function open() {" });
    expect(reply).toMatchObject({ status: "incomplete" });
  });
});
