import type { Data } from "../../../data/data";
import type { Observation } from "../../exercise";
import { asList, attempted, fieldOf, kindOf } from "../../judging/reading";
import { failed, type Reading, within } from "../../judging/verdict";

/** How often something is shown, in the order of the trace. */
export type Counts = ReadonlyMap<string, number>;

/** A trace in the words of what it shows. */
export interface Shown {
  readonly name: Data;
  readonly counts: Counts;
}

/** The traces of one picture. */
export function pictureOf(
  observation: Observation,
  experiment: string,
  axis: string,
): Reading<readonly Shown[]> {
  return within(attempted(observation, experiment), (figure) =>
    within(fieldOf(figure, "traces", "`data`"), (traces) =>
      within(asList(traces, "`data`"), (list): Reading<readonly Shown[]> => {
        const shown: Shown[] = [];
        for (const trace of list) {
          const place = fieldOf(trace, "axis");
          if ("failure" in place) return place;
          if (place.value !== axis) continue;
          const read = shownBy(trace, axis);
          if ("failure" in read) return read;
          shown.push(read.value);
        }
        if (shown.length > 0) return { value: shown };
        const message = `No trace has the axis ${axis}. panelGrid sets the axes of its panels.`;
        return { failure: failed(message, `a trace with xaxis: "${axis}"`, "none") };
      }),
    ),
  );
}

/** Of bars their lengths by what they stand for; of a histogram how often it has each value. */
function shownBy(trace: Data, axis: string): Reading<Shown> {
  const [type, name, orientation, x, y] = ["type", "name", "orientation", "x", "y"].map((field) => {
    const value = fieldOf(trace, field);
    return "failure" in value ? null : value.value;
  });
  if (type !== "bar" && type !== "histogram") {
    const message = `The trace on ${axis}: expected the type bar or histogram.`;
    const got = typeof type === "string" ? type.slice(0, 40) : kindOf(type ?? undefined);
    return { failure: failed(message, "bar or histogram", got) };
  }
  const lies = orientation === "h";
  const what = `the trace on ${axis}`;
  const keys = asList((lies ? y : x) ?? (type === "histogram" ? y : null) ?? null, what);
  return within(keys, (list): Reading<Shown> => {
    const counts = new Map<string, number>();
    const sizes = type === "histogram" ? list.map(() => 1) : lies ? x : y;
    const numbers = asList(sizes ?? null, what, list.length);
    if ("failure" in numbers) return numbers;
    for (const [i, key] of list.entries()) {
      const size = numbers.value[i];
      if (typeof size !== "number" || (typeof key !== "string" && typeof key !== "number")) {
        const message = `The trace on ${axis}: expected a list of counts and one of what they count.`;
        return { failure: failed(message, "a number", kindOf(size)) };
      }
      counts.set(String(key), (counts.get(String(key)) ?? 0) + size);
    }
    return { value: { name: name ?? null, counts } };
  });
}
