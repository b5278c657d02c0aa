/** Notebooks that run at the same time: each is a process that takes a core and half a gigabyte. */
const runsAtOnce = 2;

/** `work` on every item, `runsAtOnce` at a time; the results in the order of the items. */
export async function inTurns<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  // All take from one iterator: each its next item that is left.
  const queue = items.entries();
  const workOff = async () => {
    for (const [i, item] of queue) results[i] = await work(item);
  };
  await Promise.all(Array.from({ length: runsAtOnce }, workOff));
  return results;
}
