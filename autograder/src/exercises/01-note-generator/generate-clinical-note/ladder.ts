import { clinicalVocabulary, diagnosisNames } from "@attending/lib";
import type { Data } from "../../../data/data";
import { declareLadder } from "../../declare-exercise";
import type { Difference } from "../../exercise";
import { dataInWords } from "../../judging/data-in-words";
import { isBinding, noteFaults, parseNote } from "../note-grammar";
import { type Rung, tryOut } from "./try-out";

const numSeeds = 40;

/** Whole notes first, then notes that are cut. */
const rungs: readonly Rung[] = [64, 16].flatMap((maxLen) =>
  Array.from({ length: numSeeds }, (_, i) => ({ seed: i + 1, maxLen })),
);

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ maxLen }) => `maxLen = ${maxLen}; one note, drawn with some random`,
  axes: {},
  fault: faultOf,
});

/** The first rule that a note breaks. What is frequent or rare cannot be seen in one note. */
function faultOf({ maxLen }: Rung, observed: Data): Difference | null {
  const ids = numbersUnder(observed, "tokenIds");
  if (ids === null || ids.length !== maxLen) {
    return { expected: `tokenIds, ${maxLen} numbers`, observed: firstWords(observed, "tokenIds") };
  }
  const labels = numbersUnder(observed, "labels");
  if (labels === null || labels.length !== diagnosisNames.length) {
    return { expected: "labels, 4 numbers", observed: firstWords(observed, "labels") };
  }
  const parsed = parseNote(ids);
  const [fault] = parsed.faults;
  if (fault !== undefined) {
    return {
      expected: "a note by the rules",
      observed: `${noteFaults[fault]} ${noteInWords(ids)}`,
    };
  }
  const whole = ids.at(-1) === clinicalVocabulary.padId;
  if (!isBinding(parsed) || !whole) return null;
  const due = labels.map((_, diagnosis) =>
    parsed.segments.some((named) => named.diagnosis === diagnosis && !named.isNegated) ? 1 : 0,
  );
  if (due.join() === labels.join()) return null;
  return {
    expected: `labels ${dataInWords(due)}`,
    observed: `labels ${dataInWords(labels)} of the note ${noteInWords(ids)}`,
  };
}

function numbersUnder(data: Data, field: string): readonly number[] | null {
  const list = fieldOf(data, field);
  if (!Array.isArray(list)) return null;
  const numbers: readonly unknown[] = list;
  const areNumbers = numbers.every((item) => typeof item === "number");
  return areNumbers ? (numbers as readonly number[]) : null;
}

function fieldOf(data: Data, field: string): Data | undefined {
  if (typeof data !== "object" || data === null || !Object.hasOwn(data, field)) return undefined;
  return (data as Readonly<Record<string, Data>>)[field];
}

function firstWords(data: Data, field: string): string {
  const list = fieldOf(data, field);
  if (Array.isArray(list)) return `${field}, a list of ${list.length}`;
  return `${field} ${dataInWords(list)}`;
}

/** The words of a generated note, without its padding. */
function noteInWords(ids: readonly number[]): string {
  const words = withoutPadding(ids).map((id) => clinicalVocabulary.tokens[id] ?? `(${id})`);
  const text = words.join(" ").replace(/<PAD>( <PAD>)+/g, "<PAD> …");
  return `"${text}"`;
}

function withoutPadding(ids: readonly number[]): readonly number[] {
  const words = [...ids];
  while (words.at(-1) === clinicalVocabulary.padId) words.pop();
  return words;
}
