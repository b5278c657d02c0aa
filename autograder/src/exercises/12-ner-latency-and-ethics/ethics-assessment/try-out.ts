import type { Data, TensorData } from "../../../data/data";
import type { TryOut } from "../../exercise";
import { assessmentToData } from "../../probing/assessment-to-data";
import { declaredAs } from "../../probing/declared-as";
import { lookedUpLogits } from "../../probing/looked-up-logits";

/** A sentence as text: words, and what the model says of each, and how surely. */
export type Said = {
  readonly words: string;
  /** True tags. */
  readonly tags: string;
  /** `B-DIAG:2`: that label's logit is 2, and the others' are 0. */
  readonly said: string;
};

/** A few pairs, and a few sentences to fit on and to judge by. */
export type Rung = {
  readonly pairs: readonly {
    readonly dimension: string;
    readonly first: Said;
    readonly second: Said;
  }[];
  readonly validation: readonly Said[];
  readonly test: readonly Said[];
  readonly measured?: { readonly negationAccuracy: number; readonly p95Ms: number };
  readonly thresholds?: Readonly<Record<string, number>>;
};

const labels = ["O", "B-DIAG", "I-DIAG", "B-TEST"];

export const tryOut: TryOut<Rung> = async (answer, { pairs, validation, test, ...more }) => {
  const rows: number[] = [];
  const rowed = ({ words, tags, said }: Said) => ({
    tokens: words.split(" "),
    tags: tags.split(" "),
    rows: said.split(" ").map((each) => {
      const [tag = "O", sure = "0"] = each.split(":");
      rows.push(...labels.map((label) => (label === tag ? Number(sure) : 0)));
      return rows.length / labels.length - 1;
    }),
  });
  const given = {
    pairs: pairs.map(({ dimension, first, second }) => ({
      dimension,
      sentences: [rowed(first), rowed(second)],
    })),
    validation: validation.map(rowed),
    test: test.map(rowed),
  };
  const sentences = given.pairs.flatMap((pair) => pair.sentences);
  const table: TensorData = {
    ...{ dtype: "float32", shape: [rows.length / labels.length, labels.length] },
    values: Float32Array.from(rows),
  };
  const predictLogits = lookedUpLogits(table, [...given.validation, ...given.test, ...sentences]);
  const assess = declaredAs(answer, "ethicsAssessment") as (input: object) => unknown;
  const result = await assess({ ...given, ...more, predictLogits, labels: [...labels] });
  return withoutBins(assessmentToData(result));
};

/** The same, of each diagram its error alone: a counterexample is to be read. */
function withoutBins(data: Data): Data {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return data;
  return Object.fromEntries(
    Object.entries(data).flatMap(([name, value]) =>
      name === "bins" ? [] : [[name, withoutBins(value)] as const],
    ),
  );
}
