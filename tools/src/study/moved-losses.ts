/** How far a loss, in nats, may be from the kept one: backends round otherwise. */
const lossTolerance = 1e-3;

/**
 * Each loss that has moved, as a sentence: so few notes are not read right or wrong by more.
 *
 * @param name of the run, as the sentences have it
 */
export function movedLosses(
  name: string,
  kept: readonly number[],
  now: readonly number[],
): string[] {
  return kept.flatMap((loss, epoch) => {
    const again = now[epoch] ?? Number.NaN;
    if (Math.abs(loss - again) <= lossTolerance) return [];
    return [`${name}: the loss of epoch ${epoch + 1} is ${again}, kept is ${loss}.`];
  });
}
