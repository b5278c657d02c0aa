import type { Data } from "../../data/data";
import { fieldsToData, isObject, recordsToData, toData } from "./to-data";

/** What came back of an error analysis: the errors one by one, and what was counted of them. */
export function errorsToData(result: unknown): Data {
  if (!isObject(result) || Array.isArray(result)) return toData(result);
  const { kinds } = result;
  return {
    ...(fieldsToData(result, ["mode", "numExamples"]) as object),
    errors: errorList(result.errors),
    kinds: recordsToData(kinds, ["kind", "count", "share", "numNegated"]),
    examples: Array.isArray(kinds)
      ? kinds.slice(0, 10).map((each) => errorList(isObject(each) ? each.examples : each))
      : toData(kinds),
  };
}

/** Longer lists are nobody's errors. */
const maxErrors = 900;

function errorList(errors: unknown): Data {
  if (!Array.isArray(errors) || errors.length > maxErrors) return toData(errors);
  return errors.map((error) => {
    if (!isObject(error)) return toData(error);
    return {
      ...(fieldsToData(error, ["kind", "sentence", "isNegated"]) as object),
      ...{ gold: spanToData(error.gold), predicted: spanToData(error.predicted) },
    };
  });
}

/** `type start end`; null where there is none. */
function spanToData(span: unknown): Data {
  if (span === undefined || span === null) return null;
  return fieldsToData(span, ["type", "start", "end"]);
}
