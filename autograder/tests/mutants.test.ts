import { type ChildProcess, execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exercises } from "../src/exercises";
import { type Argued, arguedSurvivors, arguesFor } from "../src/mutants/argued";
import { MarkingProcess } from "../src/mutants/marking-process";
import { referenceMutants } from "../src/mutants/reference-program";

const compiled = join(__dirname, "..", "dist", "mutants");
const child = join(compiled, "marking-child.js");
const reference = join(
  ...[__dirname, "..", "..", "lib", "dist", "layers", "scaled-dot-product-attention.js"],
);

/** Marks some code as an answer to 02.1 in a process of its own. */
async function mark(code: string, cpuSeconds = 10) {
  const marking = new MarkingProcess(cpuSeconds, child);
  try {
    return await marking.mark({ exercise: "02.1", code, seeds: ["public"] });
  } finally {
    marking.stop();
  }
}

describe("a marking process", () => {
  it("gives the reference all points", async () => {
    expect(await mark(readFileSync(reference, "utf8"))).toEqual({
      end: "marked",
      marking: { marks: [{ losesPoints: false, failed: [] }], isSpoiled: false },
    });
  });

  it("ends what never ends", async () => {
    const endless = "exports.scaledDotProductAttention = () => { for (;;); };";
    expect(await mark(endless, 1)).toEqual({ end: "time limit" });
  });

  it("outlives nothing, but tells", async () => {
    const exit = "exports.scaledDotProductAttention = () => process.exit();";
    expect(await mark(exit)).toEqual({ end: "died" });
  });

  it("notices what spoils it for others", async () => {
    const spoil = `require("./attention-shapes").requireAttentionShapes = () => {
      throw new Error("spoiled");
    };`;
    expect(await mark(spoil)).toMatchObject({ end: "marked", marking: { isSpoiled: true } });
  });
});

describe("what is argued for", () => {
  const cards = exercises.map(({ card }) => card);
  const mutantsOf = referenceMutants(join(__dirname, "..", ".."), cards);

  it.each(cards.map((card) => [card.id, card] as const))("is a mutant of %s", (id, card) => {
    const { mutants } = mutantsOf(card);
    const edits = mutants.map(({ edit }) => edit);
    expect(mutants.length).toBeGreaterThan(10);
    expect(new Set(edits).size).toBe(edits.length);
    const argued = arguedSurvivors[id] ?? [];
    const speaks = (each: Argued) => edits.some((edit) => arguesFor(each, edit));
    expect(argued.filter((each) => !speaks(each))).toEqual([]);
  });

  it("belongs to an exercise", () => {
    const ids = cards.map(({ id }) => id);
    expect(Object.keys(arguedSurvivors).filter((id) => !ids.includes(id))).toEqual([]);
  });
});

describe("npm run mutants", () => {
  it("leaves no mutant of 02.1 alive that nobody argued for", async () => {
    const { text, exitCode } = await run("02.1", "--seeds", "public", "--jobs", "1", "--json", "-");
    const { exercises } = JSON.parse(text) as { exercises: readonly MutantsOf[] };
    expect(exercises).toHaveLength(1);
    const [{ counts, mutants, stale }] = exercises as [MutantsOf];
    expect(mutants.filter(({ outcome, argued }) => outcome === "survived" && !argued)).toEqual([]);
    expect(stale).toEqual([]);
    expect(exitCode).toBe(0);
    expect(counts.killed / counts.mutants).toBeGreaterThan(0.85);
    expect(mutants.find(({ edit }) => edit.endsWith(".mul(Math.sqrt(dHead));"))).toMatchObject({
      ...{ operator: "twin", outcome: "killed" },
    });
  }, 120_000);

  it("says what it does not understand", async () => {
    expect(await run("9")).toMatchObject({ text: "", exitCode: 2 });
  });
});

interface MutantsOf {
  readonly counts: { readonly mutants: number; readonly killed: number };
  readonly mutants: readonly {
    readonly edit: string;
    readonly operator: string;
    readonly outcome: string;
    readonly argued: string | null;
  }[];
  readonly stale: readonly string[];
}

function run(...args: readonly string[]): Promise<{ text: string; exitCode: number | null }> {
  const command = [join(compiled, "main.js"), ...args];
  return new Promise((resolve) => {
    const started: ChildProcess = execFile(
      process.execPath,
      command,
      { maxBuffer: 2 ** 24 },
      (_, text) => resolve({ text, exitCode: started.exitCode }),
    );
  });
}
