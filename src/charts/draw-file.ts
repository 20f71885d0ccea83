/** (figure) -> the text of an SVG file that stands alone, in a slide as in a browser: words, chart, source. */
import type { Figure } from "../../analysis/document.ts";
import { chartWidths, type DrawOptions } from "./context.ts";
import { drawElement } from "./draw.ts";
import { readLightTokens, resolveTokens } from "./light-tokens.ts";
import { SvgDocument, type SvgElement } from "./svg-document.ts";
import { type Type, wrapText } from "./text-width.ts";

interface FileOptions extends Omit<DrawOptions, "width"> {
	/** Where the data come from, in one line. */
	source: string;
	/** The text of `styles/tokens.css`. */
	tokens: string;
}

interface Paragraph {
	text: string;
	type: Type;
	fill: string;
	/** Pixels above it. */
	space: number;
}

const margin = 28;
const lineHeight = 1.35;

/** Lines end early: where Inter is not installed, another font may be a sixth wider. */
const lineWidth = chartWidths.wide * 0.85;

/**
 * The figure at its wide width on white, under its claim and description, above its note and source. Colors and fonts
 * are written as values, since the programs that slides are made with know no custom properties.
 */
export function drawFigureFile(figure: Figure, { formats, colors, source, tokens }: FileOptions): string {
	const page = new SvgDocument();
	const svg = page.documentElement;
	const width = chartWidths.wide + 2 * margin;
	append(svg, "title", {}).textContent = figure.claim;
	append(svg, "desc", {}).textContent = figure.alternative;
	const paper = append(svg, "rect", { width, fill: "var(--surface)" });

	const heading: Paragraph[] = [
		{ text: figure.claim, type: { size: 20, bold: true }, fill: "var(--ink)", space: 0 },
		{ text: figure.description, type: { size: 14 }, fill: "var(--ink-muted)", space: 6 },
	];
	let y = writeParagraphs(svg, heading, margin) + 18;

	const chart = drawElement(figure, { formats, colors, width: chartWidths.wide });
	const group = append(svg, "g", { transform: `translate(${margin},${y})` });
	for (const name of ["fill", "font-family", "font-size", "text-anchor"]) {
		group.setAttribute(name, chart.getAttribute(name) ?? "");
	}
	for (const child of chart.children) group.appendChild(child);
	y += Number(chart.getAttribute("height")) + 14;

	const footer = [figure.note, `Source: ${source}`].filter((text) => text !== undefined);
	y = writeParagraphs(
		svg,
		footer.map((text) => ({ text, type: { size: 12 }, fill: "var(--ink-muted)", space: 2 })),
		y,
	);

	const height = Math.ceil(y + margin);
	paper.setAttribute("height", height);
	for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}`, role: "img" })) {
		svg.setAttribute(name, value);
	}
	svg.setAttribute("xmlns", svg.namespaceURI);
	resolveTokens(svg, readLightTokens(tokens));
	return `<?xml version="1.0" encoding="UTF-8"?>\n${svg}\n`;
}

/** Writes from `top` downward and returns where the last line ends. */
function writeParagraphs(svg: SvgElement, paragraphs: Paragraph[], top: number): number {
	let y = top;
	for (const { text, type, fill, space } of paragraphs) {
		y += space;
		for (const line of wrapText(text, lineWidth, type)) {
			const weight = type.bold ? { "font-weight": 600 } : {};
			append(svg, "text", {
				x: margin,
				y: y + type.size,
				fill,
				"font-family": "var(--font-text)",
				"font-size": type.size,
				...weight,
			}).textContent = line;
			y += type.size * lineHeight;
		}
	}
	return y;
}

function append(parent: SvgElement, name: string, attributes: Record<string, string | number>): SvgElement {
	const child = parent.appendChild(parent.ownerDocument.createElementNS(parent.namespaceURI, name));
	for (const [key, value] of Object.entries(attributes)) child.setAttribute(key, value);
	return child;
}
