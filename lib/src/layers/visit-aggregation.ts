import { DataError } from "../errors/data-error";

/** The rules by which the codes of a visit become one vector. */
export const visitAggregations = ["attention", "max", "mean", "sum"] as const;

/** A rule by which the codes of a visit become one vector. */
export type VisitAggregation = (typeof visitAggregations)[number];

/**
 * Nothing; throws unless there is such a rule, for vectors of this size.
 *
 * @param where the layer that was made, for the message
 * @throws DataError when there is none
 */
export function requireAggregation(
  where: string,
  aggregation: VisitAggregation,
  embeddingDim: number,
): void {
  if (!visitAggregations.includes(aggregation)) {
    throw new DataError({
      where,
      expected: `aggregation to be one of ${visitAggregations.join(", ")}`,
      got: aggregation,
      fix: "Choose one of these rules.",
    });
  }
  if (aggregation === "attention" && embeddingDim < 2) {
    throw new DataError({
      where,
      expected: "embeddingDim of at least 2 under attention",
      got: `${embeddingDim}`,
      fix: "The bottleneck has half as many features, rounded down.",
    });
  }
}
