/** (figure) -> SVG text, at build time. */
import * as Plot from "@observablehq/plot";
import type { Figure } from "../../analysis/document.ts";
import { type ChartContext, type DrawOptions, makeContext } from "./context.ts";
import { renderOptions } from "./index.ts";
import { SvgDocument, SvgElement } from "./svg-document.ts";

/**
 * An `<svg>` element for a page. Its colors and fonts are custom properties of `styles/tokens.css`; each mark carries
 * its full text as `<title>`; it holds no id, so any number of charts stand on one page. The same figure gives the same
 * bytes.
 */
export function drawFigure(figure: Figure, options: DrawOptions): string {
	return drawElement(figure, options).toString();
}

/** As `drawFigure`, as an element. Throws an error that names the figure. */
export function drawElement(figure: Figure, options: DrawOptions): SvgElement {
	try {
		return drawChart(figure, makeContext(figure, options));
	} catch (error) {
		throw new Error(`figure ${figure.id}: ${error instanceof Error ? error.message : error}`, { cause: error });
	}
}

function drawChart(figure: Figure, context: ChartContext): SvgElement {
	const svg: unknown = Plot.plot({
		...renderOptions(figure, context),
		width: context.width,
		className: "chart",
		document: new SvgDocument() as unknown as Document,
	});
	if (!(svg instanceof SvgElement)) throw new Error("plot drew no svg element");
	for (const style of svg.children.filter((child) => child.localName === "style")) svg.removeChild(style);
	removeLabels(svg);
	svg.setAttribute("fill", "var(--ink)");
	svg.setAttribute("font-family", "var(--font-text)");
	svg.setAttribute("font-size", context.type.size);
	svg.setAttribute("role", "img");
	svg.setAttribute("aria-label", figure.alternative);
	return svg;
}

/** Plot labels groups by the kind of mark ("rect", "text"): noise beside the figure's own alternative. */
function removeLabels(element: SvgElement): void {
	for (const child of element.children) {
		child.removeAttribute("aria-label");
		removeLabels(child);
	}
}
