import { withCapitals } from "./capitals";
import { foreignMethods, pythonNames } from "./python-words";

type Explanation = readonly [pattern: RegExp, fix: (...groups: string[]) => string];

/** By what the engine and tfjs say, the first that fits. Groups are names and numbers only. */
const explanations: readonly Explanation[] = [
  [/^ReferenceError: (\w+) is not defined/, undefinedName],
  [
    /^ReferenceError: Cannot access '(\w+)' before initialization/,
    (name) => `\`${name}\` is read before the line that gives it a value.`,
  ],
  [/^TypeError: .*?\b(\w+) is not a function/, notAFunction],
  [
    /^TypeError: (\w+) is not a constructor/,
    (name) => `\`${name}\` is no class: call it without \`new\`.`,
  ],
  [
    /^TypeError: Class constructor (\w+) cannot be invoked without 'new'/,
    (name) => `\`${name}\` is a class: write \`new ${name}(…)\`.`,
  ],
  [
    /^TypeError: Cannot read properties of undefined \(reading '(?:backend|refCount|id)'\)/,
    () =>
      "A tensor is used that was disposed of before. Dispose of it after its last use, or use `tf.tidy`.",
  ],
  [
    /^TypeError: Cannot (?:read|set) properties of (undefined|null) \((?:reading|setting) '(\w+)'\)/,
    (what, name) =>
      `What stands before \`.${name}\` or \`[${name}]\` is ${what}. Is a name misspelt, a \`return\` or an \`await\` missing?`,
  ],
  [
    /^TypeError: Assignment to constant variable/,
    () => "A `const` keeps its value: declare it with `let`, or give the result a name of its own.",
  ],
  [
    /^TypeError: (?:.* )?(?:undefined|null) is not iterable|^TypeError: .* is not iterable/,
    () =>
      "What is spread, looped over or taken apart is no list. Is an `await` or a `return` missing?",
  ],
  [
    /^RangeError: Maximum call stack size exceeded/,
    () => "A function calls itself without an end.",
  ],
  [
    /inner shapes \((\d+)\) and \((\d+)\) of Tensors/,
    (one, other) =>
      `In a product the last axis of the first factor (${one}) must be as long as the last but one of the second (${other}). \`tf.matMul(a, b, false, true)\` turns the second round.`,
  ],
  [
    /^Error: (?:Tensor is disposed|.*[Tt]ensor (?:is|was) (?:already )?disposed)/,
    () =>
      "A tensor is used after it was disposed of. Dispose of it after its last use, or use `tf.tidy`.",
  ],
  [
    /Argument '(\w+)' passed to '(\w+)' must be numeric tensor, but got string tensor/,
    (_, operation) =>
      `\`${operation}\` got a text. \`+\` makes a text of a tensor: add with \`a.add(b)\`.`,
  ],
  [
    /Argument '(\w+)' passed to '(\w+)' must be a Tensor or TensorLike, but got '(?:null|undefined)'/,
    (_, operation) => `\`${operation}\` got nothing: is a name misspelt, or a \`return\` missing?`,
  ],
  [
    /Argument '(\w+)' passed to '(\w+)' must be a Tensor or TensorLike, but got 'Promise'/,
    (_, operation) => `\`${operation}\` got a promise: is an \`await\` missing?`,
  ],
  [
    /Cannot compute gradient of y=f\(x\)/,
    () =>
      "The result does not depend on the input by tensor operations. `dataSync`, `arraySync` and `tf.tensor` cut the way back.",
  ],
  [
    /Operands could not be broadcast together with shapes/,
    () =>
      "Two shapes fit if, from the last axis on, sizes are equal or one of them is 1. Is an axis missing (`expandDims`) or in another place (`transpose`)?",
  ],
  [
    /rank of input \((\d+)\) must match length of perm|rank of input (\d+) must match length of perm/,
    () => "`transpose` needs the place of every axis, as in `[0, 2, 1, 3]`.",
  ],
  [
    /must match the product of shape|new shape and old shape must have the same number of elements|implicit shape can't be a fractional/,
    () => "`reshape` keeps all numbers: the product of the new sizes must be that of the old ones.",
  ],
];

/**
 * The likely fix for an error of a learner's code, in one or two sentences; null where nobody has
 * thought of one yet. Of a learner's own words at most a name comes back.
 */
export function explainError(name: string, message: string): string | null {
  const text = `${name}: ${message}`.slice(0, 2_000);
  for (const [pattern, fix] of explanations) {
    const match = pattern.exec(text);
    if (match !== null) return fix(...match.slice(1).map((group) => (group ?? "").slice(0, 60)));
  }
  return null;
}

function undefinedName(name: string): string {
  const python = pythonNames.get(name);
  if (python !== undefined) return python;
  const operation = withCapitals(name);
  if (operation !== undefined) return `It is \`tf.${operation}\`.`;
  return `No cell declares \`${name}\`, and nothing imports it. Is it misspelt, or does an import lack it?`;
}

function notAFunction(name: string): string {
  const foreign = foreignMethods.get(name);
  if (foreign !== undefined) return foreign;
  const operation = withCapitals(name);
  if (operation !== undefined) return `Capitals count: it is \`${operation}\`.`;
  return `There is no \`${name}\` to call. Is it misspelt, or is what stands before it a number or a list, which have no tensor operations?`;
}
