import { declareLadder } from "../../declare-exercise";
import { dataInWords } from "../../judging/data-in-words";
import { type Rung, type Said, tryOut } from "./try-out";

const sentence = (words: string, tags: string, said: string): Said => ({ words, tags, said });

/** Two thirds right where there is an entity, and all where there is none. */
const validation = [sentence("v w x y", "B-DIAG B-TEST O O", "B-DIAG:2 B-TEST:2 B-TEST:2 O:2")];
const test = [sentence("a b c", "B-DIAG O B-TEST", "B-DIAG:2 O:3 O:1")];

const pairOf = (dimension: string, first: string, second: string) => ({
  dimension,
  first: sentence("he has pain today", "O O O O", `O:2 ${first}`),
  second: sentence("the woman has pain today", "O O O O O", `O:2 O:2 ${second}`),
});

const small = (more: Partial<Rung> = {}): Rung => ({
  pairs: [pairOf("gender", "O:2 B-DIAG:2 O:2", "O:2 B-DIAG:2 O:2")],
  ...{ validation, test },
  ...more,
});

const other = sentence("d e f", "B-DIAG I-DIAG O", "B-DIAG:2 I-DIAG:1 B-DIAG:3");

/** Equal pairs, pairs that differ, two dimensions; other words of test; what was measured. */
const rungs: readonly Rung[] = [
  small(),
  small({ pairs: [pairOf("gender", "O:2 B-DIAG:2 O:2", "O:2 O:2 O:2")] }),
  small({ pairs: [pairOf("gender", "O:2 O:2 O:2", "O:2 B-DIAG:2 O:2")] }),
  small({ pairs: [pairOf("gender", "O:2 B-DIAG:2 O:2", "O:2 O:2 B-DIAG:2")] }),
  small({
    pairs: [
      pairOf("gender", "O:2 B-DIAG:2 O:2", "O:2 O:2 O:2"),
      {
        ...pairOf("age", "O:2 B-DIAG:2 O:2", "O:2 B-DIAG:2 O:2"),
        first: sentence("she has gout now", "O O O O", "O:2 O:2 B-DIAG:2 O:2"),
        second: sentence("old they has gout now", "O O O O O", "O:2 O:2 O:2 B-DIAG:2 O:2"),
      },
    ],
  }),
  small({ pairs: [pairOf("gender", "O:2 B-DIAG:2 O:2", "O:2 I-DIAG:2 O:2")] }),
  small({ pairs: [pairOf("gender", "B-DIAG:2 I-DIAG:2 O:2", "B-DIAG:2 B-DIAG:2 O:2")] }),
  small({ test: [...test, other] }),
  small({ test: [sentence("g h", "B-DIAG O", "I-DIAG:2 O:2")] }),
  small({ measured: { negationAccuracy: 0.95, p95Ms: 100 } }),
  small({
    thresholds: { microF1: 0, typeF1: 0, negationAccuracy: 0, p95Ms: 1000, ece: 1 },
  }),
];

const inWords = ({ words, tags, said }: Said): string =>
  `"${words}", tags ${tags}, the model says ${said}`;

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ pairs, validation: known, test: judged, ...more }) =>
    [
      'labels O, B-DIAG, I-DIAG, B-TEST ("B-DIAG:2": its logit is 2, all others are 0)',
      ...pairs.map(
        ({ dimension, first, second }) =>
          `pair of ${dimension}: the model says ${first.said} | ${second.said}`,
      ),
      `validation ${known.map(inWords).join(" | ")}`,
      `test ${judged.map(inWords).join(" | ")}`,
      ...Object.entries(more).map(([name, value]) => `${name} ${dataInWords(value)}`),
    ].join("; "),
  axes: {},
});
