import { DataError } from "./data-error";

/**
 * Nothing; throws unless `value` is a whole number of at least 1.
 *
 * @param where the function that was called, for the message
 * @param name the option's name, for the message
 * @throws DataError when `value` is not a positive integer
 */
export function requirePositiveInteger(
  where: string,
  name: string,
  value: number,
): void {
  if (Number.isSafeInteger(value) && value >= 1) return;
  throw new DataError({
    where,
    expected: `${name} to be a whole number of at least 1`,
    got: `${value}`,
    fix: `Pass ${name} as a positive integer.`,
  });
}
