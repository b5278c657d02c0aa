import type { BackendName } from "@attending/lib";
import { chooseRows, type Row } from "./rows/rows";

/** What the command line says of numbers, as text. */
export interface NumberFlags {
  readonly runs?: string | undefined;
  readonly rows?: string | undefined;
  readonly backends?: string | undefined;
  readonly peers: boolean;
  readonly "write-docs": boolean;
}

/** What is measured, how often, and what becomes of it. */
export interface NumberOptions {
  readonly rounds: number;
  readonly rows: readonly Row[];
  readonly backends: readonly BackendName[];
  /** Whether to install a PyTorch when there is none. */
  readonly installPeers: boolean;
  readonly writeDocs: boolean;
}

const backendNames: readonly BackendName[] = [
  "wasm-ort",
  "wasm-xnn",
  "wasm",
  "cpu",
  "node",
  "node-gpu",
];
const defaultRounds = 5;

/** @throws Error that says which flag is wrong and what it may be */
export function numberOptions(flags: NumberFlags): NumberOptions {
  const rounds = flags.runs === undefined ? defaultRounds : Number(flags.runs);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new Error(`--runs: expected a whole number from 1, got "${flags.runs}".`);
  const names = listOf(flags.rows);
  const writesDocs = flags["write-docs"];
  if (writesDocs && (names !== undefined || rounds < defaultRounds)) {
    throw new Error(
      `--write-docs: expected all rows and at least ${defaultRounds} rounds, got fewer. Leave --rows and --runs out.`,
    );
  }
  return {
    rounds,
    rows: chooseRows(names),
    backends: (listOf(flags.backends) ?? ["wasm-ort"]).map(backendNamed),
    installPeers: flags.peers,
    writeDocs: writesDocs,
  };
}

function listOf(text: string | undefined): string[] | undefined {
  return text?.split(",").map((name) => name.trim());
}

function backendNamed(name: string): BackendName {
  const known = backendNames.find((each) => each === name);
  if (known !== undefined) return known;
  throw new Error(`--backends: expected some of ${backendNames.join(", ")}, got "${name}".`);
}
