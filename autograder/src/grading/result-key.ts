import { createHash } from "node:crypto";

/** All that a submission's result depends on. */
export interface ResultCircumstances {
  readonly student: string;
  /** The submission's path, as it stands in the report. */
  readonly path: string;
  /** The name by which a notebook may be known. */
  readonly fileName: string;
  readonly content: Uint8Array;
  /** Of {@link graderFingerprint}: exercises, judge, bundles, lib, lock file. */
  readonly fingerprint: string;
  readonly seed: string;
  readonly isolation: string;
  readonly timeoutSeconds: number;
  /** The only notebook that counts; null for all. */
  readonly notebook: string | null;
}

/**
 * A name for a result: equal when all is equal that the result depends on, so that a result under
 * this name need not be made again. Hexadecimal.
 */
export function resultKey(all: ResultCircumstances): string {
  const content = createHash("sha256").update(all.content).digest("hex");
  const { student, path, fileName, fingerprint, seed, isolation, timeoutSeconds, notebook } = all;
  // As JSON: no two lists of texts have the same one, whatever stands in a name.
  const parts = ["attending/key@1", student, path, fileName, content, fingerprint];
  const text = JSON.stringify([...parts, seed, isolation, timeoutSeconds, notebook]);
  return createHash("sha256").update(text).digest("hex");
}
