import { datasets } from "./01-create-datasets";
import { notes } from "./01-generate-clinical-note";
import { attentions } from "./02-attention-algorithms";
import { attentionNotebooks } from "./02-attention-notebooks";
import { multiHeads } from "./02-multi-head-self-attention";
import { classifiers } from "./03-clinical-note-classifier";
import { moreBlocks, moreClassifiers } from "./03-more";
import { blocks } from "./03-transformer-block";
import { evaluations } from "./04-evaluate-model";
import { moreEvaluations, moreTrainings } from "./04-more";
import { trainings } from "./04-train-model";
import { pictures, specialisations } from "./05-attention-pictures";
import { studies } from "./05-run-ablation-study";
import { latencies, negations } from "./06-negation";
import { baselines, visitEncoders } from "./07-visits";
import { gradientsOnTheWay, layerGradients } from "./08-integrated-gradients";
import { ablations, deletions } from "./08-perturbations";
import { dictionaries, lookUps } from "./09-dictionaries";
import { alignments, corpusPictures, explorations } from "./09-ner-corpora";
import { epochs } from "./10-bert-epochs";
import { evaluations as nerEvaluations } from "./10-bert-scores";
import { taggers } from "./10-bert-tagger";
import { groups } from "./10-decay-groups";
import { errorAnalyses } from "./11-errors";
import { comparisons } from "./11-evaluation";
import { assessments } from "./12-ethics";
import { profiles } from "./12-latency";
import { diagrams } from "./12-reliability";
import { severities } from "./12-severities";
import type { OwnWords } from "./own-words";

export { type OwnWords, referenceCell } from "./own-words";

/** By exercise: right answers that were written by hand. */
export const ownWords: Readonly<Record<string, readonly OwnWords[]>> = {
  "01.1": notes,
  "01.2": datasets,
  "02.1": [...attentions, ...attentionNotebooks],
  "02.2": multiHeads,
  "03.1": [...blocks, ...moreBlocks],
  "03.2": [...classifiers, ...moreClassifiers],
  "04.1": [...trainings, ...moreTrainings],
  "04.2": [...evaluations, ...moreEvaluations],
  "05.1": pictures,
  "05.2": specialisations,
  "05.3": studies,
  "06.1": negations,
  "06.2": latencies,
  "07.1": visitEncoders,
  "07.2": baselines,
  "08.1": gradientsOnTheWay,
  "08.2": layerGradients,
  "08.3": ablations,
  "08.4": deletions,
  "09.1": explorations,
  "09.2": alignments,
  "09.3": corpusPictures,
  "09.4": dictionaries,
  "09.5": lookUps,
  "10.1": taggers,
  "10.2": epochs,
  "10.3": nerEvaluations,
  "10.4": groups,
  "11.1": comparisons,
  "11.2": errorAnalyses,
  "12.1": profiles,
  "12.2": diagrams,
  "12.3": severities,
  "12.4": assessments,
};
