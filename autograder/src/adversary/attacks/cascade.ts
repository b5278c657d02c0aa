import type { Adversary } from "../adversary";
import { attention, beforeWrong, importTensors, onAttention, wrongAttention } from "../cells";

/** Failures of something else, behind which the own one should not be seen. */
export const cascadeAttacks: readonly Adversary[] = [
  ...beforeWrong("cascade", [
    ["throws in an early cell", 'throw new Error("stop here");'],
    ["leaves in an early cell", "process.exit(0);"],
    ["breaks the syntax of an early cell", "const broken = (;"],
  ]),
  ...onAttention(
    "cascade",
    [
      [
        "throws in the cell of its answer",
        `throw new Error("stop here");\n${wrongAttention.replace(importTensors, "")}`,
      ],
      [
        "has a syntax error in its only cell",
        attention("return {;"),
        { wanted: { earns: { "02.1": 0 }, status: "error", says: /cell 2, line 3/ } },
      ],
      [
        "declares the name twice in one cell",
        `const scaledDotProductAttention = 1;\n${attention("return {};")}`,
        { wanted: { earns: { "02.1": 0 }, status: "error", says: /cell 2/ } },
      ],
      [
        "does not declare the name",
        "const somethingElse = 1;",
        {
          wanted: {
            earns: { "02.1": 0 },
            status: "not-attempted",
            says: /scaledDotProductAttention/,
          },
        },
      ],
      [
        "throws an error of its own",
        attention('throw new RangeError("no idea");'),
        {
          wanted: {
            earns: { "02.1": 0 },
            status: "error",
            says: /RangeError: no idea.*cell 2, line 3/,
          },
        },
      ],
    ],
    (cell) => [cell],
  ),
  ...onAttention(
    "cascade",
    [
      ["throws behind its answer", "throw new Error('no checks here');"],
      [
        "throws in the cell of the checks",
        'import { check } from "@attending/autograder";\nthrow new Error("no checks");\nawait check("02.1", { scaledDotProductAttention: scaledDotProductAttention });',
      ],
    ],
    (cell) => [wrongAttention, cell],
  ),
];
