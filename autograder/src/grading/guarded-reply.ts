import type { Data } from "../data/data";
import type { Attempt, Thrown } from "../exercises/exercise";
import { explainError } from "../explanations/explain-error";
import type { ProbeReply } from "../probing/probe-reply";
import type { CompiledCell } from "../slicing/protocol";

/** Names of errors that tell nothing but what they are. */
const plainName = /^(?:Data|Memory|Operation|Range|Reference|Shape|Training|Type|Vocabulary)Error$/;

/** What stands for words that are not shown. */
const otherWords = "(words of your own)";
const readThem = "Run `check()` to read what it says.";

/**
 * A reply whose process could read the answer to another exercise, without words in which that answer
 * might be told: of an error its kind, its place and our own advice, of texts those that were asked.
 *
 * @param asked what the process was given: its texts are known anyway
 */
export function guardedReply(
  { observation, missing, cellErrors, failure }: ProbeReply,
  asked: Data,
  cells: readonly CompiledCell[],
): ProbeReply {
  const ownWords = wordsIn(cells.map(({ js }) => js).join("\n"));
  const known = textsIn(asked);
  const guard = (thrown: Thrown) => guardedError(thrown, ownWords);
  const attempts = Object.entries(observation).map(([name, attempt]): [string, Attempt] => [
    name,
    "threw" in attempt
      ? { threw: guard(attempt.threw) }
      : { returned: withoutTexts(attempt.returned, known) },
  ]);
  return {
    observation: Object.fromEntries(attempts),
    missing,
    cellErrors: cellErrors.map(({ cell, error }) => ({ cell, error: guard(error) })),
    failure: failure && guard(failure),
  };
}

function guardedError({ name, message, stack }: Thrown, ownWords: ReadonlySet<string>): Thrown {
  const fix = explainError(name, message);
  // Advice may repeat names that the error named: only such as stand in the notebook.
  const isFree = (word: string) => ownWords.has(word) || /^(?:null|undefined|\d{1,4})$/.test(word);
  const fixWords = wordsIn(fix ?? "");
  const repeated = [...wordsIn(message)].filter((word) => fixWords.has(word));
  const advice = fix !== null && repeated.every(isFree) ? `${fix} ` : "";
  return {
    name: plainName.test(name) ? name : "Error",
    message: `${advice}${readThem}`,
    stack,
  };
}

const wordsIn = (text: string): Set<string> => new Set(text.match(/[\w$]+/g));

function withoutTexts(data: Data, known: ReadonlySet<string>): Data {
  if (typeof data === "string") return known.has(data) ? data : otherWords;
  if (typeof data !== "object" || data === null || isTensor(data)) return data;
  if (Array.isArray(data)) return data.map((item) => withoutTexts(item, known));
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      // What cannot cross is named by the probe.
      key === "unreadable" ? value : withoutTexts(value, known),
    ]),
  );
}

function textsIn(data: Data, found = new Set<string>()): ReadonlySet<string> {
  if (typeof data === "string") found.add(data);
  else if (typeof data === "object" && data !== null && !isTensor(data)) {
    for (const value of Object.values(data)) textsIn(value, found);
  }
  return found;
}

const isTensor = (data: object): boolean => "values" in data && ArrayBuffer.isView(data.values);
