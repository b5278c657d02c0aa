import * as tf from "@tensorflow/tfjs";
import type { BatchSource } from "../data/batch-source";
import { DataError } from "../errors/data-error";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import { shuffled } from "../random/draws";
import type { Random } from "../random/seeded-random";

/** What a {@link VisitLoader} holds, and how it deals it out. */
export interface VisitLoaderOptions {
  /** `[numPatients][visits][codes]`: ids from 1, without padding. */
  readonly visits: readonly (readonly (readonly number[])[])[];
  /** `[numPatients][numOutputs]` */
  readonly labels: readonly (readonly number[])[];
  readonly batchSize: number;
}

/** Some patients as tensors; whoever receives a batch disposes of all three. */
export type VisitBatch = {
  /** int32 `[batch, visits, codes]`, 0 = padding */
  codes: tf.Tensor3D;
  /** float32 `[batch, visits]`, 1 = a visit, also when it records no code */
  visitMask: tf.Tensor2D;
  /** float32 `[batch, numOutputs]` */
  labels: tf.Tensor2D;
};

/**
 * Patients in batches, ready for a model of visits.
 *
 * A batch has as many visits as its longest patient, and as many codes as its
 * fullest visit; behind the last stands padding. Iterating gives the patients in
 * the order in which they were given.
 */
export class VisitLoader
  implements Iterable<VisitBatch>, BatchSource<VisitBatch>
{
  readonly visits: number[][][];
  readonly labels: number[][];
  readonly batchSize: number;

  /** @throws DataError that names the first patient which does not fit */
  constructor({ visits, labels, batchSize }: VisitLoaderOptions) {
    requirePositiveInteger("VisitLoader", "batchSize", batchSize);
    requireVisits(visits);
    requireLabels(labels, visits.length);
    // Copies: what the caller does to its arrays later is no concern of ours.
    this.visits = visits.map((patient) => patient.map((codes) => [...codes]));
    this.labels = labels.map((row) => [...row]);
    this.batchSize = batchSize;
  }

  get numPatients(): number {
    return this.visits.length;
  }

  get numBatches(): number {
    return Math.ceil(this.numPatients / this.batchSize);
  }

  [Symbol.iterator](): Iterator<VisitBatch> {
    return this.batches()[Symbol.iterator]();
  }

  /** One pass in an order drawn from `random`; as given, without one. */
  *batches(random?: Random): Iterable<VisitBatch> {
    const given = this.visits.map((_, patient) => patient);
    const order = random ? shuffled(random, given) : given;
    for (let start = 0; start < order.length; start += this.batchSize) {
      yield this.batchOf(order.slice(start, start + this.batchSize));
    }
  }

  private batchOf(patients: readonly number[]): VisitBatch {
    const visits = patients.map((patient) => this.visits[patient] ?? []);
    const labels = patients.map((patient) => this.labels[patient] ?? []);
    return {
      ...padVisits(visits),
      labels: tf.tensor2d(labels, undefined, "float32"),
    };
  }
}

/**
 * The visits of some patients in one tensor, filled up with 0, and the mask of
 * what is a visit; the caller disposes of both.
 */
export function padVisits(
  visits: VisitLoaderOptions["visits"],
): Omit<VisitBatch, "labels"> {
  const numVisits = Math.max(1, ...visits.map(({ length }) => length));
  const numCodes = Math.max(1, ...visits.flat().map(({ length }) => length));
  const shape: [number, number, number] = [visits.length, numVisits, numCodes];
  const codes = new Int32Array(visits.length * numVisits * numCodes);
  const mask = new Float32Array(visits.length * numVisits);
  visits.forEach((patient, p) => {
    patient.forEach((visit, v) => {
      const row = p * numVisits + v;
      mask[row] = 1;
      codes.set(visit, row * numCodes);
    });
  });
  return {
    codes: tf.tensor3d(codes, shape, "int32"),
    visitMask: tf.tensor2d(mask, [visits.length, numVisits]),
  };
}

function requireVisits(visits: VisitLoaderOptions["visits"]): void {
  if (visits.length === 0) throw refuse("at least one patient", "none");
  visits.forEach((patient, p) => {
    if (patient.length === 0) {
      throw refuse("each patient to have a visit", `none for patient ${p}`);
    }
    const wrong = patient
      .flat()
      .find((code) => !Number.isInteger(code) || code < 1);
    if (wrong === undefined) return;
    throw refuse("ids of at least 1", `${wrong} of patient ${p}`);
  });
}

function requireLabels(
  labels: VisitLoaderOptions["labels"],
  numPatients: number,
): void {
  const width = labels[0]?.length ?? 0;
  if (labels.length !== numPatients) {
    const got = `${labels.length} rows`;
    throw refuse(`one row of labels for each of ${numPatients} patients`, got);
  }
  labels.forEach((row, p) => {
    if (row.length !== width || width === 0) {
      const expected = `${width || "at least 1"} labels in every row`;
      throw refuse(expected, `${row.length} for patient ${p}`);
    }
    const wrong = row.find((label) => !Number.isFinite(label));
    if (wrong !== undefined) {
      throw refuse("labels to be numbers", `${wrong} for patient ${p}`);
    }
  });
}

function refuse(expected: string, got: string): DataError {
  return new DataError({
    where: "VisitLoader",
    expected,
    got,
    fix: "Encode each visit with the vocabulary; padding is added here.",
  });
}
