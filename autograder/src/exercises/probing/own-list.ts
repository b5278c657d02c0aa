/**
 * What the probe uses to write down what happens, as it was before a learner's code could put
 * something else in its place.
 */
const { defineProperty } = Object;

/** Adds to a list that only the probe writes, without a method that somebody may have replaced. */
export function append<T>(list: T[], item: T): void {
  const own = { value: item, writable: true, enumerable: true, configurable: true };
  defineProperty(list, list.length, own);
}

/** What the list holds now: whoever goes on writing changes the list, and not this. */
export function copied<T>(list: readonly T[]): T[] {
  const copy: T[] = [];
  for (let i = 0; i < list.length; i++) append(copy, list[i] as T);
  return copy;
}
