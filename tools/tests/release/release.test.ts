import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  gradeBatch,
  makeRelease,
  onlyCells,
  type ReleasedCourse,
  readNotebook,
  releaseLeaks,
  saveWork,
  solve,
} from "./released-course";

const [first, second, third] = ["01-note-generator", "02-self-attention", "03-transformer-block"];

let course: ReleasedCourse;
let folder: string;

beforeAll(async () => {
  course = await makeRelease({ notebooks: [first, second, third], given: [] });
  folder = course.folder;
}, 900_000);

afterAll(() => rmSync(folder, { recursive: true }));

interface Run {
  readonly status: number;
  readonly text: string;
}

/** Never by a call that waits: vitest's own messages must get through meanwhile. */
function run(...args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: folder }, (error, stdout, stderr) => {
      const status = typeof error?.code === "number" ? error.code : 0;
      resolve({ status, text: stdout + stderr });
    });
  });
}

const check = (...numbers: readonly string[]) => run("tools/check.cjs", ...numbers);

const inRelease = async (script: string) => (await run("-e", script)).text.trim();

/** The saved notebook after a run in the release's own kernel, as text, and why cells failed. */
async function execute(name: string): Promise<{ text: string; failures: string[] }> {
  const file = `work/${name}.ipynb`;
  const options = ["--keep-going", "--strict", "--timeout", "600"];
  const { text: lines } = await run("tools/dist/headless/main.js", file, ...options);
  const failures = lines
    .split("\n")
    .flatMap((line) => /^\[\d+\] [\d.]+ s {2}(?!ok)(.*)/.exec(line)?.[1] ?? []);
  return { text: readFileSync(join(folder, file), "utf8"), failures };
}

describe("a release", () => {
  it("knows the public data that can be had", async () => {
    const { status, text } = await run("tools/dist/data/main.js", "list");
    expect(status).toBe(0);
    expect(text).toContain("npm run data -- get bc5cdr");
  });

  it("holds no part of an answer, nor anything of the grader's", () => {
    expect(releaseLeaks(course.plan, folder)).toEqual([]);
  });

  it.each([
    ["lib/dist/layers/linear.js", "const context = tf.matMul(mixing, value);", ""],
    ["notebooks/planted.ts", "", "notebooks/planted.ts has no business in a release"],
    ["solutions/02.ipynb", '{"cells":[]}', "solutions/02.ipynb has no business in a release"],
    ["lib/dist/index.js.map", "{}", "lib/dist/index.js.map has no business in a release"],
  ])("would be refused with more in %s", (file, text, leak) => {
    const place = join(folder, file);
    const before = file.endsWith("linear.js") ? readFileSync(place, "utf8") : undefined;
    const planted = leak === "" ? readFileSync(answerFile, "utf8") : text;
    writeInto(place, planted);
    const leaks = releaseLeaks(course.plan, folder);
    if (before === undefined) rmSync(place);
    else writeFileSync(place, before);
    expect(leaks[0]).toContain(leak === "" ? "linear.js holds a part of the answer to 02.1" : leak);
    expect(leaks).toHaveLength(1);
  });

  it("has no name of an answer in its library, and names of what is built on them", async () => {
    const script = `const lib = require("@attending/lib");
      console.log(typeof lib.Linear, typeof lib.scaledDotProductAttention, typeof lib.TransformerBlock,
        "MultiHeadSelfAttention" in lib, typeof lib.studyLoaders, lib.ablationNames.length)`;
    expect(await inRelease(script)).toBe("function undefined undefined false function 7");
    const types = readFileSync(join(folder, "lib/dist/index.d.ts"), "utf8");
    expect(types).not.toMatch(/\b(scaledDotProductAttention|TransformerBlock|trainModel)\b/);
    expect(types).toContain("SelfAttentionOptions");
  });

  it("says why what would give an answer away is absent", async () => {
    const script = `try { require("@attending/lib").fit({}, {}) } catch (error) { console.log(error.message) }`;
    expect(await inRelease(script)).toBe(
      "fit: expected a release that gives the answer to 04.1, got one in which it is due. Pass over this cell until then.",
    );
  });

  it("has an LSTM that reads notes, before there is one that reads visits", async () => {
    const script = `const lib = require("@attending/lib");
      const tf = require("@tensorflow/tfjs");
      const options = { vocabSize: 5, dModel: 3, hiddenSize: 2, random: lib.seededRandom(1) };
      lib.chooseBackend({ force: "wasm", print: () => undefined }).then(() => {
        const note = tf.tensor2d([[2, 3, 0]], undefined, "int32");
        const { logits } = new lib.LSTMNoteClassifier(options).forward(note);
        console.log("LSTMBaseline" in lib, logits.shape.join());
      })`;
    expect(await inRelease(script)).toBe("false 1,4");
  });

  it("has groups for the model of notebook 07, and says of no other what decays", async () => {
    const script = `const lib = require("@attending/lib");
      const tf = require("@tensorflow/tfjs");
      const random = lib.seededRandom(1);
      class Visits extends lib.Module { head = new lib.Linear({ inFeatures: 2, outFeatures: 1, random }); }
      class Other extends lib.Module { scale = new lib.LayerNorm({ dModel: 2 }); }
      lib.chooseBackend({ force: "wasm", print: () => undefined }).then(() => {
        const [first, second] = lib.decayGroups(new Visits(), 0.1);
        console.log(...first.parameters.keys(), first.weightDecay, ...second.parameters.keys(), second.weightDecay);
        try { lib.decayGroups(new Other(), 0.1) } catch (error) { console.log(error.message) }
      })`;
    const [groups, message] = (await inRelease(script)).split("\n");
    expect(groups).toBe("head.weight 0.1 head.bias 0");
    expect(message).toContain("is exercise 10.4");
  });

  it("has notes with distant negations, picked from stored ones", async () => {
    const script = `const lib = require("@attending/lib");
      const notes = lib.distantTestNotes({ distance: 4, numTest: 50 });
      const [{ tokenIds, labels, mentions }] = notes;
      const denied = mentions.find(({ cueAt }) => cueAt !== undefined);
      const texts = new Set(notes.map((note) => note.tokenIds.join()));
      const { train } = lib.distantLoaders(42, { numTrain: 70, numValidation: 1 });
      console.log(tokenIds.length, labels.filter(Boolean).length, denied.termsAt[0] - denied.cueAt,
        texts.size > 25, train.numNotes);
      try { lib.distantTestNotes({ distance: 41, numGeneral: 56 }) } catch (error) { console.log(error.message) }`;
    const [numbers, message] = (await inRelease(script)).split("\n");
    expect(numbers).toBe("64 1 5 true 70");
    expect(message).toContain("of which this release has notes: 0, 1, 2");
  });

  it("locks the versions that are locked here, and names no registry", () => {
    const text = readFileSync(join(folder, "package-lock.json"), "utf8");
    expect(text).not.toMatch(
      /https?:\/\/(?!opencollective|github|www\.|paypal|tidelift)[\w.]*regist/,
    );
    const { packages }: { packages: Record<string, { version?: string; link?: boolean }> } =
      JSON.parse(text);
    const ours: { packages: typeof packages } = JSON.parse(
      readFileSync(join(course.plan.root, "package-lock.json"), "utf8"),
    );
    const versions = Object.entries(packages).filter(
      ([place, { link }]) => place.startsWith("node_modules/") && !link,
    );
    expect(versions.length).toBeGreaterThan(200);
    for (const [place, { version }] of versions)
      expect(ours.packages[place]?.version).toBe(version);
    for (const tool of ["vitest", "@biomejs/biome", "esbuild", "playwright-core"])
      expect(packages).not.toHaveProperty(`node_modules/${tool}`);
  });
});

const answerFile = join(__dirname, "../../../lib/dist/layers/scaled-dot-product-attention.js");

function writeInto(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

describe("its notebooks", () => {
  it("run unsolved: only cells that use what is missing fail", async () => {
    saveWork(folder, first, readNotebook(folder, first));
    const { text, failures } = await execute(first);
    expect(text).toContain("01.1 Generate a clinical note: Not attempted, 0/10 points");
    expect(failures.length).toBeGreaterThan(0);
    const causes = failures.filter(
      (failure) => !/TODO 01|Cannot find name '(trainLabels|notesWith|given)'/.test(failure),
    );
    expect(causes).toEqual([]);
  }, 900_000);

  it("begin with what is yours, and say when it is not there", async () => {
    const notebook = readNotebook(folder, third);
    expect(notebook.cells[1]?.source.join("")).toContain("**From earlier: yours or given.**");
    expect(notebook.cells[2]?.source.join("")).toContain('await fromEarlier("01.2", "02.2");');
    saveWork(folder, second, readNotebook(folder, second));
    const words = ["@attending/earlier", "chooseBackend", "class TransformerBlock", "check("];
    saveWork(folder, third, onlyCells(solve(notebook, third), [...words, "makeBlock"]));
    const { text } = await execute(third);
    expect(text).toContain(
      "02.2 MultiHeadSelfAttention: not there yet, work/02-self-attention.ipynb still throws its TODO",
    );
    expect(text).toContain("03.1 A block of the transformer's encoder: Stopped by an error");
    expect(text).toContain("expected your answer to 02.2, got work/02-self-attention.ipynb");
  }, 900_000);

  it("check a right answer, and build on it in the next notebook", async () => {
    const words = ["@attending/earlier", "chooseBackend", "class ", "check("];
    for (const name of [first, second, third])
      saveWork(folder, name, solve(readNotebook(folder, name), name));
    expect(await check("02", "03")).toMatchObject({ status: 0 });
    saveWork(folder, third, onlyCells(solve(readNotebook(folder, third), third), words));
    const { text, failures } = await execute(third);
    expect(failures).toEqual([]);
    expect(text).toMatch(/02.2 MultiHeadSelfAttention: yours \(cell \d+\), right/);
    expect(text).toContain("03.2 The classifier of clinical notes: All right, 15/15 points");
  }, 900_000);
});

describe("the grader", () => {
  it("takes the reference for what a release's notebook has from earlier, and says so", async () => {
    saveWork(folder, third, solve(readNotebook(folder, third), third));
    const file = join(folder, "work", `${third}.ipynb`);
    const { submissions } = await gradeBatch(
      [{ path: file, student: "anna", studentFrom: "test" }],
      {
        isolation: "none",
        jobs: 1,
        timeoutSeconds: 60,
        seed: "a release",
      },
    );
    const note =
      "02.2 MultiHeadSelfAttention is from an earlier notebook: the reference stands in for it, whatever was handed in there.";
    expect(submissions).toMatchObject([
      { score: 25, exercises: [{ notes: [note] }, { notes: [note] }] },
    ]);
  }, 900_000);
});

describe("npm run check of a release", () => {
  it("names a mistake in what is saved, and says what is not there", async () => {
    const solved = solve(readNotebook(folder, second), second);
    const wrong = JSON.parse(
      JSON.stringify(solved).replace(".div(Math.sqrt(dHead))", ".div(dHead)"),
    );
    saveWork(folder, second, wrong);
    rmSync(join(folder, "work", `${third}.ipynb`), { force: true });
    const { status, text } = await check("02.1", "03.1");
    expect(status).toBe(1);
    expect(text).toContain("The scores are divided by dHead, not by its square root.");
    expect(text).toMatch(/On small inputs: query .*\n +expected weights .*\n +got +weights/);
    expect(text).toContain("there is no work/03-transformer-block.ipynb yet");
  });

  it("refuses a number that there is not", async () => {
    const { status, text } = await check("09");
    expect(status).toBe(2);
    expect(text).toContain('expected one of 01.1, 01.2, 02.1, 02.2, 03.1, 03.2, got "09".');
  });
});
