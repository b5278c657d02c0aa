import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pickOne, type Random, randomInteger, seededRandom } from "@attending/lib";
import { readExerciseTexts } from "../../dist/grading/exercise-texts";
import { notebookText } from "../../src/adversary/notebook-text";
import { rightAnswers } from "../right-answers";
import { byteMutations } from "./byte-mutations";
import { jsonMutations } from "./json-mutations";
import { sourceMutations } from "./source-mutations";

/** A file that was a notebook. */
export interface FuzzedNotebook {
  readonly file: string;
  /** What was made of which notebook. */
  readonly how: string;
  readonly bytes: Uint8Array;
}

/** So many files, the same ones under the same seed. */
export function fuzzedNotebooks(seed: number, count: number): FuzzedNotebook[] {
  return Array.from({ length: count }, (_, i) => {
    const random = seededRandom(7919 * seed + i);
    const made = pickOne(random, [changedSources, changedSources, changedJson, changedBytes])(
      random,
    );
    return { file: `${String(i + 1).padStart(5, "0")}.ipynb`, ...made };
  });
}

type Made = Omit<FuzzedNotebook, "file">;

/** A notebook with one answer: a run of its own is what costs time. */
function oneAnswer(random: Random): { name: string; cells: readonly string[] } {
  const text = pickOne(random, texts);
  const [imports = ""] = rightAnswers(text.notebook);
  return { name: text.id, cells: [imports, text.reference] };
}

const texts = readExerciseTexts();

function changedSources(random: Random): Made {
  const { name, cells } = oneAnswer(random);
  const chosen = drawn(sourceMutations, random);
  const changed = chosen.reduce((before, [, mutate]) => mutate(before, random), cells);
  return { how: howOf(name, chosen), bytes: Buffer.from(notebookText(changed)) };
}

function changedJson(random: Random): Made {
  const { name, text } = wholeNotebook(random);
  const chosen = drawn(jsonMutations, random);
  const changed = chosen.reduce((before, [, mutate]) => mutate(before, random), JSON.parse(text));
  return { how: howOf(name, chosen), bytes: Buffer.from(JSON.stringify(changed) ?? "") };
}

function changedBytes(random: Random): Made {
  const { name, text } = wholeNotebook(random);
  const chosen = drawn(byteMutations, random);
  const changed = chosen.reduce((file, [, mutate]) => {
    return file.length === 0 ? file : mutate(file, random);
  }, Buffer.from(text));
  return { how: howOf(name, chosen), bytes: changed };
}

/** As it is handed out, as it was solved and saved with its outputs, or one answer alone. */
function wholeNotebook(random: Random): { name: string; text: string } {
  const folder = pickOne(random, ["notebooks", "solutions", "", ""]);
  if (folder === "") {
    const { name, cells } = oneAnswer(random);
    return { name, text: notebookText(cells) };
  }
  const name = `${folder}/${pickOne(random, texts).notebook}.ipynb`;
  return { name, text: readFileSync(join(__dirname, "..", "..", "..", name), "utf8") };
}

type Named<T> = readonly (readonly [name: string, mutate: T])[];

/** One mostly, up to three. */
function drawn<T>(mutations: Readonly<Record<string, T>>, random: Random): Named<T> {
  const count = random() < 0.7 ? 1 : randomInteger(random, 2, 3);
  return Array.from({ length: count }, () => pickOne(random, Object.entries(mutations)));
}

const howOf = (name: string, chosen: Named<unknown>): string =>
  [name, ...chosen.map(([mutation]) => mutation)].join(", ");
