import { parseArgs } from "node:util";

/** The studies that there are. */
export const studyNames = [
  "ablations",
  "assertion",
  "dictionary",
  "distance",
  "longer-notes",
  "negex",
  "pretraining",
] as const;

export const usage = `npm run study -- NAME   train what a notebook only shows, and keep it in data/runs/
  NAME            ${studyNames.join(", ")}
  --seeds 42,43   from other seeds
  --epochs N      longer or shorter
  --quick         train little, write nothing
  --check         train the reduced version that is kept in the file, and compare`;

/** What `npm run study` is asked for. */
export interface StudyOptions {
  readonly study: (typeof studyNames)[number];
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
  const got = positionals.join(" ");
  const study = studyNames.find((name) => name === got);
  if (study === undefined) {
    const names = studyNames.map((name) => `"${name}"`).join(" or ");
    throw new Error(`study: expected ${names}, got ${got || "nothing"}.`);
  }
  return {
    study,
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
