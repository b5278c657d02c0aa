/**
 * A thing that can be called, constructed, read, awaited and looped over, and does nothing: what
 * stands for plots, tables and progress bars while a notebook is graded.
 */
export function silentStub(): unknown {
  const nothing = function nothing(): void {};
  const stub: unknown = new Proxy(nothing, {
    get: (_target, key) => {
      if (key === Symbol.toPrimitive) return () => "";
      if (key === Symbol.iterator) return [][Symbol.iterator];
      // A thing with `then` would be awaited for ever.
      if (key === "then" || typeof key === "symbol") return undefined;
      return key === "prototype" ? nothing.prototype : stub;
    },
    apply: () => stub,
    construct: () => stub as object,
    set: () => true,
    has: () => false,
  });
  return stub;
}
