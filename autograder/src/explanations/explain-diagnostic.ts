import { withCapitals } from "./capitals";
import { foreignMethods, pythonGrammar, pythonNames } from "./python-words";

type Explanation = readonly [pattern: RegExp, fix: (...groups: string[]) => string | null];

/** By TypeScript's words, the first that fits. */
const explanations: readonly Explanation[] = [
  [/^Cannot find name '(\w+)'/, (name) => pythonNames.get(name) ?? null],
  [
    /^Cannot find name '(\w+)'\.$/,
    (name) =>
      `No cell declares \`${name}\`, and nothing imports it. Is it misspelt, or has its cell not been run?`,
  ],
  [
    /^Property '(?:\w+)' does not exist on type 'Promise</,
    () => "It is a promise: is an `await` missing?",
  ],
  [/^Property '(\w+)' does not exist on type/, (name) => foreignMethods.get(name) ?? null],
  [
    /^Property '(\w+)' does not exist on type/,
    (name) => {
      const operation = withCapitals(name);
      return operation === undefined ? null : `Capitals count: it is \`${operation}\`.`;
    },
  ],
  [
    /^Property '(\w+)' does not exist on type '(?:number|\d+|string|.*\[\])'/,
    (name) => `What stands before \`.${name}\` is no tensor. Of a number, use \`Math\`.`,
  ],
  [
    /^A function whose declared type is neither 'void' nor 'any' must return a value/,
    () => "A `return` is missing.",
  ],
  [
    /^Function lacks ending return statement/,
    () => "One way through the function ends without a `return`.",
  ],
  [
    /^Value of type 'typeof (\w+)' is not callable/,
    (name) => `\`${name}\` is a class: write \`new ${name}(…)\`.`,
  ],
  [
    /^Argument of type '(.+)' is not assignable to parameter of type '(.+)'/s,
    () =>
      "What is handed over is of another type than the function takes: see its hover text (Shift+Tab).",
  ],
  [
    /^Object is possibly 'undefined'|is possibly 'undefined'/,
    () => "It may be missing: give a value for that case with `??`, or ask with `if` before.",
  ],
  [
    /^Cannot assign to '(\w+)' because it is a constant/,
    (name) => `Declare \`${name}\` with \`let\`, or give the result a name of its own.`,
  ],
  [
    /^Cannot redeclare block-scoped variable '(\w+)'/,
    (name) => `\`${name}\` is declared twice in one block: give the second another name.`,
  ],
  [
    /^The (?:left|right)-hand side of an arithmetic operation/,
    () => "Tensors have no `+ - * /`: use `a.add(b)`, `a.sub(b)`, `a.mul(b)`, `a.div(b)`.",
  ],
  [
    /^Operator '[+\-*/]' cannot be applied to types? .*Tensor/s,
    () => "Tensors have no `+ - * /`: use `a.add(b)`, `a.sub(b)`, `a.mul(b)`, `a.div(b)`.",
  ],
  [/^'}' expected/, () => "A `{` is never closed: count the braces above."],
  [/^'\)' expected/, () => "A `(` is not closed here: count the brackets in this line."],
  [/^'\]' expected/, () => "A `[` is not closed here: count the brackets in this line."],
  [
    /^';' expected|^',' expected/,
    () =>
      "Something is missing between two words here: an operator, a comma, a dot, or the end of a statement.",
  ],
  [/^Declaration or statement expected/, () => "There may be a `}` too many above."],
  [/^Expression expected/, () => "Something is missing here, or a sign too many."],
  [/^Unterminated string literal/, () => "A text is not closed: a quotation mark is missing."],
  [/^Unterminated template literal/, () => "A text is not closed: a backtick is missing."],
];

/**
 * The likely fix for what TypeScript says of a line, in a sentence; null where its own words do.
 *
 * @param line the line of source that it speaks of: what is Python's is known by it
 */
export function explainDiagnostic(message: string, line: string): string | null {
  // Only grammar: a word of Python's in a text or a comment compiles.
  const isGrammar =
    /expected|[Uu]nexpected|^Invalid character|^Unterminated|^Cannot find name|[Dd]id you mean/.test(
      message,
    );
  const python = isGrammar && pythonGrammar.find(([pattern]) => pattern.test(line.slice(0, 500)));
  if (python) return python[1];
  for (const [pattern, fix] of explanations) {
    const match = pattern.exec(message.slice(0, 2_000));
    const words = match && fix(...match.slice(1).map((group) => (group ?? "").slice(0, 60)));
    if (words) return words;
  }
  return null;
}

/** TypeScript's words with the likely fix behind them. */
export function withLikelyFix(message: string, line: string): string {
  const fix = explainDiagnostic(message, line);
  return fix === null ? message : `${message} ${fix}`;
}
