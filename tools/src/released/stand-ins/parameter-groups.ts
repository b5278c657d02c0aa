import { CourseError, type Module, type ParameterGroup } from "@attending/lib";

/*
 * The library's `training/parameter-groups` in a release in which 10.4 is due: notebook 07 trains an
 * `LSTMBaseline` long before that exercise. Of this one model the names are listed; of any other the
 * learner's own answer is asked, and how one tells which parameters decay is not said here.
 */

type Groups = [withDecay: ParameterGroup, withoutDecay: ParameterGroup];
type GroupsOf = (model: Module, weightDecay: number) => Groups;

const decaying =
  /^((embedding|head|visitEncoder\.(bottleneck|score))\.weight|lstm\.(for|back)wardLayers\.\d+\.(input|recurrent)Weight)$/;
const staying =
  /^((head|visitEncoder\.(bottleneck|score))\.bias|lstm\.(for|back)wardLayers\.\d+\.(input|recurrent)Bias)$/;

/** @throws CourseError for another model, in a release that does not hold notebook 10 */
export function decayGroups(model: Module, weightDecay: number): Groups {
  const parameters = model.namedParameters();
  const names = [...parameters.keys()];
  if (!names.every((name) => decaying.test(name) || staying.test(name))) {
    return ownAnswer()(model, weightDecay);
  }
  const group = (name: string, list: RegExp, weightDecay: number): ParameterGroup => ({
    ...{ name, weightDecay },
    parameters: new Map([...parameters].filter(([each]) => list.test(each))),
  });
  return [group("with decay", decaying, weightDecay), group("without decay", staying, 0)];
}

/** From the learner's notebook 10, where that is in the release. */
function ownAnswer(): GroupsOf {
  const { decayGroups: own }: { decayGroups?: GroupsOf } = require("@attending/earlier");
  if (own !== undefined) return own;
  throw new CourseError({
    where: "decayGroups",
    expected: "an LSTMBaseline, whose groups this release knows",
    got: "another model",
    fix: "Which parameters of any model decay is exercise 10.4; give AdamW namedParameters() until then.",
  });
}
