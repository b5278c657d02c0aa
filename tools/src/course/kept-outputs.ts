import { isLongRun } from "./long-run";
import type { Cell, CodeCell, Notebook } from "./notebook";
import { runHash, stampOf } from "./run-stamp";

/**
 * The notebook with the outputs of the full run that is committed, if that run was of the same code:
 * then only prose has changed. Undefined where it has to be run.
 *
 * @param committed the solution's text, undefined where there is none
 */
export async function withKeptOutputs(
  root: string,
  committed: string | undefined,
  built: Notebook,
): Promise<Notebook | undefined> {
  if (committed === undefined || !isLongRun(built)) return undefined;
  const solved = JSON.parse(committed) as Notebook;
  const stamp = stampOf(solved);
  if (stamp === undefined || stamp.made !== (await runHash(root, built))) return undefined;
  const ran = solved.cells.filter(isCode);
  // The hash is of the code cells' texts, in their order.
  const cells = built.cells.map((cell): Cell => {
    if (!isCode(cell)) return cell;
    const { outputs, execution_count } = ran.shift() ?? cell;
    return { ...cell, outputs, execution_count };
  });
  return { ...built, metadata: solved.metadata, cells };
}

function isCode(cell: Cell): cell is CodeCell {
  return cell.cell_type === "code";
}
