/** What adversaries of a JavaScript grader try, in groups: whatever comes new belongs to one of them. */
export const groups = [
  { id: "globals", title: "shadowed globals" },
  { id: "modules", title: "modules and packages in the place of the grader's" },
  { id: "packages", title: "supplied packages, poisoned" },
  { id: "silence", title: "silenced errors" },
  { id: "exits", title: "ends of processes" },
  { id: "cascade", title: "failures that should hide others" },
  { id: "numbers", title: "numbers and tensors that are none" },
  { id: "values", title: "values that change, lie or never end" },
  { id: "models", title: "models, loaders and clocks that were handed out" },
  { id: "prototypes", title: "polluted prototypes" },
  { id: "channel", title: "forged replies" },
  { id: "secrets", title: "secrets read or told" },
  { id: "sniffing", title: "knowing that it is graded, and answers by heart" },
  { id: "endless", title: "loops and waits without end" },
  { id: "resources", title: "memory, output, disk, and what is put into reports" },
  { id: "network", title: "the network" },
  { id: "files", title: "notebook files" },
  { id: "types", title: "types and compiler directives" },
  { id: "chance", title: "chance and clocks" },
] as const;

export type GroupId = (typeof groups)[number]["id"];
