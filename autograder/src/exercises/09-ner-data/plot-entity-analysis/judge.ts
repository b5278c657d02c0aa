import type { Data } from "../../../data/data";
import type { Judge, Observation, Verdict } from "../../exercise";
import { sameEntries } from "../../judging/entries";
import { attempted, fieldOf, kindOf } from "../../judging/reading";
import { sameTexts } from "../../judging/text-lists";
import { all, failed, judged, passed, type Reading, within } from "../../judging/verdict";
import type { Inputs } from "./draw";
import { type Counts, pictureOf, type Shown } from "./reading-traces";

type Seen = { readonly observed: Observation; readonly reference: Observation };

export const judge: Judge<Inputs> = (seen) => ({
  labels: samePicture(seen, "plain", "x", "A bar for each of corpus.labels, also where it is 0."),
  sentences: sameLengths(seen),
  entities: sameTypes(seen),
  forms: samePicture(
    seen,
    "plain",
    "x4",
    "The words of each entity, in lower case, and how often.",
  ),
  twenty: all(
    () => samePicture(seen, "many", "x4", "The 20 most frequent ones."),
    () => inOrder(seen),
  ),
  titles: all(
    () => samePicture(seen, "plain", "x", "Titles are judged where the first picture is right."),
    () => judgeTitles(seen),
  ),
});

function known<T>(reading: Reading<T>): T {
  if ("failure" in reading) throw new Error(`reference: ${reading.failure.message}`);
  return reading.value;
}

const onlyTrace = (observation: Observation, experiment: keyof Inputs, axis: string) =>
  within(pictureOf(observation, experiment, axis), (shown): Reading<Counts> => {
    const [first, ...others] = shown;
    if (first !== undefined && others.length === 0) return { value: first.counts };
    const message = `The picture with the axis ${axis} has one trace.`;
    return { failure: failed(message, "1", String(shown.length)) };
  });

/** The same things are counted, and as often. */
function samePicture(
  { observed, reference }: Seen,
  experiment: keyof Inputs,
  axis: string,
  cause: string,
): Verdict {
  const expected = known(onlyTrace(reference, experiment, axis));
  return judged(onlyTrace(observed, experiment, axis), (counts) =>
    sameEntries(counts, expected, { what: `the picture with the axis ${axis}`, cause }),
  );
}

/** A bar of height 0 is no part of a histogram: nothing has that length. */
const drawn = (counts: Counts): Counts => new Map([...counts].filter(([, count]) => count !== 0));

function sameLengths({ observed, reference }: Seen): Verdict {
  const expected = known(onlyTrace(reference, "plain", "x2"));
  const cause = "The number of words of each training sentence.";
  return judged(onlyTrace(observed, "plain", "x2"), (counts) =>
    sameEntries(drawn(counts), expected, { what: "the picture with the axis x2", cause }),
  );
}

/** A type that training has no entity of may have a trace: it shows nothing. */
function typesOf(shown: readonly Shown[]): [name: string, counts: Counts][] {
  const types = shown.map(({ name, counts }): [string, Counts] => [String(name), drawn(counts)]);
  return types.filter(([, counts]) => counts.size > 0);
}

function sameTypes({ observed, reference }: Seen): Verdict {
  const expected = new Map(typesOf(known(pictureOf(reference, "plain", "x3"))));
  return judged(pictureOf(observed, "plain", "x3"), (shown) => {
    const types = typesOf(shown);
    const got = new Map(types);
    const names = [...got.keys()].sort().join(", ");
    const wanted = [...expected.keys()].sort().join(", ");
    if (names !== wanted || types.length !== expected.size) {
      return failed("The third picture has a trace for each type, named after it.", wanted, names);
    }
    const cause = "Lengths in words, each type for itself.";
    return all(
      ...[...expected].map(([name, counts]) => () => {
        const what = `the lengths of ${name}`;
        return sameEntries(got.get(name) ?? new Map(), counts, { what, cause });
      }),
    );
  });
}

/** Lying bars are drawn from below: who turned the list round has the same picture. */
function inOrder({ observed, reference }: Seen): Verdict {
  const expected = [...known(onlyTrace(reference, "many", "x4")).keys()];
  const how = {
    ...{ what: "the bars of the fourth picture", item: "bar" },
    cause: "The most frequent first; equally frequent ones by the alphabet.",
  };
  return judged(onlyTrace(observed, "many", "x4"), (counts) => {
    const forms = [...counts.keys()];
    const turned = sameTexts([...forms].reverse(), expected, how);
    return turned.passed ? passed : sameTexts(forms, expected, how);
  });
}

function judgeTitles({ observed }: Seen): Verdict {
  const titles = within(attempted(observed, "plain"), (figure) => fieldOf(figure, "titles"));
  const axes = ["", "2", "3", "4"].flatMap((n) => [`xaxis${n}`, `yaxis${n}`]);
  return judged(titles, (found) => {
    const untitled = ["figure", ...axes].filter((place) => !hasText(fieldOf(found, place)));
    if (untitled.length === 0) return passed;
    const message = `There is no title on: ${untitled.join(", ")}.`;
    return failed(message, "a title on each", kindOf(found));
  });
}

const hasText = (title: Reading<Data>): boolean =>
  "value" in title && typeof title.value === "string" && title.value.trim() !== "";
