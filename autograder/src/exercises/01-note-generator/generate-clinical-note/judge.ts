import {
  clinicalVocabulary,
  diagnosisNames,
  diagnosisTerms,
  generalTerms,
  negationTerms,
} from "@attending/lib";
import type { Judge, Observation, Verdict } from "../../exercise";
import { closeTo } from "../../judging/close-to";
import { type TensorForm, tensorAt } from "../../judging/reading";
import { rowsOf } from "../../judging/table-rows";
import { exact } from "../../judging/tolerances";
import { all, failed, judged, passed, type Reading } from "../../judging/verdict";
import { inWords, shapeInWords } from "../../judging/wording";
import { asExpected, type Frequency, uniform } from "../frequencies";
import { isBinding, type NoteFault, noteFaults, type ParsedNote, parseNote } from "../note-grammar";
import type { Inputs } from "./draw";

const tokenIds: TensorForm = { what: "the token ids", axes: ["note", "position"] };
const labels: TensorForm = { what: "the labels", axes: ["note", "diagnosis"] };

/** A note as it came, beside what its words say. */
type Note = {
  readonly ids: readonly number[];
  readonly labels: readonly number[];
  readonly parsed: ParsedNote;
};

export const judge: Judge<Inputs> = ({ inputs, observed }) => {
  const { numNotes, maxLen, numShort, shortLen, numFew } = inputs;
  const notes = readNotes(observed, "notes", numNotes, maxLen);
  const short = readNotes(observed, "short", numShort, shortLen);
  return {
    shape: all(
      () => judged(notes, () => passed),
      () => judged(readNotes(observed, "defaults", numFew, 64), () => passed),
    ),
    random: judgeRandom(observed),
    grammar: judged(notes, judgeGrammar),
    labels: judged(notes, judgeLabels),
    cut: judged(short, judgeCut),
    diagnoses: judged(notes, (all) => asExpected(diagnosisFrequencies(all))),
    negation: judged(notes, (all) => asExpected(negationFrequencies(all))),
    words: judged(notes, judgeWords),
  };
};

/** `23 to 38`: how many numbers the shortest and the longest note have. */
function lengthsInWords(idRows: readonly (readonly number[])[]): string {
  const lengths = idRows.map((row) => row.filter((id) => !Number.isNaN(id)).length);
  return `${Math.min(...lengths)} to ${Math.max(...lengths)}`;
}

/** All notes of an experiment, once their shape is right and they are not all the same. */
function readNotes(
  observed: Observation,
  experiment: string,
  count: number,
  maxLen: number,
): Reading<readonly Note[]> {
  const ids = tensorAt(observed, [experiment, "tokenIds"], tokenIds);
  if ("failure" in ids) return ids;
  const given = tensorAt(observed, [experiment, "labels"], labels);
  if ("failure" in given) return given;
  const shape = [count, maxLen];
  const idRows = rowsOf(ids.value);
  const labelRows = rowsOf(given.value);
  if (ids.value.shape.join() !== shape.join() || idRows.some((row) => row.some(Number.isNaN))) {
    const message = `A note does not have ${maxLen} token ids, all of them numbers. Cut or fill up.`;
    return failing(message, `${maxLen} in each`, lengthsInWords(idRows));
  }
  if (given.value.shape.join() !== [count, 4].join()) {
    const message = "A note does not have four labels, one for each diagnosis.";
    return failing(message, "4", shapeInWords(given.value.shape, labels.axes));
  }
  const odd = labelRows.flat().find((label) => label !== 0 && label !== 1);
  if (odd !== undefined) return failing("A label is neither 0 nor 1.", "0 or 1", inWords(odd));
  const sample = idRows.slice(0, 64);
  if (new Set(sample.map((row) => row.join())).size < sample.length / 2) {
    return failing("Most notes are copies of each other.", "notes that differ", "copies");
  }
  return {
    value: idRows.map((ids, n) => ({ ids, labels: labelRows[n] ?? [], parsed: parseNote(ids) })),
  };
}

function failing(
  message: string,
  expected: string,
  got: string,
): { failure: ReturnType<typeof failed> } {
  return { failure: failed(message, expected, got) };
}

function judgeRandom(observed: Observation): Verdict {
  const read = (experiment: string) => tensorAt(observed, [experiment, "tokenIds"], tokenIds);
  return judged(read("first"), (first) =>
    judged(read("again"), (again) =>
      judged(read("other"), (other) => {
        const sameAs = (notes: typeof first) =>
          closeTo(notes, first, { ...tokenIds, tolerance: exact }).passed;
        if (first.values.some(Number.isNaN)) return failed("A token id is not a number.");
        if (!sameAs(again)) {
          return failed("The same `random` gives other notes. Is Math.random at work?");
        }
        return sameAs(other)
          ? failed("Another `random` gives the same notes: it is not used.")
          : passed;
      }),
    ),
  );
}

/** Names the most frequent fault. */
function judgeGrammar(notes: readonly Note[]): Verdict {
  const counts = new Map<NoteFault, number>();
  for (const { parsed } of notes) {
    for (const fault of parsed.faults) counts.set(fault, (counts.get(fault) ?? 0) + 1);
  }
  const [worst] = [...counts].sort(([, one], [, other]) => other - one);
  if (worst === undefined) return passed;
  const [fault, count] = worst;
  return failed(noteFaults[fault], "no such note", `${count} of ${notes.length} notes`);
}

function judgeLabels(notes: readonly Note[]): Verdict {
  const readable = notes.filter(({ parsed }) => isBinding(parsed));
  if (readable.length < notes.length / 2) {
    return failed("The words of most notes cannot be read, so their labels cannot be compared.");
  }
  let numUnset = 0;
  let numNegatedSet = 0;
  let numUnnamedSet = 0;
  for (const { labels: got, parsed } of readable) {
    got.forEach((label, diagnosis) => {
      const segment = parsed.segments.find((named) => named.diagnosis === diagnosis);
      if (label === 1 && segment === undefined) numUnnamedSet++;
      else if (label === 1 && segment?.isNegated) numNegatedSet++;
      else if (label === 0 && segment?.isNegated === false) numUnset++;
    });
  }
  const unset = "A diagnosis that is named and not negated has the label 0.";
  const negatedSet = "A negated diagnosis has the label 1.";
  if (numUnnamedSet > 0) return failed("A diagnosis that is not named has the label 1.", "0", "1");
  if (numUnset > 0 && numNegatedSet > 0) return failed(`${unset} ${negatedSet}`);
  if (numUnset > 0) return failed(unset, "1", "0");
  return numNegatedSet > 0 ? failed(negatedSet, "0", "1") : passed;
}

/** Cut notes: the words that are left are right, and the labels are as frequent as in whole notes. */
function judgeCut(notes: readonly Note[]): Verdict {
  const grammar = judgeGrammar(notes);
  if (!grammar.passed) return grammar;
  const filled = notes.filter(({ ids }) => ids.at(-1) !== clinicalVocabulary.padId);
  // Two notes in three are longer than this, among a thousand never less than half.
  if (filled.length < notes.length / 2) {
    return failed("Notes that are too long are not cut at maxLen but end before it.");
  }
  for (const { labels: got, parsed } of notes) {
    for (const { diagnosis, isNegated } of parsed.segments) {
      if ((got[diagnosis] === 1) === isNegated) {
        return failed("The label of a diagnosis in a cut note does not fit its words.");
      }
    }
  }
  // Half of all notes name a diagnosis, and four in five of those do not negate it.
  return asExpected(
    diagnosisNames.map((name, diagnosis) => ({
      what: `cut notes with the label ${name}`,
      count: notes.filter(({ labels: got }) => got[diagnosis] === 1).length,
      total: notes.length,
      expected: 0.4,
    })),
  );
}

function diagnosisFrequencies(notes: readonly Note[]): Frequency[] {
  const numbers = notes.map(({ parsed }) => parsed.segments.length);
  return [
    ...uniform(numbers, [1, 3], (value) => `notes with ${value} diagnoses`),
    ...diagnosisNames.map((name, diagnosis) => ({
      what: `notes about the diagnosis ${name}`,
      count: notes.filter(({ parsed }) =>
        parsed.segments.some((segment) => segment.diagnosis === diagnosis),
      ).length,
      total: notes.length,
      expected: 1 / 2,
    })),
  ];
}

function negationFrequencies(notes: readonly Note[]): Frequency[] {
  const negated = notes.map(({ parsed }) => parsed.segments.map(({ isNegated }) => isNegated));
  const pairs = negated.filter(({ length }) => length === 2);
  const segments = negated.flat();
  return [
    {
      what: "negated diagnoses",
      count: segments.filter(Boolean).length,
      total: segments.length,
      expected: 0.2,
    },
    {
      what: "two diagnoses that are both negated",
      count: pairs.filter((pair) => pair.every(Boolean)).length,
      total: pairs.length,
      expected: 0.04,
    },
  ];
}

function judgeWords(notes: readonly Note[]): Verdict {
  const segments = notes.flatMap(({ parsed }) => parsed.segments);
  const counts = countIds(notes);
  const known = (numbers: readonly (number | null)[]) =>
    numbers.filter((value): value is number => value !== null);
  return all(
    () =>
      asExpected([
        ...uniform(
          segments.map(({ terms }) => terms.length),
          [3, 6],
          (value) => `segments with ${value} terms`,
        ),
        ...uniform(
          known(segments.map(({ numContext }) => numContext)),
          [2, 4],
          (value) => `segments with ${value} general words before the terms`,
        ),
        ...uniform(
          known(segments.map(({ numTrailing }) => numTrailing)),
          [1, 3],
          (value) => `segments with ${value} general words behind the terms`,
        ),
      ]),
    () => judgeRepetition(segments.map(({ terms }) => terms)),
    () =>
      asExpected(
        [generalTerms, negationTerms, ...diagnosisTerms].flatMap((list) =>
          wordFrequencies(list, counts),
        ),
      ),
  );
}

/** How often each id stands in the notes; whatever is not an id is left out. */
function countIds(notes: readonly Note[]): Uint32Array {
  const counts = new Uint32Array(clinicalVocabulary.size);
  for (const { ids } of notes) for (const id of ids) counts[id] += 1;
  return counts;
}

/** Among all words of a list, how often each one is. */
function wordFrequencies(list: readonly string[], counts: Uint32Array): Frequency[] {
  const countOf = (word: string) => counts[clinicalVocabulary.idOf(word)] ?? 0;
  const total = list.reduce((sum, word) => sum + countOf(word), 0);
  return list.map((word) => ({
    what: `words "${word}" among those of their list`,
    count: countOf(word),
    total,
    expected: 1 / list.length,
  }));
}
/** Among thousands of segments some name a term twice, unless it is drawn without replacement. */
function judgeRepetition(segments: readonly (readonly number[])[]): Verdict {
  return segments.some((terms) => new Set(terms).size < terms.length)
    ? passed
    : failed("No segment ever names a term twice: draw with replacement.");
}
