import type { Adversary } from "../adversary";
import { beforeWrong, besideWrong } from "../cells";

/** What grading counts on, under other values. */
export const globalsAttacks: readonly Adversary[] = [
  ...beforeWrong("globals", [
    [
      "at the top of a cell",
      "const Math = { abs: () => 0, max: () => 0, sqrt: () => 1 };\nconst JSON = { stringify: () => '{}', parse: () => ({}) };\nconst Error = class {};\nconst Promise = class { then() {} };\nconst Number = { isFinite: () => true };\nconst Float32Array = Array;",
    ],
    [
      "on the global object",
      "(globalThis as any).Math = { abs: () => 0, max: () => 0, sqrt: () => 1 };\n(globalThis as any).JSON = { stringify: () => '{}' };\n(globalThis as any).Object = { entries: () => [] };\n(globalThis as any).Error = class {};",
      // The cell is run with every answer below it, as in the kernel: this learner breaks both.
      { wanted: { earns: { "02.1": 0, "02.2": 0 } } },
    ],
    [
      "names of the grader's own",
      "const probe = () => ({});\nconst judge = () => ({ passed: true });\nconst attempt = () => ({ returned: true });\nconst encodeFrame = () => new Uint8Array(0);\nconst writeFrame = () => undefined;\nconst serveProbe = () => undefined;\nconst points = 10;",
    ],
    ["what is no name", "var undefined = 1 as any;\nvar NaN = 0;\nvar Infinity = 0;"],
  ]),
  ...besideWrong("globals", [
    [
      "inside the answer",
      "const Math = { sqrt: () => 1 }; const JSON = { stringify: () => '{}' }; const Promise = Array; const Float32Array = Array; const Object = {};",
    ],
  ]),
];
