import { absentThing } from "./absent-thing";
import { silentStub } from "./silent-stub";

export interface Supplied {
  /** The exercise, for messages: `02.1`. */
  readonly id: string;
  readonly tf: object;
  /** The names of lib that the card supplies. */
  readonly lib: Readonly<Record<string, unknown>>;
}

export type Require = (name: string) => unknown;

/** Names of lib that draw or choose: there, and doing nothing. */
const silentNames = [
  "ProgressBar",
  "chooseBackend",
  "heatMapGrid",
  "palette",
  "ratioHeatMap",
  "renderPlot",
  "showHtml",
  "showPlot",
  "showTable",
];

/** The packages that a notebook finds while it is graded, by name. */
export function suppliedPackages({ id, tf, lib }: Supplied): ReadonlyMap<string, unknown> {
  const stub = silentStub();
  const silent = Object.fromEntries(silentNames.map((name) => [name, stub]));
  // In a release, answers to earlier exercises come from there. Here the reference stands in.
  const earlier = { ...lib, fromEarlier: async () => undefined };
  return new Map<string, unknown>([
    ["@tensorflow/tfjs", withoutLayers(tf)],
    ["@attending/lib", refusing({ ...silent, ...lib }, id)],
    ["@attending/earlier", refusing(earlier, id)],
    ["@attending/autograder", { check: async () => undefined }],
    ["tslab", stub],
    ["nodeplotlib", stub],
    ["danfojs-node", stub],
  ]);
}

/** Parts of tfjs that are not supplied, since the course has its learners write them. */
const absentParts = ["data", "input", "layers", "loadLayersModel", "model", "sequential"];

/** Tensors, with a sentence in the place of what is left out. */
function withoutLayers(tf: object): object {
  const absent = absentParts.map((name) => [
    name,
    absentThing(`tf.${name} is not available in the grader. Use tensors and variables.`),
  ]);
  return { ...tf, ...Object.fromEntries(absent) };
}

/** A name that an exercise does not supply says so where it is used, not where it is imported. */
function refusing(names: Readonly<Record<string, unknown>>, id: string): object {
  return new Proxy(names, {
    get: (target, key) => {
      if (typeof key === "symbol" || Object.hasOwn(target, key)) return Reflect.get(target, key);
      if (key === "__esModule") return true;
      if (key === "then" || key === "default") return undefined;
      return absentThing(
        `${key} of @attending/lib is not available in the grader for exercise ${id}. Declare it in a cell, or use what the exercise card names.`,
      );
    },
  });
}

/** The `require` of a notebook's cells: the supplied packages, and nothing else. */
export function requireFrom(packages: ReadonlyMap<string, unknown>): Require {
  return (name) => {
    if (packages.has(name)) return packages.get(name);
    throw new Error(
      `"${name}" is not available in the grader. Use ${[...packages.keys()].join(", ")}.`,
    );
  };
}
