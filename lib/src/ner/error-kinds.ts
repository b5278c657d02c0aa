/** What can be wrong with an entity, in the order in which it is asked. */
export const errorKinds = [
  "type",
  "boundary",
  "boundary and type",
  "missing",
  "hallucinated",
] as const;

/** One of {@link errorKinds}. */
export type ErrorKind = (typeof errorKinds)[number];
