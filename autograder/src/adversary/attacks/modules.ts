import type { Adversary } from "../adversary";
import { onAttention, wrongAttention, wrongBeside } from "../cells";

const touch = 'require("fs").writeFileSync("/tmp/{{mark}}", "here");';

/** What a learner's folder may hold beside the notebook, each of it a program that leaves a mark. */
const packages = {
  "package.json":
    '{ "name": "attending", "scripts": { "preinstall": "touch /tmp/{{mark}}", "grade": "touch /tmp/{{mark}}" }, "main": "index.js" }',
  "tsconfig.json":
    '{ "compilerOptions": { "plugins": [{ "name": "./plugin.js" }], "paths": { "@tensorflow/tfjs": ["./plugin.js"] } } }',
  ".npmrc": "script-shell=/tmp/{{mark}}",
  "plugin.js": touch,
  "index.js": touch,
  "node_modules/@tensorflow/tfjs/index.js": touch,
  "node_modules/@attending/lib/index.js": touch,
  "node_modules/zod/index.js": touch,
};

/** Modules of its own, in the place of those that the grader loads. */
export const modulesAttacks: readonly Adversary[] = [
  ...onAttention(
    "modules",
    [
      [
        "a cell in the place of a check",
        "/** @module checks */\nexport const check = () => true;\nexport const passed = true;",
      ],
      [
        "a cell in the place of tfjs",
        "/** @module @tensorflow/tfjs */\nexport const softmax = () => 1;\nexport const matMul = () => 1;",
      ],
      [
        "a cell in the place of the library",
        "/** @module node_modules/@attending/lib/index */\nexport const requireAttentionShapes = () => true;",
      ],
    ],
    (module) => [
      module,
      'import * as checks from "./checks";',
      wrongBeside("void (checks as any).check?.();"),
    ],
  ),
  ...onAttention(
    "modules",
    [
      ["packages and settings beside the notebook", "", { form: { beside: packages } }],
      [
        "a file beside the notebook",
        'import evil from "./plugin";\nimport more from "../plugin.js";\nconst most = (require as any)("./plugin.js");',
        { form: { beside: packages } },
      ],
    ],
    (cell) => [cell, wrongAttention],
  ),
  ...onAttention(
    "modules",
    [
      [
        "the library's answer under another name",
        '/** @module answer */\nexport { scaledDotProductAttention } from "@attending/lib";',
      ],
      [
        "the library's answer from its files",
        '/** @module answer */\nexport * from "@attending/lib/dist/layers/scaled-dot-product-attention";',
      ],
    ],
    (module) => [module, 'import { scaledDotProductAttention } from "./answer";'],
  ),
];
