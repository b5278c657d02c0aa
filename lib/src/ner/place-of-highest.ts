/** The place of the highest number, the first of equals: `argmax`. */
export function placeOfHighest(values: Float32Array): number {
  let best = 0;
  values.forEach((value, place) => {
    if (value > (values[best] ?? value)) best = place;
  });
  return best;
}
