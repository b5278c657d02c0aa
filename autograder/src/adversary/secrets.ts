import { homedir, hostname } from "node:os";
import type { Data } from "../data/data";
import type { ExerciseText } from "../grading/exercise-texts";
import { learnerView } from "../report/learner-view";
import type { SubmissionResult } from "../report/result";
import { root } from "../supply/places";
import type { Adversary } from "./adversary";
import { referenceFragments, squeeze } from "./reference-fragments";

/** What no line of a submission's report may say. */
export interface Secrets {
  /** Words, each with what it gives away. */
  readonly words: ReadonlyMap<string, string>;
  /** Numbers of hidden inputs, three in a row. */
  readonly inputs: ReadonlySet<string>;
}

const theReference = "the reference";

/** The secrets of a batch. */
export function secretsOf(options: {
  readonly seed: string;
  /** What the surroundings keep to themselves. */
  readonly kept: readonly string[];
  readonly texts: readonly ExerciseText[];
  /** What was drawn from the seed. */
  readonly drawn: readonly Data[];
}): Secrets {
  const words = new Map<string, string>([[options.seed, "the hidden seed"]]);
  for (const word of options.kept) words.set(word, "what another file holds");
  for (const path of hostPaths()) words.set(path, "a place of the host");
  for (const text of options.texts) {
    for (const piece of referenceFragments(text, options.texts)) words.set(piece, theReference);
  }
  words.set(codesOf("function"), "a text, in numbers");
  return { words, inputs: new Set(options.drawn.flatMap(triples)) };
}

/** Places that no adversary is told in its own words, and names that are not the sandbox's. */
function hostPaths(): string[] {
  const paths = [root, `${homedir()}/`, "attending-stage-", "attending-adversary-"];
  if (!process.execPath.startsWith("/bin/")) paths.push(process.execPath);
  if (hostname().length > 5 && hostname() !== "localhost") paths.push(hostname());
  return paths.filter((path) => path.length > 2);
}

const codesOf = (text: string): string => Array.from(text, (letter) => letter.charCodeAt(0)).join();

/** What a submission's report gives away, each a sentence. Its own path is the instructor's. */
export function secretsIn(
  { file: _, ...submission }: SubmissionResult,
  { words, inputs }: Secrets,
  { tellsInputs, tellsGiven }: Pick<Adversary, "tellsInputs" | "tellsGiven"> = {},
): string[] {
  const texts = textsOf(submission);
  const says = toldIn(texts, words)
    .filter((what) => tellsGiven !== true || what !== theReference)
    .map((what) => `the report says ${what}`);
  const saysInputs = (of: readonly string[]) =>
    of.some((text) => triplesIn(text).some((triple) => inputs.has(triple)));
  if (saysInputs(texts) && tellsInputs !== true) says.push("the report says hidden inputs");
  // What learners read never tells them, whatever their code says of what it was asked.
  const shown = learnerView({ ...submission, file: "" });
  if (saysInputs(textsOf(shown))) says.push("the learner's page says hidden inputs");
  if (tellsGiven === true) {
    says.push(...toldIn(textsOf(shown), words).map((what) => `the learner's page says ${what}`));
  }
  return [...new Set(says)];
}

/** What is given away by the words of some texts. */
function toldIn(texts: readonly string[], words: Secrets["words"]): string[] {
  const whole = texts.join("\n");
  const squeezed = squeeze(whole);
  return [...words].flatMap(([word, what]) =>
    whole.includes(word) || squeezed.includes(word) ? [what] : [],
  );
}

function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** Numbers as a report may round them, those that are not whole, three in a row. */
function triplesOf(numbers: readonly number[]): string[] {
  const rounded = numbers.map((value) => (Number.isInteger(value) ? "" : value.toPrecision(5)));
  return rounded.flatMap((first, i) => {
    const [second = "", third = ""] = rounded.slice(i + 1, i + 3);
    return first !== "" && second !== "" && third !== "" ? [`${first} ${second} ${third}`] : [];
  });
}

function triplesIn(text: string): string[] {
  return triplesOf((text.match(/-?\d+\.\d+(e-?\d+)?/g) ?? []).map(Number));
}

function triples(data: Data): string[] {
  if (typeof data !== "object" || data === null) return [];
  if ("values" in data && ArrayBuffer.isView(data.values)) {
    return triplesOf(Array.from(data.values as Float32Array));
  }
  return Object.values(data).flatMap((child) => triples(child));
}
