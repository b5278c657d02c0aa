import type { Adversary } from "./adversary";
import { cascadeAttacks } from "./attacks/cascade";
import { chanceAttacks } from "./attacks/chance";
import { channelAttacks } from "./attacks/channel";
import { corporaAttacks } from "./attacks/corpora";
import { deploymentAttacks } from "./attacks/deployment";
import { endlessAttacks } from "./attacks/endless";
import { entitiesAttacks } from "./attacks/entities";
import { exitsAttacks } from "./attacks/exits";
import { explanationsAttacks } from "./attacks/explanations";
import { filesAttacks } from "./attacks/files";
import { globalsAttacks } from "./attacks/globals";
import { measurementsAttacks } from "./attacks/measurements";
import { modelsAttacks } from "./attacks/models";
import { modulesAttacks } from "./attacks/modules";
import { networkAttacks } from "./attacks/network";
import { numbersAttacks } from "./attacks/numbers";
import { packagesAttacks } from "./attacks/packages";
import { prototypesAttacks } from "./attacks/prototypes";
import { resourcesAttacks } from "./attacks/resources";
import { secretsAttacks } from "./attacks/secrets";
import { silenceAttacks } from "./attacks/silence";
import { sniffingAttacks } from "./attacks/sniffing";
import { studiesAttacks } from "./attacks/studies";
import { taggersAttacks } from "./attacks/taggers";
import { typesAttacks } from "./attacks/types";
import { valuesAttacks } from "./attacks/values";
import { visitsAttacks } from "./attacks/visits";
import { type GroupId, groups } from "./groups";

/** Every adversary, in the order of the groups. None may succeed. */
export const battery: readonly Adversary[] = [
  ...globalsAttacks,
  ...modulesAttacks,
  ...packagesAttacks,
  ...silenceAttacks,
  ...exitsAttacks,
  ...cascadeAttacks,
  ...numbersAttacks,
  ...valuesAttacks,
  ...modelsAttacks,
  ...studiesAttacks,
  ...explanationsAttacks,
  ...visitsAttacks,
  ...corporaAttacks,
  ...taggersAttacks,
  ...entitiesAttacks,
  ...measurementsAttacks,
  ...deploymentAttacks,
  ...prototypesAttacks,
  ...channelAttacks,
  ...secretsAttacks,
  ...sniffingAttacks,
  ...endlessAttacks,
  ...resourcesAttacks,
  ...networkAttacks,
  ...filesAttacks,
  ...typesAttacks,
  ...chanceAttacks,
];

export function adversariesOf(group: GroupId): readonly Adversary[] {
  return battery.filter((adversary) => adversary.group === group);
}

/** The first of each group: those that say most of it stand first. */
export function quickPart(each = 2): readonly Adversary[] {
  return groups.flatMap(({ id }) => adversariesOf(id).slice(0, each));
}

/** @throws Error when there is none of that name */
export function findAdversary(group: GroupId, name: string): Adversary {
  const found = adversariesOf(group).find((adversary) => adversary.name === name);
  if (found !== undefined) return found;
  throw new Error(`adversary: expected one of the group ${group}, got "${name}".`);
}
