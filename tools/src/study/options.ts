import { parseArgs } from "node:util";

/** What `npm run study` is asked for. */
export interface StudyOptions {
  readonly seeds: readonly number[] | undefined;
  readonly epochs: number | undefined;
  readonly quick: boolean;
  readonly check: boolean;
}

/** @throws Error that says what may stand in the command */
export function studyOptions(args: readonly string[]): StudyOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      seeds: { type: "string" },
      epochs: { type: "string" },
      quick: { type: "boolean", default: false },
      check: { type: "boolean", default: false },
    },
  });
  const { seeds, epochs, quick, check } = values;
  if (positionals.join(" ") !== "ablations") {
    const got = positionals.join(" ") || "nothing";
    throw new Error(`study: expected "ablations", got ${got}. There is no other study yet.`);
  }
  return {
    seeds: seeds?.split(",").map((seed) => wholeNumber("--seeds", seed)),
    epochs: epochs === undefined ? undefined : wholeNumber("--epochs", epochs),
    quick,
    check,
  };
}

function wholeNumber(option: string, text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new Error(`study: expected whole numbers after ${option}, got "${text}".`);
}
