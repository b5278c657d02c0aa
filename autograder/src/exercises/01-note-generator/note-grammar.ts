import { clinicalVocabulary, diagnosisTerms, generalTerms, negationTerms } from "@attending/lib";

/** One diagnosis in a note: `cue? general{2,4} terms{3,6} general{1,3}`. */
export interface Segment {
  /** Its place in the order of the labels. */
  readonly diagnosis: number;
  readonly isNegated: boolean;
  /** Token ids, in order. */
  readonly terms: readonly number[];
  /**
   * How many general words stand before the terms; null where nothing says how many of them still
   * belong to the segment before.
   */
  readonly numContext: number | null;
  /** How many stand behind; null where nothing says which belong to the next segment. */
  readonly numTrailing: number | null;
}

/** What is read from a note, as far as it can be read, and what is wrong with it. */
export interface ParsedNote {
  readonly segments: readonly Segment[];
  readonly faults: readonly NoteFault[];
}

/** Each fault, as it is told to the learner. */
export const noteFaults = {
  cls: "A note does not start with <CLS>.",
  padding: "Padding stands before the end of a note.",
  foreign: "A note holds something that is neither a general word, a negation nor a term.",
  empty: "A note has no segment.",
  cues: "A segment has more than one negation term.",
  cuePlace: "A negation term does not stand before the context words of a segment.",
  context: "A segment does not have 2 to 4 general words before its terms.",
  terms: "A segment does not have 3 to 6 terms.",
  trailing: "A segment does not have 1 to 3 general words behind its terms.",
  repeat: "A note names the same diagnosis in two segments.",
} as const;

export type NoteFault = keyof typeof noteFaults;

/** Faults that leave no doubt about which diagnosis is negated. */
const harmless: ReadonlySet<NoteFault> = new Set(["cls", "context", "terms", "trailing"]);

/** Whether the labels can be read off the words, whatever else is wrong. */
export function isBinding({ faults }: ParsedNote): boolean {
  return faults.every((fault) => harmless.has(fault));
}

type Group = "general" | "negation" | "foreign" | number;
type Run = { readonly group: Group; readonly ids: number[] };

const groupOf = new Map<number, Group>([
  ...generalTerms.map((word) => [clinicalVocabulary.idOf(word), "general"] as const),
  ...negationTerms.map((word) => [clinicalVocabulary.idOf(word), "negation"] as const),
  ...diagnosisTerms.flatMap((terms, diagnosis) =>
    terms.map((word) => [clinicalVocabulary.idOf(word), diagnosis] as const),
  ),
]);

/**
 * Reads a note's segments. A note that was cut is read up to where it ends, and its last segment
 * may be incomplete.
 */
export function parseNote(tokenIds: readonly number[]): ParsedNote {
  const faults = new Set<NoteFault>();
  const words = [...tokenIds];
  while (words.at(-1) === clinicalVocabulary.padId) words.pop();
  const isCut = words.length === tokenIds.length;
  if (words.includes(clinicalVocabulary.padId)) faults.add("padding");
  const content = words.filter((id) => id !== clinicalVocabulary.padId);
  if (content[0] === clinicalVocabulary.clsId) content.shift();
  else faults.add("cls");
  const runs = runsOf(content);
  if (runs.some(({ group }) => group === "foreign")) faults.add("foreign");
  const segments = segmentsOf(runs, isCut, faults);
  if (segments.length === 0 && !isCut) faults.add("empty");
  const diagnoses = segments.map(({ diagnosis }) => diagnosis);
  if (new Set(diagnoses).size < diagnoses.length) faults.add("repeat");
  return { segments, faults: [...faults] };
}

function runsOf(ids: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const id of ids) {
    const group = groupOf.get(id) ?? "foreign";
    const last = runs.at(-1);
    if (last?.group === group) last.ids.push(id);
    else runs.push({ group, ids: [id] });
  }
  return runs;
}

function segmentsOf(runs: readonly Run[], isCut: boolean, faults: Set<NoteFault>): Segment[] {
  const segments: Segment[] = [];
  runs.forEach((run, i) => {
    if (typeof run.group !== "number") {
      if (run.group === "negation") checkCue(runs, i, isCut, faults);
      return;
    }
    const before = runs[i - 1];
    const cue = before?.group === "general" ? runs[i - 2] : before;
    const isNegated = cue?.group === "negation";
    const isLast = i === runs.length - 1;
    const general = lengthIf(before, "general");
    const isOwn = isNegated || i <= 1;
    const joinsNext = typeof runs[i + 2]?.group === "number";
    const endsInside = isCut && i + 1 >= runs.length - 1;
    const numTrailing = joinsNext || endsInside ? null : lengthIf(runs[i + 1], "general");
    const numContext = isOwn ? general : null;
    const isCutHere = isCut && isLast;
    if (!inRange(general, isOwn ? 2 : 3, isOwn ? 4 : 7)) faults.add("context");
    if (!inRange(run.ids.length, isCutHere ? 1 : 3, 6)) faults.add("terms");
    if (numTrailing !== null && !inRange(numTrailing, 1, 3)) faults.add("trailing");
    segments.push({ diagnosis: run.group, isNegated, terms: run.ids, numContext, numTrailing });
  });
  return segments;
}

/** A cue is one word, before the context of a segment. */
function checkCue(runs: readonly Run[], i: number, isCut: boolean, faults: Set<NoteFault>): void {
  if ((runs[i]?.ids.length ?? 0) > 1) faults.add("cues");
  const next = runs[i + 1]?.group;
  const afterNext = runs[i + 2]?.group;
  const isBefore = next === "general" && typeof afterNext === "number";
  const isOpen = isCut && i + 2 >= runs.length;
  const isAfterTrailing = i === 0 || runs[i - 1]?.group === "general";
  // Directly after the first context words a cue would cut a segment in two.
  const cutsFirst = i === 1 && runs[0]?.group === "general";
  if (!(isBefore || isOpen) || !isAfterTrailing || cutsFirst) faults.add("cuePlace");
}

function lengthIf(run: Run | undefined, group: Group): number {
  return run?.group === group ? run.ids.length : 0;
}

function inRange(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}
