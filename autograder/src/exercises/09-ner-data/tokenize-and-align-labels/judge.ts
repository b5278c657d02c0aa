import type { Data, TensorData } from "../../../data/data";
import type { Judge, Observation, Verdict } from "../../exercise";
import { closeTo, numberAt } from "../../judging/close-to";
import { refused } from "../../judging/explanations";
import { asNumbers, asTable } from "../../judging/number-lists";
import { attempted, fieldOf, misshapen } from "../../judging/reading";
import { exact } from "../../judging/tolerances";
import { all, failed, judged, passed, type Reading, within } from "../../judging/verdict";
import type { Inputs } from "./draw";

type Seen = { readonly observed: Observation; readonly reference: Observation };
type Table = "inputIds" | "attentionMask" | "labels" | "wordIds";
/** Whether a piece is one that a claim speaks of, by the words of this one and the one before. */
type Where = (word: number, before: number) => boolean;

const noWord = -1;
const isFirst: Where = (word, before) => word !== noWord && word !== before;
const isLater: Where = (word, before) => word !== noWord && word === before;
const isSpecial: Where = (word) => word === noWord;

export const judge: Judge<Inputs> = (seen) => {
  const aligned = "A word's tag stands at its first piece, all else has -100.";
  const ids = "Give the tokenizer the list of words, not a text.";
  return {
    first: labelsWhere(seen, isFirst, "wordIds says where a word begins; labels.indexOf(tag)."),
    later: all(
      () => someFirst(seen),
      () => labelsWhere(seen, isLater, "A word of several pieces is one word, and counts once."),
    ),
    special: all(
      () => someFirst(seen),
      () => labelsWhere(seen, isSpecial, "Where wordIds is null there is no word, and no label."),
    ),
    ids: all(
      () => sameTable(seen, "plain", "inputIds", ids),
      () => sameTable(seen, "plain", "attentionMask", ids),
    ),
    words: sameTable(seen, "plain", "wordIds", "null at [CLS], [SEP] and padding."),
    cut: all(
      () => sameTable(seen, "cut", "inputIds", "encodeBatch cuts, if it is given maxLength."),
      () => sameTable(seen, "cut", "labels", aligned),
      () => sameTruncation(seen),
    ),
    padded: all(
      () => sameTable(seen, "padded", "inputIds", "encodeBatch pads, if it is given padding."),
      () => sameTable(seen, "padded", "labels", aligned),
    ),
    defaults: all(
      () => sameTable(seen, "endless", "inputIds", "maxLength = 128."),
      () => sameTable(seen, "endless", "labels", aligned),
    ),
    strange: all(
      () => sameTable(seen, "strange", "inputIds", "splitSpecialTokens: true."),
      () => sameTable(seen, "strange", "labels", "Ask for the word's number, not for its text."),
    ),
    refused: all(
      () => sameTable(seen, "plain", "labels", aligned),
      () => refused(seen, "tooFew", "Words and tags have to be one to one."),
      () => refused(seen, "noLabel", "A tag that is none of the labels has no id."),
    ),
  };
};

const formOf = (field: string) => ({ what: `\`${field}\``, axes: ["sentence", "piece"] });

/** A table of numbers; where there is no word stands -1. */
function tableAt(observation: Observation, experiment: string, field: Table): Reading<TensorData> {
  return within(attempted(observation, experiment), (aligned) =>
    within(fieldOf(aligned, field), (table) => asTable(numbered(table), formOf(field))),
  );
}

const numbered = (data: Data): Data => {
  if (Array.isArray(data)) return (data as readonly Data[]).map(numbered);
  return data === null ? noWord : data;
};

function known<T>(reading: Reading<T>): T {
  if ("failure" in reading) throw new Error(`reference: ${reading.failure.message}`);
  return reading.value;
}

function sameTable(
  { observed, reference }: Seen,
  experiment: string,
  field: Table,
  cause: string,
): Verdict {
  const expected = known(tableAt(reference, experiment, field));
  return judged(tableAt(observed, experiment, field), (table) =>
    closeTo(table, expected, { ...formOf(field), tolerance: exact, cause }),
  );
}

function sameTruncation({ observed, reference }: Seen): Verdict {
  const form = { what: "`numTruncatedTokens`", axes: ["sentence"] };
  const read = (observation: Observation) =>
    within(attempted(observation, "cut"), (aligned) =>
      within(fieldOf(aligned, "numTruncatedTokens"), (list) => asNumbers(list, form)),
    );
  return judged(read(observed), (counts) =>
    closeTo(counts, known(read(reference)), { ...form, tolerance: exact }),
  );
}

/** The places in the table of labels that a claim speaks of. */
function placesWhere({ reference }: Seen, where: Where): number[] {
  const { shape, values } = known(tableAt(reference, "plain", "wordIds"));
  const [, seqLen = 1] = shape;
  return [...values.keys()].filter((place) =>
    where(values[place] ?? noWord, place % seqLen === 0 ? noWord : (values[place - 1] ?? noWord)),
  );
}

function labelsWhere(seen: Seen, where: Where, cause: string): Verdict {
  const expected = known(tableAt(seen.reference, "plain", "labels"));
  const form = formOf("labels");
  return judged(tableAt(seen.observed, "plain", "labels"), (table) => {
    if (table.shape.join() !== expected.shape.join()) {
      return misshapen(table.shape, expected.shape, form);
    }
    // Of all other pieces nothing is said.
    const values = Float32Array.from(expected.values);
    for (const place of placesWhere(seen, where)) values[place] = numberAt(table, place);
    return closeTo({ ...expected, values }, expected, { ...form, tolerance: exact, cause });
  });
}

/** Of an answer that has no label right, -100 everywhere is no evidence. */
function someFirst(seen: Seen): Verdict {
  const expected = known(tableAt(seen.reference, "plain", "labels"));
  return judged(tableAt(seen.observed, "plain", "labels"), (table) =>
    placesWhere(seen, isFirst).some((place) => numberAt(table, place) === numberAt(expected, place))
      ? passed
      : failed("No word has its label."),
  );
}
