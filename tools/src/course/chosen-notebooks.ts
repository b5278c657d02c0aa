import { courseNotebooks } from "./course-folder";

/**
 * The notebooks that the command line names by number or name; all, where it names none.
 *
 * @throws Error on an argument that is no notebook
 */
export function chosenNotebooks(root: string, args: readonly string[]): string[] {
  const all = courseNotebooks(root);
  const chosen = args.map((arg) => {
    const found = all.find((name) => name === arg || name.startsWith(`${arg}-`));
    if (found === undefined) {
      throw new Error(`expected one of ${all.join(", ")}, got ${arg}. A number is enough: 02.`);
    }
    return found;
  });
  return chosen.length === 0 ? all : all.filter((name) => chosen.includes(name));
}
