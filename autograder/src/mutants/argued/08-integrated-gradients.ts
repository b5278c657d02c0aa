import type { Argued } from "./argued";

export const integratedGradients: readonly Argued[] = [];

export const layerIntegratedGradients: readonly Argued[] = [];

export const featureAblation: readonly Argued[] = [];

export const deletionCurve: readonly Argued[] = [];
