import type { OwnWords } from "./own-words";

/** Ways to write 10.4. */
export const groups: readonly OwnWords[] = [
  [
    "two maps that a loop fills",
    [
      `function decayGroups(model: Module, weightDecay: number): [ParameterGroup, ParameterGroup] {
  const decayed = new Map<string, tf.Variable>();
  const spared = new Map<string, tf.Variable>();
  model.namedParameters().forEach((parameter, name) => {
    const isSpared = parameter.shape.length <= 1 || name.endsWith("bias");
    (isSpared ? spared : decayed).set(name, parameter);
  });
  return [
    { parameters: decayed, weightDecay },
    { parameters: spared, weightDecay: 0 },
  ];
}`,
    ],
  ],
  [
    "a function for each group, and a rule above them",
    [
      "const spares = (name: string, axes: number) => axes < 2 || /(^|\\.)bias$/.test(name);",
      `const decayGroups = (model: Module, weightDecay: number): any => {
  const all = Array.from(model.namedParameters().entries());
  const group = (spared: boolean) => ({
    name: spared ? "spared" : "decays",
    parameters: new Map(all.filter(([name, p]) => spares(name, p.shape.length) === spared)),
    weightDecay: spared ? 0 : weightDecay,
    learningRate: undefined,
  });
  return [false, true].map(group);
};`,
    ],
  ],
  [
    "what is spared is taken out of a copy",
    [
      `function decayGroups(model: Module, weightDecay: number) {
  const rest = new Map(model.namedParameters());
  const without = new Map();
  for (const name of [...rest.keys()]) {
    const parameter = rest.get(name)!;
    const steps = name.split(".");
    if (steps[steps.length - 1] !== "bias" && parameter.rank > 1) continue;
    without.set(name, parameter);
    rest.delete(name);
  }
  const groups: ParameterGroup[] = [];
  groups.push({ name: "with decay", parameters: rest, weightDecay });
  groups.push({ name: "without decay", parameters: without, weightDecay: 0 });
  return groups as [ParameterGroup, ParameterGroup];
}`,
    ],
  ],
];
