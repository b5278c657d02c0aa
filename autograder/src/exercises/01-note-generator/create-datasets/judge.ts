import type { Data, TensorData } from "../../../data/data";
import type { Judge, Observation, Verdict } from "../../exercise";
import { asList, asTensor, attempted, fieldOf, type TensorForm } from "../../judging/reading";
import { rowsOf } from "../../judging/table-rows";
import { all, failed, judged, passed, type Reading, within } from "../../judging/verdict";
import { shapeInWords } from "../../judging/wording";
import { isBinding, parseNote } from "../note-grammar";
import type { Inputs } from "./draw";

const tokenIds: TensorForm = { what: "the token ids of a batch", axes: ["batch", "maxLen"] };
const labels: TensorForm = { what: "the labels of a batch", axes: ["batch", "numClasses"] };

const setNames = ["train", "validation", "test"] as const;
type SetName = (typeof setNames)[number];

type Batch = { readonly tokenIds: TensorData; readonly labels: TensorData };
type Note = { readonly ids: readonly number[]; readonly labels: readonly number[] };

/** Both passes over each set. */
type Sets = Readonly<Record<SetName, readonly [first: readonly Batch[], second: readonly Batch[]]>>;

export const judge: Judge<Inputs> = ({ inputs, observed }) => {
  const { numTrain, numValidation, numTest, maxLen, batchSize } = inputs.options;
  const sets = readSets(observed);
  const counts = { train: numTrain, validation: numValidation, test: numTest };
  const defaults = { train: 2000, validation: 300, test: 300 };
  return {
    sizes: all(
      () => judged(sets, (found) => judgeSizes((name) => found[name][0], counts)),
      () => judgeDefaults(observed, defaults),
    ),
    batches: judged(sets, (found) => judgeBatches(found, counts, batchSize)),
    length: judged(sets, (found) => judgeLength(found, maxLen)),
    labels: judged(sets, judgeLabels),
    splits: judged(sets, judgeSplits),
    shuffled: judged(sets, ({ train }) => judgeShuffled(train)),
    order: judged(sets, judgeOrder),
    random: judgeRandom(observed),
  };
};

function readSets(observed: Observation): Reading<Sets> {
  const returned = attempted(observed, "sets");
  const passes = (name: SetName): Reading<Sets[SetName]> =>
    within(returned, (data) =>
      within(fieldOf(data, name), (both) =>
        within(asList(both, `\`${name}\``, 2), ([one = null, two = null]) =>
          within(readPass(one), (first) =>
            within(readPass(two), (second) => ({ value: [first, second] })),
          ),
        ),
      ),
    );
  return within(passes("train"), (train) =>
    within(passes("validation"), (validation) =>
      within(passes("test"), (test) => ({ value: { train, validation, test } })),
    ),
  );
}

/** The batches of one pass: as many labels as notes, and at least one note. */
function readPass(data: Data): Reading<readonly Batch[]> {
  return within(asList(data, "a pass over a set"), (list) => {
    const batches: Batch[] = [];
    for (const item of list) {
      const batch = readBatch(item);
      if ("failure" in batch) return batch;
      batches.push(batch.value);
    }
    return batches.length > 0 ? { value: batches } : { failure: failed("A set is empty.") };
  });
}

function readBatch(data: Data): Reading<Batch> {
  const ids = within(fieldOf(data, "tokenIds"), (field) => asTensor(field, tokenIds));
  if ("failure" in ids) return ids;
  const given = within(fieldOf(data, "labels"), (field) => asTensor(field, labels));
  if ("failure" in given) return given;
  if (ids.value.shape[0] !== given.value.shape[0] || given.value.shape[1] !== 4) {
    const message = "A batch does not have four labels for each note.";
    const expected = `[${ids.value.shape[0]}, 4]`;
    return { failure: failed(message, expected, shapeInWords(given.value.shape)) };
  }
  return { value: { tokenIds: ids.value, labels: given.value } };
}

type Counts = Readonly<Record<SetName, number>>;

function judgeSizes(batchesOf: (name: SetName) => readonly Batch[], counts: Counts): Verdict {
  for (const name of setNames) {
    const found = notesOf(batchesOf(name)).length;
    if (found === counts[name]) continue;
    const message = `The ${name} set has another number of notes.`;
    return failed(message, String(counts[name]), String(found));
  }
  return passed;
}

function judgeDefaults(observed: Observation, counts: Counts): Verdict {
  const returned = attempted(observed, "defaults");
  const verdicts = setNames.map((name) => () => {
    const pass = within(
      within(returned, (data) => fieldOf(data, name)),
      readPass,
    );
    return judged(pass, (batches) =>
      all(
        () =>
          judgeSizes(() => batches, {
            train: counts[name],
            validation: counts[name],
            test: counts[name],
          }),
        () => judgeWidths(batches, 64),
        () => judgeBatchSizes(name, batches, counts[name], 32),
      ),
    );
  });
  return all(...verdicts);
}

function judgeBatches(sets: Sets, counts: Counts, batchSize: number): Verdict {
  const verdicts = setNames.flatMap((name) =>
    sets[name].map((batches) => () => judgeBatchSizes(name, batches, counts[name], batchSize)),
  );
  return all(...verdicts);
}

function judgeBatchSizes(
  name: SetName,
  batches: readonly Batch[],
  numNotes: number,
  batchSize: number,
): Verdict {
  const odd = batches.find(
    (batch) => batch.tokenIds.dtype !== "int32" || batch.labels.dtype !== "float32",
  );
  if (odd !== undefined) {
    const got = `${odd.tokenIds.dtype} and ${odd.labels.dtype}`;
    return failed("A batch has other types of numbers.", "int32 and float32", got);
  }
  const sizes = batches.map((batch) => batch.tokenIds.shape[0] ?? 0);
  const wanted = Array.from({ length: Math.ceil(numNotes / batchSize) }, (_, i) =>
    Math.min(batchSize, numNotes - i * batchSize),
  );
  if (sizes.join() === wanted.join()) return passed;
  const message = `The batches of the ${name} set have other sizes.`;
  const listed = (list: readonly number[]) =>
    `${list.length} batches: ${list.slice(0, 5).join(", ")}${list.length > 5 ? ", …" : ""}`;
  return failed(message, listed(wanted), listed(sizes));
}

function judgeLength(sets: Sets, maxLen: number): Verdict {
  return all(...setNames.map((name) => () => judgeWidths(sets[name][0], maxLen)));
}

function judgeWidths(batches: readonly Batch[], maxLen: number): Verdict {
  const odd = batches.find((batch) => batch.tokenIds.shape[1] !== maxLen);
  if (odd === undefined) return passed;
  const message = "A note does not have maxLen token ids. Pass maxLen on.";
  return failed(message, String(maxLen), String(odd.tokenIds.shape[1]));
}

function judgeLabels(sets: Sets): Verdict {
  for (const { ids, labels: got } of setNames.flatMap((name) => notesOf(sets[name][0]))) {
    const parsed = parseNote(ids);
    if (parsed.segments.length === 0 || !isBinding(parsed)) {
      return failed("A note in a set is none that generateClinicalNote writes.");
    }
    const expected = got.map((_, diagnosis) =>
      parsed.segments.some((named) => named.diagnosis === diagnosis && !named.isNegated) ? 1 : 0,
    );
    if (expected.join() === got.join()) continue;
    const message = "A note has labels that do not fit its words. Keep notes and labels together.";
    return failed(message, shapeInWords(expected), shapeInWords(got));
  }
  return passed;
}

/**
 * Two generated notes are equal with a chance below 10⁻¹²; among the 7,260 pairs here none should
 * be.
 */
function judgeSplits(sets: Sets): Verdict {
  const seen = new Map<string, SetName>();
  for (const name of setNames) {
    for (const { ids } of notesOf(sets[name][0])) {
      const other = seen.get(ids.join());
      if (other === name) return failed(`The ${name} set holds a note twice.`);
      if (other !== undefined) {
        return failed(`A note is in the ${other} set and in the ${name} set. Generate each anew.`);
      }
      seen.set(ids.join(), name);
    }
  }
  return passed;
}

function judgeShuffled([first, second]: Sets[SetName]): Verdict {
  const one = textsOf(first);
  const two = textsOf(second);
  if (new Set(one).size < one.length / 2) return failed("Most notes of the set are copies.");
  if ([...one].sort().join() !== [...two].sort().join()) {
    return failed("A second pass over the training set gives other notes.");
  }
  return one.join() === two.join()
    ? failed("A second pass over the training set has the same order. Shuffle anew on each pass.")
    : passed;
}

function judgeOrder(sets: Sets): Verdict {
  const held = ["validation", "test"] as const;
  const copied = held.some((name) => {
    const texts = textsOf(sets[name][0]);
    return new Set(texts).size < texts.length / 2;
  });
  if (copied) return failed("Most notes of a set are copies.");
  const changing = held.filter((name) => {
    const [first, second] = sets[name];
    return textsOf(first).join() !== textsOf(second).join();
  });
  if (changing.length === 0) return passed;
  const which = changing.join(" and the ");
  return failed(
    `A second pass over the ${which} set has another order. Shuffle the training set only.`,
  );
}

function judgeRandom(observed: Observation): Verdict {
  const textOf = (experiment: string): Reading<string> =>
    within(within(attempted(observed, experiment), readPass), (batches) => ({
      value: textsOf(batches).join(),
    }));
  return judged(textOf("first"), (first) =>
    judged(textOf("again"), (again) =>
      judged(textOf("other"), (other) => {
        if (first !== again) {
          return failed("The same `random` gives another training set. Is Math.random at work?");
        }
        return first === other
          ? failed("Another `random` gives the same training set: it is not used.")
          : passed;
      }),
    ),
  );
}

function notesOf(batches: readonly Batch[]): Note[] {
  return batches.flatMap((batch) => {
    const rows = rowsOf(batch.labels);
    return rowsOf(batch.tokenIds).map((ids, i) => ({ ids, labels: rows[i] ?? [] }));
  });
}

/** Each note with its labels, as one text to compare. */
function textsOf(batches: readonly Batch[]): string[] {
  return notesOf(batches).map(({ ids, labels: got }) => `${ids.join(" ")} | ${got.join(" ")}`);
}
