import { dirname, join } from "node:path";
import ts from "typescript";
import type { ExerciseCard } from "../exercises/exercise";
import { generateMutants } from "./generate-mutants";
import { Kinds } from "./kinds";
import type { Mutant } from "./mutant";

/** A reference and what may go wrong in it. */
export interface ReferenceMutants {
  /** The source of the reference itself: marked as its mutants are, it must lose nothing. */
  readonly unchanged: string;
  readonly mutants: readonly Mutant[];
}

/**
 * Reads the references of some exercises with lib's own settings, types included.
 *
 * @param root the folder that holds `lib`
 * @returns makes the mutants of one of them
 */
export function referenceMutants(
  root: string,
  cards: readonly ExerciseCard[],
): (card: ExerciseCard) => ReferenceMutants {
  const settings = join(root, "lib", "tsconfig.json");
  const { config } = ts.readConfigFile(settings, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(settings));
  const program = ts.createProgram(
    cards.map(({ from }) => join(root, from)),
    { ...options, noEmit: true },
  );
  const kinds = new Kinds(program.getTypeChecker());
  return ({ from, symbol }) => {
    const file = program.getSourceFile(join(root, from));
    if (file === undefined) throw new Error(`mutants: there is no ${from}. Mend the card's path.`);
    return { unchanged: file.text, mutants: generateMutants(file, symbol, kinds) };
  };
}
