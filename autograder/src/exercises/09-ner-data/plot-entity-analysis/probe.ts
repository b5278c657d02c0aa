import type { Answer, Observation } from "../../exercise";
import { attemptAwaiting } from "../../probing/attempt";
import { declaredAs } from "../../probing/declared-as";
import { figureToData } from "../../probing/figures";
import { givenCorpus } from "../../probing/given-sentences";
import type { Inputs } from "./draw";

type Plot = (corpus: object) => unknown;

export async function probe(answer: Answer, { plain, many }: Inputs): Promise<Observation> {
  const plot = async (corpus: object) => (declaredAs(answer, "plotEntityAnalysis") as Plot)(corpus);
  return {
    plain: await attemptAwaiting(async () => figureToData(await plot(givenCorpus(plain)))),
    many: await attemptAwaiting(async () => figureToData(await plot(givenCorpus(many)))),
  };
}
