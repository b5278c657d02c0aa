import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../src/exercises";
import { exercises as listed } from "../src/exercises";
import type { ReleasedChecks } from "../src/released/released-checks";
import { isWholeRun } from "./whole-run";

/**
 * The built files, by Node's own `require`: the bundle of a release, the references and the known
 * mistakes then share one tfjs and one library.
 */
const load = createRequire(__filename);
const { exercises }: typeof import("../src/exercises") = load("../dist/exercises");
const { checkAnswer }: typeof import("../src/check/check") = load("../dist/check/check");
const { recordCheck }: typeof import("../src/released/record-check") = load(
  "../dist/released/record-check",
);
const { storedRoom }: typeof import("../src/released/released-checks") = load(
  "../dist/released/released-checks",
);
const { decodeStoredCheck, encodeStoredCheck }: typeof import("../src/released/stored-check") =
  load("../dist/released/stored-check");
const { bundleReleasedChecks }: typeof import("../src/released/bundle-released-checks") = load(
  "../dist/released/bundle-released-checks",
);
const { builtVariants }: typeof import("../src/judging/mistake-variants") = load(
  "../dist/judging/mistake-variants",
);
const { referenceAnswer }: typeof import("../src/judging/reference-answer") = load(
  "../dist/judging/reference-answer",
);
const { startWasm }: typeof import("../src/supply/start-wasm") = load("../dist/supply/start-wasm");
const lib: Readonly<Record<string, unknown>> = load("@attending/lib");

const graded = new Set(exercises.map(({ card }) => card.symbol));
const names = Object.keys(lib).filter((name) => !graded.has(name));

/** Where the bundle looks for its data. */
const folder = mkdtempSync(join(tmpdir(), "attending-test-"));
let released: ReleasedChecks;
const stored = new Map<string, Buffer>();

beforeAll(async () => {
  const wasm = load.resolve("@tensorflow/tfjs-backend-wasm/package.json");
  await startWasm(join(wasm, "..", "dist"));
  const { text } = await bundleReleasedChecks(exercises, names);
  const module: { exports: Partial<ReleasedChecks> } = { exports: {} };
  const files = { ...(load("node:fs") as object), readFileSync: readStored };
  const require = (name: string): unknown =>
    name === "node:fs" || name === "fs" ? files : load(name);
  // Our own build's output.
  new Function("module", "exports", "require", "__dirname", text)(
    module,
    module.exports,
    require,
    folder,
  );
  released = module.exports as ReleasedChecks;
}, 600_000);

afterAll(() => rmSync(folder, { recursive: true }));

function readStored(file: string): Buffer {
  const id = /(\d\d\.\d)\.bin$/.exec(file)?.[1];
  return (id === undefined ? undefined : stored.get(id)) ?? readFileSync(file);
}

const untouched = (id: string, symbol: string): Answer => ({
  [symbol]: class {
    constructor() {
      throw new Error(`TODO ${id}: write what is missing here.`);
    }
  },
});

describe("check in a release", () => {
  it.each(listed.map(({ card }) => card.id))(
    "%s shows the same card as here, for right, untouched and known wrong answers",
    async (id) => {
      const exercise = exercises.find(({ card }) => card.id === id);
      if (exercise === undefined) throw new Error(`no exercise ${id}`);
      stored.set(id, encodeStoredCheck(await recordCheck(exercise)));
      const mistakes = [...builtVariants(exercise)];
      expect(mistakes).toHaveLength(exercise.mistakes.length);
      const answers = new Map<string, Answer>([
        ["reference", referenceAnswer(exercise)],
        ["untouched", untouched(id, exercise.card.symbol)],
        ...(isWholeRun ? mistakes : mistakes.slice(0, 3)),
      ]);
      for (const [name, answer] of answers) {
        // Lets vitest's own messages through: an answer keeps this process busy.
        await new Promise((resolve) => setImmediate(resolve));
        const here = await checkAnswer(id, answer);
        expect([name, await released.checkAnswer(id, answer)]).toEqual([name, here]);
      }
    },
    600_000,
  );

  it("is judged by what is stored: another expectation gives another card", async () => {
    const exercise = exercises.find(({ card }) => card.id === "02.1");
    if (exercise === undefined) throw new Error("no exercise 02.1");
    const bytes = stored.get("02.1") ?? encodeStoredCheck(await recordCheck(exercise));
    const { reference, ...others } = decodeStoredCheck(bytes);
    const { plain, lengths, ...rest } = reference;
    if (plain === undefined || lengths === undefined) throw new Error("no such experiments");
    const changed = { ...others, reference: { ...rest, plain: lengths, lengths: plain } };
    const room = storedRoom(exercises, () => encodeStoredCheck(changed));
    const observed = await exercise.probe(referenceAnswer(exercise), await room.draw("02.1"));
    expect(await room.judge("02.1", observed)).toMatchObject({ status: "partial" });
  });

  it("names its exercises when there is none of that number", async () => {
    await expect(released.checkAnswer("02.9", {})).rejects.toThrow(
      'got "02.9". Check the number in the cell, or whether this release holds that notebook.',
    );
  });
});

describe("the bundle of a release's checks", () => {
  it("holds no mistake, no reference and no grader", async () => {
    const { inside } = await bundleReleasedChecks(exercises, names);
    const foreign = inside.filter((file) =>
      /mistakes|reference-answer|judge-desk|attention-classifier|held-out\.ts$|^lib\/|grading\/|supply\//.test(
        file.replace("released/recorded-", ""),
      ),
    );
    expect(foreign.filter((file) => !file.startsWith("autograder/src/released/"))).toEqual([]);
  });

  it("is refused where a judge needs a name that the release does not have", async () => {
    const without = names.filter((name) => name !== "clinicalVocabulary");
    await expect(bundleReleasedChecks(exercises, without)).rejects.toThrow(
      'No matching export in "released:lib" for import "clinicalVocabulary"',
    );
  });
});
