import type { MutationOperator } from "../mutation-operator";
import { accumulation, arithmetic, droppedTerm } from "./arithmetic";
import {
  droppedArgument,
  droppedAwait,
  droppedCall,
  droppedOption,
  droppedStep,
  droppedTidy,
  twin,
} from "./calls";
import { comparison, condition, optionalChain } from "./conditions";
import { constant, offByOne, text, truth } from "./constants";
import { droppedDefault, droppedStatement, skippedFirst } from "./statements";
import { otherField, swappedArguments, swappedElements, swappedValues } from "./swaps";

/** All of them, in the order in which a report lists what they do to one place. */
export const mutationOperators: readonly MutationOperator[] = [
  arithmetic,
  accumulation,
  droppedTerm,
  comparison,
  condition,
  optionalChain,
  constant,
  truth,
  text,
  offByOne,
  droppedDefault,
  twin,
  droppedStep,
  droppedCall,
  droppedArgument,
  droppedOption,
  droppedAwait,
  droppedTidy,
  swappedArguments,
  swappedElements,
  swappedValues,
  otherField,
  droppedStatement,
  skippedFirst,
];
