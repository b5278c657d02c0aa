import type { Adversary } from "../adversary";
import { beforeWrong, besideWrong } from "../cells";

/** Notes that are right, but for where their chance comes from. */
const generator = (name: string, random: string, points: number): Adversary => ({
  group: "chance",
  name,
  notebook: "01-note-generator",
  cells: [
    "const honest = (() => { {{reference 01.1}}\n  return generateClinicalNote; })();",
    `import { seededRandom as seeded } from "@attending/lib";\nconst calls = { count: 0 };\nfunction generateClinicalNote(options: any): any { calls.count += 1; return honest({ ...options, random: ${random} }); }`,
  ],
  wanted: { earns: { "01.1": points } },
});

/** Chance and time in the learner's hands. */
export const chanceAttacks: readonly Adversary[] = [
  ...besideWrong("chance", [
    [
      "chance and clocks that stand still",
      "Math.random = () => 0.5; Date.now = () => 0; performance.now = () => 0; (process as any).hrtime = () => [0, 0]; (process as any).uptime = () => 0;",
    ],
  ]),
  // Everything but where it comes from: 8 of 10.
  generator("notes from Math.random", "Math.random", 8),
  generator("notes from seeds of its own", "seeded(calls.count)", 8),
  generator("one seed for each note", "seeded(7)", 0),
  ...beforeWrong("chance", [
    [
      "other random numbers for everybody",
      "const crypto = (globalThis as any).crypto; crypto.getRandomValues = (array: any) => array.fill(7);\nMath.random = () => 4;",
    ],
  ]),
];
