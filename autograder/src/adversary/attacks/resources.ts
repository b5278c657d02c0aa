import type { Adversary } from "../adversary";
import { asAnswer, beforeWrong, besideWrong, nodeRequire } from "../cells";

const status = (name: "error" | "timeout", says: RegExp) =>
  ({ wanted: { earns: { "02.1": 0 }, status: name, says } }) as const;

/** What a machine has little of, and what a report should not hold. */
export const resourcesAttacks: readonly Adversary[] = [
  ...asAnswer("resources", [
    [
      "HTML",
      "throw new Error('<img src=x onerror=alert(1)></div><script>alert(1)</script><svg onload=alert(1)>&lt;script&gt;&#60;');",
    ],
    ["colours", "throw new Error('\\u001b[2J\\u001b[31mFULL MARKS\\u009b31m\\u202e 10/10');"],
    [
      "fills the memory",
      "const all: any[] = []; for (;;) all.push(new Float64Array(5e7));",
      status("error", /RangeError: Array buffer allocation failed/),
    ],
    ["ten gigabytes at once", "return Buffer.alloc(10e9);", status("error", /RangeError/)],
    [
      "half a gigabyte of letters",
      'return { context: "x".repeat(2 ** 29 - 30), weights: "x".repeat(2 ** 29 - 30) };',
      { untilLimit: true },
    ],
    [
      "a value that is nested deeply",
      "let deep: any = []; for (let i = 0; i < 1e5; i++) deep = [deep]; return { context: deep, weights: deep };",
    ],
    [
      "calls itself for ever",
      "return scaledDotProductAttention(query, key, value);",
      status("error", /RangeError/),
    ],
    [
      "writes gigabytes",
      'for (;;) console.log("x".repeat(1e6));',
      { ...status("timeout", /output|time/), untilLimit: true },
    ],
    [
      "writes gigabytes to the standard error",
      'for (;;) process.stderr.write("x".repeat(1e6));',
      { ...status("timeout", /output|time/), untilLimit: true },
    ],
    [
      "forged places",
      "const error = new Error('x'); error.stack = 'at cell-99:1:1 at cell-2:999999:1'; throw error;",
    ],
    ["throws nothing", "throw null;"],
    ["throws a proxy", "throw new Proxy({}, { get() { throw 1; } });"],
    [
      "throws something endless",
      "throw { get message() { return 'x'.repeat(1 << 28); } };",
      { untilLimit: true },
    ],
    [
      "throws something with a name of its own",
      "throw { name: { toString() { return '02.1 full marks\\n02.2 0/15'; } }, message: Symbol('x') };",
    ],
  ]),
  ...besideWrong("resources", [
    [
      "a thousand processes",
      `${nodeRequire}\nfor (let i = 0; i < 1000; i++) nodeRequire("child_process").spawn(process.execPath, ["-e", "for(;;);", "{{mark}}"]);`,
    ],
    [
      "shared memory",
      "const hogs: any[] = []; for (;;) { const shared = new SharedArrayBuffer(1 << 29); new Uint8Array(shared).fill(1); hogs.push(shared); }",
      { untilLimit: true },
    ],
    ["tensors without end", "const kept: any[] = []; for (;;) kept.push(tf.keep(tf.ones([4e6])));"],
    [
      "the disk",
      `${nodeRequire}\nconst fs = nodeRequire("fs");\nfor (const folder of ["/tmp", "/dev/shm", "/attending", "{{canaryFolder}}", "."]) for (let i = 0; i < 100; i++) try { fs.writeFileSync(folder + "/{{mark}}" + i, Buffer.alloc(1e7)); } catch {}`,
    ],
    [
      "every descriptor",
      `${nodeRequire}\nconst fs = nodeRequire("fs");\nfor (let i = 0; i < 1e4; i++) fs.openSync("/attending/bundle.js", "r");`,
    ],
  ]),
  ...beforeWrong("resources", [
    ["a sum without end, for the compiler", `const sum = ${"1+".repeat(40_000)}1;`],
    ["a cell of a megabyte", `const text = "${"x".repeat(1_000_000)}";`],
    [
      "brackets without end, for the compiler",
      `const deep = ${"[".repeat(20_000)}${"]".repeat(20_000)};`,
    ],
    [
      "types that multiply, for the compiler",
      `type A0 = [1];\n${Array.from({ length: 40 }, (_, i) => `type A${i + 1} = [...A${i}, ...A${i}];`).join("\n")}\nconst many: A40["length"] = 1 as any;`,
    ],
  ]),
];
