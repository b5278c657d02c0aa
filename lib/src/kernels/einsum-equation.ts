import { DataError } from "../errors/data-error";

/** What `tf.einsum` is to do, its letters sorted out. Each is one axis. */
export interface EinsumEquation {
  /** The letters of each operand, in the order of its axes. */
  readonly operands: readonly string[];
  /** The letters of the result, in the order of its axes. */
  readonly output: string;
}

const usage = 'Write it like "bij,bjk->bik": one letter for each axis.';

/**
 * The operands and the output of an equation.
 *
 * Spaces count for nothing. Without an arrow the output has the letters that
 * occur once, in the order of the alphabet, as in NumPy.
 *
 * @throws DataError for more than two operands, a letter twice in an operand or
 * in the output, "...", or a letter of the output that no operand has
 */
export function parseEinsum(equation: string): EinsumEquation {
  const [inputs = "", output, ...more] = equation
    .replace(/\s/g, "")
    .split("->");
  if (more.length > 0) throw refuse("one arrow", "several", usage);
  const operands = inputs.split(",");
  if (operands.length > 2) {
    throw refuse(
      "one or two operands",
      `${operands.length}`,
      "Contract two of them first, then the result with the next.",
    );
  }
  for (const operand of operands) requireLetters("an operand", operand);
  const result = output ?? lettersThatOccurOnce(operands);
  requireLetters("the output", result);
  const unknown = [...result].find(
    (letter) => !operands.some((operand) => operand.includes(letter)),
  );
  if (unknown === undefined) return { operands, output: result };
  throw refuse("an output of the operands' letters", unknown, usage);
}

function requireLetters(what: string, letters: string): void {
  if (letters.includes(".")) {
    const fix = "Give every axis a letter of its own.";
    throw refuse(`letters in ${what}`, `"${letters}"`, fix);
  }
  if (!/^[A-Za-z]*$/.test(letters)) {
    throw refuse(`letters in ${what}`, `"${letters}"`, usage);
  }
  if (new Set(letters).size === letters.length) return;
  throw refuse(
    `each letter once in ${what}`,
    `"${letters}"`,
    "For a diagonal, multiply by tf.eye first and sum what is not wanted.",
  );
}

function lettersThatOccurOnce(operands: readonly string[]): string {
  const all = [...operands.join("")];
  return all
    .filter((letter) => all.indexOf(letter) === all.lastIndexOf(letter))
    .sort()
    .join("");
}

function refuse(expected: string, got: string, fix: string): DataError {
  return new DataError({ where: "einsum", expected, got, fix });
}
