/**
 * The value below which a share of the values lies; linear between the two
 * nearest. NaN of no values.
 *
 * At place share·(n - 1) of the sorted values, counted from 0: as numpy's
 * default.
 *
 * @param share from 0 to 1; 0.5 is the median
 * @see Hyndman and Fan 1996, definition 7, https://doi.org/10.2307/2684934
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}
