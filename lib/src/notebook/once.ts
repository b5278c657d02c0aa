/**
 * A function that computes its result when it is first asked, and has it from
 * then on.
 *
 * So a notebook names a result that several cells need, and the cell above them
 * does not fail before anybody asks. Where the computing throws, or its promise
 * is rejected, nothing is kept: whoever asks next has it computed again.
 *
 * @example
 * const evaluation = once(() => evaluateModel(model, loader));
 * evaluation().predictions;
 */
export function once<T>(compute: () => T): () => T {
  let kept: { readonly value: T } | undefined;
  return () => {
    if (kept) return kept.value;
    const own = { value: compute() };
    kept = own;
    if (own.value instanceof Promise) {
      own.value.catch(() => {
        if (kept === own) kept = undefined;
      });
    }
    return own.value;
  };
}
