/** A student's notebook of these code cells, for the course kernel. */
export function smallNotebook(sources: readonly string[]): string {
  const cells = sources.map((source, i) => ({
    cell_type: "code",
    execution_count: null,
    id: `cell-${i}`,
    metadata: {},
    outputs: [],
    source,
  }));
  const kernelspec = {
    display_name: "TypeScript (attending)",
    language: "typescript",
    name: "attending",
  };
  return JSON.stringify({ cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 });
}
