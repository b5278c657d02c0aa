import type { Verdict } from "../exercise";

export type Failure = Extract<Verdict, { passed: false }>;

export const passed: Verdict = { passed: true };

/** A failing verdict. `message` says what is wrong and the likely cause, to the learner. */
export function failed(message: string, expected = "", observed = ""): Failure {
  return { passed: false, message, expected, observed };
}

/** The first failing verdict, else a pass. Later ones are not asked for. */
export function all(...verdicts: readonly (() => Verdict)[]): Verdict {
  for (const ask of verdicts) {
    const verdict = ask();
    if (!verdict.passed) return verdict;
  }
  return passed;
}

/** Something read from an observation, or the verdict that says why it cannot be read. */
export type Reading<T> = { readonly value: T } | { readonly failure: Failure };

/** Judges a reading: what could not be read has failed already. */
export function judged<T>(reading: Reading<T>, judge: (value: T) => Verdict): Verdict {
  return "failure" in reading ? reading.failure : judge(reading.value);
}

/** Goes on reading inside of what was read. */
export function within<T, U>(reading: Reading<T>, read: (value: T) => Reading<U>): Reading<U> {
  return "failure" in reading ? reading : read(reading.value);
}
