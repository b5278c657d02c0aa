import { answerOf } from "./earlier-module";
import type { OwnAnswers } from "./own-answers";

/** As far as it is used here. */
interface Library {
  chooseBackend(...args: readonly unknown[]): Promise<unknown>;
}

/**
 * The library with the learner's own answers under their names, for programs that a notebook starts: a
 * new process knows nothing of what the notebook loaded. Choosing a backend loads them.
 *
 * @param ids the exercises whose answers the program uses
 */
export function libraryWithAnswers(
  answers: OwnAnswers,
  library: Library,
  ids: readonly string[],
): object {
  const chooseBackend = async (...args: readonly unknown[]): Promise<unknown> => {
    const backend = await library.chooseBackend(...args);
    for (const id of ids) await answers.load(id);
    return backend;
  };
  const whole: object = Object.create(library, { chooseBackend: { value: chooseBackend } });
  for (const id of ids) {
    const { symbol } = answers.exercise(id);
    Object.defineProperty(whole, symbol, { get: () => answerOf(answers, id, symbol) });
  }
  return whole;
}
