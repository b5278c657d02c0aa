/** A line that counts an exercise's mutants, in place; nothing where nobody watches. */
export function mutantsProgress(
  stream: NodeJS.WriteStream,
  id: string,
  total: number,
): { readonly show: (done: number) => void; readonly clear: () => void } {
  const isWatched = stream.isTTY === true;
  return {
    show: (done) => {
      if (isWatched) stream.write(`\r\u001b[K${id}: ${done} of ${total} mutants`);
    },
    clear: () => {
      if (isWatched) stream.write("\r\u001b[K");
    },
  };
}
