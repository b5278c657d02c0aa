/**
 * What stands for a name that is not supplied: it can be taken out of its package and handed about,
 * as `const { a, b } = library` does, and whatever is done with it throws the message.
 */
export function absentThing(message: string): unknown {
  const refuse = (): never => {
    throw new Error(message);
  };
  // A function, so that calls and `extends` come to the traps.
  return new Proxy(function absent(): void {}, {
    // A thing with `then` would be awaited: to hand it on is no use yet.
    get: (_target, key) => (key === "then" ? undefined : refuse()),
    has: refuse,
    ownKeys: refuse,
    getOwnPropertyDescriptor: refuse,
    set: refuse,
    apply: refuse,
    construct: refuse,
  });
}
