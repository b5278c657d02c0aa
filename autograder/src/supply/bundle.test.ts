import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { exercises } from "../exercises";
import type { ExerciseCard } from "../exercises/exercise";
import { bundle } from "./bundle";
import { bundleLeaks, type ImportGraph, importGraph } from "./bundle-leaks";
import { type BundlePlan, bundleName, bundlePlans, kebab } from "./bundle-plan";
import { libExports } from "./lib-exports";
import { root, sourceFolder } from "./places";

const lib = libExports(join(root, "lib", "src", "index.ts"));
const cards = exercises.map(({ card }) => card);
const plans = bundlePlans(cards, { root, exercises: join(sourceFolder, "exercises") });

const answerFiles: Readonly<Record<string, string>> = {
  "02.1": "scaled-dot-product-attention.ts",
  "02.2": "multi-head-self-attention.ts",
  "03.1": "transformer-block.ts",
  "03.2": "clinical-note-classifier.ts",
  "04.1": "train-model.ts",
  "04.2": "evaluate-model.ts",
};

/** Answers that may stand in a bundle, since the card supplies them or the plan injects them. */
const supplied: Readonly<Record<string, readonly string[]>> = {
  "02.1": [],
  "02.2": [],
  "02.2+02.1": ["02.1"],
  "03.1": ["02.1", "02.2"],
  "03.2": ["02.1", "02.2"],
  "03.2+03.1": ["02.1", "02.2", "03.1"],
  "04.1": [],
  "04.2": [],
};

describe("bundlePlans", () => {
  it("has each exercise alone and with every choice of earlier references", () => {
    const names = plans.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(supplied)));
    expect(new Set(names).size).toBe(names.length);
  });

  it("names a bundle the same in any order", () => {
    expect(bundleName("09.3", ["09.2", "09.1"])).toBe("09.3+09.1+09.2");
  });

  it.each([
    ["LSTMBaseline", "lstm-baseline"],
    ["MultiHeadSelfAttention", "multi-head-self-attention"],
    ["generateClinicalNote", "generate-clinical-note"],
  ])("finds the folder of %s", (symbol, folder) => {
    expect(kebab(symbol)).toBe(folder);
  });
});

describe.each(plans.map((plan) => [plan.name, plan] as const))("bundle %s", (name, plan) => {
  let graph: ImportGraph;
  let inside: readonly string[];
  let text: string;
  beforeAll(async () => {
    graph = importGraph(join(root, "lib", "src"));
    ({ inside, text } = await bundle(plan, lib, root));
  });

  it("is strict, so that no function in it tells its own arguments to whom it calls", () => {
    expect(text.startsWith('"use strict";')).toBe(true);
  });

  it("holds nothing that it must not", () => {
    expect(bundleLeaks(plan, inside, lib, graph, root)).toEqual([]);
  });

  it("holds the probe, no card, draw, judge or mistake", () => {
    const own = inside.filter((file) => file.includes("/exercises/"));
    expect(own).toContain(plan.probeFile);
    expect(own.filter((file) => /(card|draw|judge|ladder|mistakes|index)\.ts$/.test(file))).toEqual(
      [],
    );
  });

  it("holds only the answers it may", () => {
    const may = supplied[name];
    if (may === undefined) return;
    const held = Object.entries(answerFiles)
      .filter(([, file]) => inside.some((path) => basename(path) === file))
      .map(([id]) => id);
    expect(may).toEqual(expect.arrayContaining(held));
  });

  it("holds no ready-made layers and no display", () => {
    // Colours and places of pictures: objects alone, with nothing that draws.
    const plain = /display\/(palette|panel-grid)\.[jt]s$/;
    const strange = inside.filter(
      (file) => /tfjs-layers|tfjs-node|plotly|jsdom|display/.test(file) && !plain.test(file),
    );
    expect(strange).toEqual([]);
  });
});

describe("the supplies of a card", () => {
  const answers = new Set(cards.map(({ from }) => join(root, from)));
  it.each(cards.map((card) => [card.id, card] as const))(
    "%s are what its reference uses",
    (_, card) => {
      const reference = readFileSync(join(root, card.from), "utf8");
      // A solution imports these names from the library; earlier answers stand in its own cells.
      const used = [...lib].filter(
        ([name, file]) => !answers.has(file) && importedNames(reference).has(name),
      );
      expect(card.supplies).toEqual(expect.arrayContaining(used.map(([name]) => name)));
    },
  );
});

function importedNames(text: string): ReadonlySet<string> {
  const lists = text.matchAll(/^import \{([^}]*)\} from "\./gm);
  return new Set(
    [...lists].flatMap(([, names = ""]) => names.split(",").map((name) => name.trim())),
  );
}

const leaks: readonly [string, Partial<ExerciseCard>, RegExp][] = [
  [
    "its own answer",
    { supplies: ["scaledDotProductAttention"] },
    /02\.1 holds lib\/src\/layers\/scaled-dot-product-attention\.ts, which is its own answer/,
  ],
  [
    "a block that is built on it",
    { supplies: ["TransformerBlock"] },
    /02\.1 holds lib\/src\/layers\/transformer-block\.ts, which is its own answer or is built/,
  ],
];

describe("bundleLeaks", () => {
  it.each(leaks)("finds %s", async (_, change, says) => {
    const changed = cards.map((card) => (card.id === "02.1" ? { ...card, ...change } : card));
    const plan = planNamed("02.1", changed);
    const { inside } = await bundle(plan, lib, root);
    const found = bundleLeaks(plan, inside, lib, importGraph(join(root, "lib", "src")), root);
    expect(found.join("\n")).toMatch(says);
  });

  it("finds a judge and an answer that nobody supplies", () => {
    const plan = planNamed("02.1", cards);
    const inside = [
      plan.probeFile.replace("probe.ts", "judge.ts"),
      join(root, "lib/src/clinical/generate-clinical-note.ts"),
    ];
    expect(bundleLeaks(plan, inside, lib, importGraph(join(root, "lib", "src")), root)).toEqual([
      "02.1 holds autograder/src/exercises/02-self-attention/scaled-dot-product-attention/judge.ts, which is the grader's own",
      "02.1 holds lib/src/clinical/generate-clinical-note.ts, which no supplied name needs",
    ]);
  });

  it("refuses a supplied name that lib does not have", async () => {
    const changed = cards.map((card) =>
      card.id === "02.1" ? { ...card, supplies: ["nothing"] } : card,
    );
    await expect(bundle(planNamed("02.1", changed), lib, root)).rejects.toThrow(
      "supply: expected the names that 02.1 supplies to be exported by lib/src/index.ts, got nothing.",
    );
  });
});

function planNamed(name: string, from: readonly ExerciseCard[]): BundlePlan {
  const places = { root, exercises: join(sourceFolder, "exercises") };
  const found = bundlePlans(from, places).find((plan) => plan.name === name);
  if (found === undefined) throw new Error(`no plan ${name}`);
  return found;
}
