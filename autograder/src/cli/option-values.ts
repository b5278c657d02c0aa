import { type IsolationChoice, isolationChoices } from "../sandbox/isolation";
import { UsageError } from "./usage-error";

/** A whole number from 1; null where none was given. @throws UsageError */
export function readNumber(name: string, text: string | undefined, most: number): number | null {
  if (text === undefined) return null;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new UsageError(`${name} expects a whole number from 1 to ${most}, got "${text}".`);
}

/** @throws UsageError */
export function readIsolation(command: string, text: string | undefined): IsolationChoice {
  const choice = isolationChoices.find((known) => known === (text ?? "auto"));
  if (choice !== undefined) return choice;
  throw new UsageError(
    `${command}: --isolation expects one of ${isolationChoices.join(", ")}, got "${text}".`,
  );
}
