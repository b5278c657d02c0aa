import type { Exercise, Observation } from "../exercises/exercise";
import { type MistakePair, pairsOf } from "./mistake-pairs";
import { type Leaf, leavesOf, sameLeaf } from "./observed-leaves";
import type { Behaviour, NamedMistake, ShowMistake } from "./recognise-mistake";
import { hasReturned, sameObservation } from "./same-observation";

/** How many pairs are run for one answer, the likeliest first: a count, so that no clock decides. */
const mostShown = 5;

/** What may be left unexplained, of all places that are wrong: two mistakes may meddle with each other. */
const mostUnexplained = 0.25;

type Leaves = ReadonlyMap<string, Leaf>;

/** What one mistake changes. */
interface Trace {
  readonly leaves: Leaves;
  /** Which claims hold, in their order. */
  readonly holds: readonly boolean[];
  /** The places that are not as in the reference. */
  readonly changed: ReadonlySet<string>;
}

/** How an answer behaves that makes two known mistakes at once; undefined where none was built. */
export type ShowPair = (pair: MistakePair<NamedMistake>) => Promise<Behaviour | undefined>;

/** What a pair is looked for with: how the reference behaves, each mistake alone, and both at once. */
export interface PairEvidence {
  readonly reference: Observation;
  readonly show: ShowMistake;
  readonly showBoth: ShowPair;
}

/**
 * Two known mistakes that together behave like the answer, which no single one does; or null. Only a
 * few pairs are run, those that by what each of the two does alone come nearest; of equally near ones
 * the simplest. To come near is not enough: every output has to be the same.
 *
 * Random functions are recognised by verdicts, which two mistakes may share with many other pairs:
 * none is named of these. Nor of answers that never return: they show nothing of what they do.
 */
export async function recognisePair(
  exercise: Pick<Exercise, "recognisedBy"> & { readonly mistakes: readonly NamedMistake[] },
  { observed, graded }: Behaviour,
  { reference, show, showBoth }: PairEvidence,
): Promise<MistakePair<NamedMistake> | null> {
  if (exercise.recognisedBy !== "outputs" || graded.status === "full") return null;
  if (!hasReturned(observed)) return null;
  const right = leavesOf(reference);
  const answer = traceOf({ observed, graded }, right);
  const traces = new Map<string, Trace>();
  for (const mistake of exercise.mistakes) {
    const alone = await show(mistake);
    if (alone !== undefined) traces.set(mistake.id, traceOf(alone, right));
  }
  const candidates = pairsOf(exercise.mistakes)
    .map((pair) => ({ pair, unexplained: inPair(answer, traces, pair) }))
    .filter(({ unexplained }) => unexplained <= mostUnexplained * answer.changed.size)
    .sort((one, next) => one.unexplained - next.unexplained);
  for (const { pair } of candidates.slice(0, mostShown)) {
    const behaviour = await showBoth(pair);
    if (behaviour !== undefined && sameObservation(observed, behaviour.observed)) return pair;
  }
  return null;
}

function inPair(
  answer: Trace,
  traces: ReadonlyMap<string, Trace>,
  { both: [first, second] }: MistakePair<NamedMistake>,
): number {
  const [one, other] = [traces.get(first.id), traces.get(second.id)];
  return one && other ? unexplained(answer, one, other) : Infinity;
}

function traceOf({ observed, graded }: Behaviour, right: Leaves): Trace {
  const leaves = leavesOf(observed);
  const places = new Set([...right.keys(), ...leaves.keys()]);
  const changed = [...places].filter((place) => !sameLeaf(leaves.get(place), right.get(place)));
  const holds = graded.assertions.map(({ passed }) => passed);
  return { leaves, holds, changed: new Set(changed) };
}

/**
 * At how many places the answer is not what two mistakes make of it that do not meddle with each
 * other: where only one of them changes something, what that one makes of it; and how many claims
 * are lost by neither, or hold although one of them loses them. Infinite where the answer throws or
 * has nothing, and neither of them does: else any two that throw would explain any error.
 */
function unexplained(answer: Trace, one: Trace, other: Trace): number {
  let count = 0;
  for (const place of new Set([...answer.changed, ...one.changed, ...other.changed])) {
    const got = answer.leaves.get(place);
    const by = [one, other].filter(({ changed }) => changed.has(place));
    const isLike = by.some(({ leaves }) => sameLeaf(got, leaves.get(place)));
    if (isLike) continue;
    if (got === undefined || got === "threw") return Infinity;
    if (by.length < 2) count += 1;
  }
  const isOther = (holds: boolean, claim: number) =>
    holds !== (one.holds[claim] === true && other.holds[claim] === true);
  return count + answer.holds.filter(isOther).length;
}
