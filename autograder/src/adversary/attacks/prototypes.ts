import type { Adversary } from "../adversary";
import { besideWrong } from "../cells";

/** What all code of a process has in common. */
export const prototypesAttacks: readonly Adversary[] = besideWrong("prototypes", [
  [
    "lists that agree with everything",
    "for (const name of ['every', 'some', 'includes']) (Array.prototype as any)[name] = () => true;",
  ],
  [
    "comparisons that agree with everything",
    "(Object as any).is = () => true; (Number as any).isFinite = () => true; (Number as any).isNaN = () => false; (globalThis as any).isFinite = () => true; (Math as any).abs = () => 0; (Math as any).max = () => 0;",
  ],
  ["Array.prototype.map", "(Array.prototype as any).map = function () { return this; };"],
  ["Array.prototype.slice", "(Array.prototype as any).slice = () => [];"],
  ["Array.prototype.toJSON", "(Array.prototype as any).toJSON = () => ({ passed: true });"],
  [
    "Map.prototype",
    "(Map.prototype as any).get = () => undefined; (Map.prototype as any).has = () => true;",
  ],
  [
    "Float32Array",
    "(Float32Array.prototype as any).slice = function () { return new Float32Array(this.length); }; globalThis.Float32Array = Array as any;",
  ],
  [
    "lengths and iterators of typed arrays",
    "const typed = Object.getPrototypeOf(Float32Array.prototype); typed[Symbol.iterator] = function* () {}; Object.defineProperty(typed, 'length', { get: () => 0 }); Object.defineProperty(typed, 'byteLength', { get: () => 0 }); typed.set = () => undefined;",
  ],
  ["Promise", "(Promise.prototype as any).then = () => undefined;"],
  ["Promise itself", "globalThis.Promise = class { then() {} } as any;"],
  [
    "Function.prototype.call",
    "(Function.prototype as any).call = () => undefined; (Function.prototype as any).apply = () => undefined;",
  ],
  [
    "Object",
    "(Object as any).entries = () => []; (Object as any).fromEntries = () => ({ plain: { returned: true } }); (Object as any).keys = () => [];",
  ],
  [
    "Object.prototype",
    "(Object.prototype as any).passed = true; (Object.prototype as any).points = 10; (Object.prototype as any).returned = 1; (Object.prototype as any).weights = 1;",
  ],
  [
    "a setter on Object.prototype",
    "Object.defineProperty(Object.prototype, 'returned', { set() {}, get() { return true; } });",
  ],
  ["JSON", "(JSON as any).stringify = () => '{\"passed\":true}';"],
  ["Reflect", "(Reflect as any).get = () => 1;"],
  ["String", "(String.prototype as any).slice = () => 'full';"],
  ["the iterator of lists", "(Array.prototype as any)[Symbol.iterator] = function* () {};"],
  [
    "Buffer",
    "(Buffer as any).from = () => Buffer.alloc(0); (Buffer.prototype as any).write = () => 0;",
  ],
]);
