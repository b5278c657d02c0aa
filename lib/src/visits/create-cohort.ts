import { requirePositiveInteger } from "../errors/require-positive-integer";
import type { Random } from "../random/seeded-random";
import { cohortVocabulary } from "./cohort-vocabulary";
import { generatePatient, type Patient } from "./generate-patient";
import { VisitLoader } from "./visit-loader";

/** How many patients each split has. */
export interface CohortOptions {
  readonly random: Random;
  /** @default 2000 */
  readonly numTrain?: number | undefined;
  /** @default 300 */
  readonly numValidation?: number | undefined;
  /** @default 1000 */
  readonly numTest?: number | undefined;
}

/** Generated patients in three splits; a patient is in one of them only. */
export interface Cohort {
  readonly train: Patient[];
  readonly validation: Patient[];
  readonly test: Patient[];
}

/**
 * A cohort of generated patients, split **by patient**: all visits of a patient
 * are on one side, as they must be where a patient's visits resemble each other.
 *
 * @throws DataError when a count is not a positive integer
 */
export function createCohort({
  random,
  numTrain = 2000,
  numValidation = 300,
  numTest = 1000,
}: CohortOptions): Cohort {
  const draw = (numPatients: number) => {
    requirePositiveInteger("createCohort", "a count", numPatients);
    return Array.from({ length: numPatients }, () =>
      generatePatient({ random }),
    );
  };
  return {
    train: draw(numTrain),
    validation: draw(numValidation),
    test: draw(numTest),
  };
}

/**
 * Patients of {@link createCohort} as a loader: codes as ids of
 * `cohortVocabulary`, one label each, 1 = has the outcome.
 */
export function loaderOfPatients(
  patients: readonly Patient[],
  { batchSize = 32 }: { readonly batchSize?: number | undefined } = {},
): VisitLoader {
  return new VisitLoader({
    visits: patients.map(({ visits }) =>
      visits.map((codes) => cohortVocabulary.encode(codes)),
    ),
    labels: patients.map(({ hasOutcome }) => [Number(hasOutcome)]),
    batchSize,
  });
}
