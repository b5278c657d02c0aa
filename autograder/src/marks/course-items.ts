/** What marks can be given for, by the notebook that it belongs to. */
export interface CourseItems {
  /** `02.1`, in their order, by notebook. */
  readonly exercises: ReadonlyMap<string, readonly string[]>;
  /** `02-q1`, in their order, by notebook. */
  readonly questions: ReadonlyMap<string, readonly string[]>;
}

/** Whether there is such an item in any notebook. */
export function isItem({ exercises, questions }: CourseItems, item: string): boolean {
  const notebooks = [...exercises.keys(), ...questions.keys()];
  return notebooks.some((notebook) => belongsTo({ exercises, questions }, item, notebook));
}

/** Whether an item is a notebook, by name or number, or something in it. */
export function belongsTo(
  { exercises, questions }: CourseItems,
  item: string,
  notebook: string,
): boolean {
  const isNotebook = item === notebook || item === notebook.slice(0, 2);
  const own = [...(exercises.get(notebook) ?? []), ...(questions.get(notebook) ?? [])];
  return isNotebook || own.includes(item);
}
