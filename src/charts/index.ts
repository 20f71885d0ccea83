/** The charts, one a kind of the report document; a kind without a renderer does not compile. */
import type { PlotOptions } from "@observablehq/plot";
import type { Chart, Figure } from "../../analysis/document.ts";
import { bars } from "./bars.ts";
import type { ChartContext, FigureOf } from "./context.ts";
import { curve } from "./curve.ts";
import { density } from "./density.ts";
import { donut } from "./donut.ts";
import { doseResponse } from "./dose-response.ts";
import { dots } from "./dots.ts";
import { forest } from "./forest.ts";
import { heatmap } from "./heatmap.ts";
import { histogram } from "./histogram.ts";
import { histogramGrid } from "./histogram-grid.ts";
import { lines } from "./lines.ts";
import { pairedBars } from "./paired-bars.ts";
import { pyramid } from "./pyramid.ts";
import { stackedBars } from "./stacked-bars.ts";

type Renderers = { [K in Chart["kind"]]: (figure: FigureOf<K>, context: ChartContext) => PlotOptions };

export const charts: Renderers = {
	histogram,
	bars,
	"paired-bars": pairedBars,
	pyramid,
	"stacked-bars": stackedBars,
	dots,
	curve,
	heatmap,
	donut,
	density,
	lines,
	forest,
	"dose-response": doseResponse,
	"histogram-grid": histogramGrid,
};

/** The options of Plot for a figure, by its chart's kind. */
export function plotOptions<K extends Chart["kind"]>(figure: FigureOf<K>, context: ChartContext): PlotOptions {
	const kind: K = figure.chart.kind;
	return charts[kind](figure, context);
}

/** The figure as its chart's kind knows it. */
export function renderOptions(figure: Figure, context: ChartContext): PlotOptions {
	return plotOptions(figure as FigureOf<Chart["kind"]>, context);
}
