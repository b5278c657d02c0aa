import { dirname, join } from "node:path";

/** The one family that plots are measured and drawn with, on every machine. */
export const fontFamily = "DejaVu Sans";

const folder = join(
  dirname(require.resolve("dejavu-fonts-ttf/package.json")),
  "ttf",
);

/** Files of the family; the system's own fonts are never read. */
export const fontFiles = {
  regular: join(folder, "DejaVuSans.ttf"),
  bold: join(folder, "DejaVuSans-Bold.ttf"),
  oblique: join(folder, "DejaVuSans-Oblique.ttf"),
} as const;
