import { below, type ExportedFile, graderPackage } from "./grader-package";
import type { ExportOptions } from "./options";
import { script, settings } from "./settings";

/**
 * The files of Gradescope's `autograder.zip`. `setup.sh` and `run_autograder` stand at its root, as it
 * wants them.
 *
 * @see https://gradescope-autograders.readthedocs.io/en/latest/specs/
 */
export async function gradescopeFiles(
  root: string,
  options: ExportOptions,
): Promise<ExportedFile[]> {
  return [
    script(root, "gradescope/setup.sh", "setup.sh"),
    script(root, "gradescope/run_autograder", "run_autograder"),
    script(root, "gradescope/find-node.sh", "find-node.sh", 0o644),
    ...settings("", options),
    ...below("grader", await graderPackage(root, options.notebook)),
  ];
}
