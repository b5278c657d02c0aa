import type { Adversary } from "../adversary";
import { asAnswer, attention, besideWrong, nodeRequire, onAttention } from "../cells";

const limit = (says: RegExp) =>
  ({ wanted: { earns: { "02.1": 0 }, status: "timeout", says }, untilLimit: true }) as const;
const nothing = {
  wanted: { earns: { "02.1": 0 }, status: "wrong", says: /undefined/ },
} as const;

/** What never ends, and what goes on when it should have ended. */
export const endlessAttacks: readonly Adversary[] = [
  ...asAnswer("endless", [["loops for ever", "while (true) {}", limit(/time/)]]),
  ...besideWrong("endless", [
    [
      "timers that stay",
      "setInterval(() => undefined, 1); setImmediate(function again() { setImmediate(again); });",
    ],
    [
      "a microtask that never ends",
      "Promise.resolve().then(function again(): any { return Promise.resolve().then(again); });",
    ],
    [
      "a worker",
      `${nodeRequire}\nnew (nodeRequire("worker_threads").Worker)("while (true);", { eval: true });`,
    ],
    [
      "a child that outlives it",
      `${nodeRequire}\nnodeRequire("child_process").spawn(process.execPath, ["-e", "setTimeout(() => require('fs').writeFileSync('{{canaryFolder}}/results.json', '{}'), 500); setTimeout(() => {}, 30000)", "{{mark}}"], { detached: true, stdio: "ignore" }).unref();`,
    ],
  ]),
  ...asAnswer("endless", [
    [
      "waits for a word that never comes",
      "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); return {};",
      limit(/time/),
    ],
    [
      "a regular expression that never ends",
      'return /^(a+)+$/.test("a".repeat(60) + "b");',
      limit(/time/),
    ],
  ]),
  ...onAttention(
    "endless",
    [
      [
        "loops for ever in microtasks",
        attention("while (true) await null;", "async "),
        { wanted: { earns: { "02.1": 0 }, status: "wrong", says: /Promise/ } },
      ],
      [
        "loops for ever in microtasks at the top of its cell",
        `while (true) await null;\n${attention("return {};")}`,
        nothing,
      ],
      [
        "waits for ever in the cell of its answer",
        `await new Promise(() => {});\n${attention("return {};")}`,
        nothing,
      ],
    ],
    (cell) => [cell],
  ),
  ...onAttention(
    "endless",
    [
      ["waits for ever at the top of its cell", "await new Promise(() => {});", nothing],
      [
        "loops for ever at the top of its cell",
        "const table = { size: 0 };\nwhile (true) table.size += 1;",
        limit(/time/),
      ],
      [
        "waits at the top of its cell, and keeps a timer",
        "const table = { size: await new Promise(() => { setInterval(() => undefined, 1000); }) };",
        limit(/time/),
      ],
    ],
    (cell) => [cell, attention(cell.startsWith("const") ? "return table;" : "return {};")],
  ),
];
