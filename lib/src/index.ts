export { palette } from "./display/plot-template";
export { ProgressBar, type ProgressBarOptions } from "./display/progress-bar";
export { type RenderedPlot, renderPlot } from "./display/render-plot";
export { showPlot } from "./display/show-plot";
export { type ShowTableOptions, showTable } from "./display/show-table";
export type { FrameLike, TableSource } from "./display/table-cells";
