import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { decodeFrame, encodeFrame } from "../data/frames";
import { compileSubmission } from "./compile-submission";
import type { CompileReply, CompileRequest } from "./protocol";
import { requestData, requestFromData } from "./request-data";

const own = { name: "own", injected: [], whole: false };
const exercises = [
  {
    id: "01.1",
    notebook: "01-notes",
    symbol: "makeNote",
    stub: "",
    reference: "",
    variants: [own],
  },
  {
    id: "02.1",
    notebook: "02-attention",
    symbol: "attend",
    stub: "",
    reference: "",
    variants: [own],
  },
  {
    id: "02.2",
    notebook: "02-attention",
    symbol: "Heads",
    stub: "class Heads {}",
    reference: "",
    variants: [
      own,
      { name: "carried", injected: ["attend"], whole: false },
      { name: "whole", injected: [], whole: true },
    ],
  },
];

function request(...sources: string[]): CompileRequest {
  const cells = sources.map((source) => ({ cell_type: "code", source }));
  const notebook = Buffer.from(JSON.stringify({ nbformat: 4, metadata: {}, cells }));
  return { fileName: "x.ipynb", notebook, exercises };
}

function compiled(reply: CompileReply): Extract<CompileReply, { kind: "compiled" }> {
  if (reply.kind !== "compiled") throw new Error(reply.message);
  return reply;
}

const attend = "const attend = () => 1;";
const heads = "class Heads { go() { return attend() } }";

describe("compileSubmission", () => {
  it("slices each exercise of the recognised notebook in each variant", () => {
    const { answers, problems, ...rest } = compiled(
      compileSubmission(request(attend, heads, "const =")),
    );
    expect(rest).toEqual({
      kind: "compiled",
      notebook: "02-attention",
      recognisedBy: "symbols",
      fingerprints: ["02.1", "02.2"].map((exercise) => ({
        exercise,
        hash: "",
        isReference: false,
      })),
      thoughts: [],
    });
    expect(problems.map(({ cell }) => cell)).toEqual([3]);
    expect(
      answers.map(({ exercise, variant, cells }) => [
        exercise,
        variant,
        cells.map(({ cell }) => cell),
      ]),
    ).toEqual([
      ["02.1", "own", [1]],
      ["02.2", "own", [1, 2]],
      ["02.2", "carried", [2]],
      ["02.2", "whole", [1, 2]],
    ]);
  });

  it("collects what stands under thought questions of the recognised notebook", () => {
    const cells = [
      { cell_type: "code", source: attend },
      { cell_type: "markdown", source: "### To think about: 02-q1\n\nBecause." },
    ];
    const notebook = Buffer.from(JSON.stringify({ nbformat: 4, metadata: {}, cells }));
    const questions = [{ id: "02-q1", cells: [] }];
    const asked = (name: string) => ({ notebook: name, questions, lines: [] });
    const thoughtsIn = (name: string) =>
      compiled(compileSubmission({ ...request(), notebook }, [asked(name)])).thoughts;
    expect(thoughtsIn("02-attention")).toEqual([{ id: "02-q1", answer: "Because." }]);
    expect(thoughtsIn("03-blocks")).toEqual([]);
  });

  it("passes on what the file is", () => {
    const notebook = Buffer.from("no json");
    expect(compileSubmission({ ...request(), notebook })).toEqual({
      kind: "refused",
      reason: "not-json",
      message: "The file is not JSON. Hand in the .ipynb file that JupyterLab saved.",
    });
    expect(compileSubmission(request("const nothing = 1"))).toMatchObject({
      kind: "refused",
      reason: "no-exercise",
    });
  });

  it("refuses what no reply could carry", () => {
    const bulk = Array.from({ length: 60 }, (_, i) => `const d${i} = "${"x".repeat(90_000)}";`);
    const reading = `${heads.slice(0, -1)} all = [${bulk.map((_, i) => `d${i}`).join()}] }`;
    expect(compileSubmission(request(...bulk, reading))).toEqual({
      kind: "refused",
      reason: "compiler",
      message:
        "The notebook holds too much code. Keep what the exercises need, and hand it in again.",
    });
  });

  it.each([
    ["sums", `x = ${"1+".repeat(49_000)}1`],
    ["brackets", "[".repeat(50_000)],
    ["templates", "`${".repeat(20_000)],
    ["types", `type A = ${"B<".repeat(20_000)}`],
    ["blocks", "if (a) {".repeat(8000)],
    ["alternatives", `${"if (a) {} else ".repeat(6000)};`],
    ["members", `a${".b".repeat(49_000)}`],
    ["calls", `a${"()".repeat(49_000)}`],
    ["arrows", `${"x=>".repeat(30_000)}1`],
    ["one name, many times", "let a;\n".repeat(14_000)],
    ["control characters", "\u0000\u0001const"],
  ])("survives %s", (_, source) => {
    const { answers, problems } = compiled(compileSubmission(request(source, heads)));
    expect(problems.map(({ cell }) => cell)).toEqual([1]);
    expect(answers[1]?.status).toBe("found");
  });

  it("follows a chain of three hundred cells", () => {
    const chain = Array.from(
      { length: 300 },
      (_, i) => `const c${i} = ${i === 0 ? 0 : `c${i - 1}`};`,
    );
    const reply = compiled(compileSubmission(request(...chain, "class Heads { c = c299 }")));
    expect(reply.answers[1]?.cells.length).toBe(301);
  });
});

describe("a request's data", () => {
  it.each([0, 1, 4, 7])("carry %i bytes as they are", (length) => {
    const notebook = Uint8Array.from({ length }, (_, i) => 250 + i);
    const given = { ...request(), notebook };
    const data = decodeFrame(encodeFrame(requestData(given)));
    const back = requestFromData(data);
    expect([...back.notebook]).toEqual([...notebook]);
    expect(back.exercises).toEqual(exercises);
  });
});

describe("the compile worker", () => {
  it("answers frames on descriptor 4, and ends with its input", async () => {
    const folder = await mkdtemp(join(tmpdir(), "compile-worker-"));
    const outfile = join(folder, "worker.js");
    await build({
      entryPoints: [join(__dirname, "compile-worker.ts")],
      outfile,
      bundle: true,
      platform: "node",
      external: ["source-map-support"],
      logLevel: "error",
    });
    const child = spawn(process.execPath, [outfile], {
      stdio: ["pipe", "ignore", "inherit", "ignore", "pipe"],
    });
    const chunks: Buffer[] = [];
    child.stdio[4]?.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stdin?.end(encodeFrame(requestData(request(attend))));
    const [code] = await once(child, "close");
    await rm(folder, { recursive: true });
    expect(code).toBe(0);
    expect(decodeFrame(Buffer.concat(chunks))).toMatchObject({
      answer: { kind: "compiled", notebook: "02-attention" },
    });
  });
});
