/**
 * Eight colours that stay apart for every kind of colour vision.
 *
 * @see Okabe & Ito 2008, Color Universal Design, https://jfly.uni-koeln.de/color/
 */
export const palette = [
  "#0072B2", // blue
  "#E69F00", // orange
  "#009E73", // bluish green
  "#CC79A7", // reddish purple
  "#56B4E9", // sky blue
  "#D55E00", // vermilion
  "#000000", // black
  "#F0E442", // yellow: last, it is faint on white
] as const;
