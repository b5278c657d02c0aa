import { DataError } from "./data-error";

/**
 * Nothing; throws unless `value` is a rate in [0, 1).
 *
 * @param where the function that was called, for the message
 * @param name the option's name, for the message
 * @throws DataError when `value` is below 0, 1 or above, or not a number
 */
export function requireRate(where: string, name: string, value: number): void {
  if (value >= 0 && value < 1) return;
  throw new DataError({
    where,
    expected: `${name} from 0 up to, but not including, 1`,
    got: `${value}`,
    fix: `Give ${name} as a fraction: 0.1 drops one value in ten.`,
  });
}
