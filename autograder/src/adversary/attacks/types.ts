import type { Adversary } from "../adversary";
import { attention, beforeWrong, onAttention, wrongAttention } from "../cells";

const parameters = "query: any, key: any, value: any, options?: any";

/** Words for the compiler. */
export const typesAttacks: readonly Adversary[] = [
  ...onAttention(
    "types",
    [
      ["without checks", `// @ts-nocheck\n${wrongAttention}`],
      [
        "declared and never written",
        `declare function scaledDotProductAttention(${parameters}): any;`,
      ],
      [
        "signatures without a body",
        `function scaledDotProductAttention(${parameters}): any;\nfunction scaledDotProductAttention(query: any): any;`,
      ],
      ["a type of that name", "type scaledDotProductAttention = any;"],
      [
        "any in the place of an answer",
        "const scaledDotProductAttention: any = new Proxy(() => ({} as any), { apply: () => true as any }) as any;",
      ],
      [
        "files of the host",
        `/// <reference path="/etc/passwd" />\n/// <reference types="../../../etc" />\n/// <amd-dependency path="/etc/passwd" />\nimport type { root } from "/etc/passwd";\n${attention("return {};")}\n//# sourceMappingURL=/etc/passwd`,
      ],
      ["an import of the old kind", `import secret = require("/etc/passwd");\n${wrongAttention}`],
      [
        "a decorator",
        `@((target: any) => class { static passed = true; }) class Nothing {}\n${wrongAttention}`,
      ],
    ],
    (cell) => [cell],
  ),
  ...beforeWrong("types", [
    [
      "global declarations",
      'declare global { interface Array<T> { every(): true } var passed: true; }\ndeclare module "@attending/lib" { export const scaledDotProductAttention: any; }',
    ],
    [
      "a namespace of the checks",
      "namespace Judge { export const passed = true; }\nconst enum Points { All = 10 }",
    ],
  ]),
];
