/**
 * The probabilities of one row of logits: e^(z/T) / Σ e^(z/T), after
 * subtracting the largest logit, so that no exponential overflows.
 *
 * A temperature T above 1 makes them more alike, one below 1 less; their order
 * stays.
 *
 * @param logits one for each class
 * @param temperature T > 0 @default 1
 * @returns probabilities in the same order
 * @see Guo et al. 2017, §4.2, https://arxiv.org/abs/1706.04599
 */
export function softmax(logits: ArrayLike<number>, temperature = 1): number[] {
  const scores = Array.from(logits, (logit) => logit / temperature);
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
