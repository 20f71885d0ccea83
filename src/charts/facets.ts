/** Where small charts of one kind stand: in rows, each under its name. */
import type { ChartContext } from "./context.ts";
import { widestWord, wrapText } from "./text-width.ts";

interface Options {
	context: ChartContext;
	/** Pixels left of the first in each row, above all, and of each from its axis to its top. */
	left: number;
	top: number;
	plotHeight: number;
	/** The most in a row. */
	most?: number;
}

export interface Facet {
	/** The name. */
	lines: string[];
	/** Pixels: the top left corner of the plot. */
	x: number;
	y: number;
	/** Whether it stands first in its row. */
	isFirst: boolean;
}

export interface Facets {
	facets: Facet[];
	/** Pixels. */
	plotWidth: number;
	bottom: number;
}

/** Pixels between two beside each other. */
const gap = 18;

export function layFacets(names: string[], { context, left, top, plotHeight, most: allowed }: Options): Facets {
	const { type, width, narrow } = context;
	const usual = narrow ? 2 : names.length > 4 && names.length < 7 ? 3 : 4;
	const most = Math.min(allowed ?? usual, Math.max(1, names.length));
	const widthOf = (across: number) => (width - left - 8 - gap * (across - 1)) / across;
	const word = widestWord(names, { ...type, bold: true });
	const across = [most, 3, 2, 1].find((count) => count <= most && widthOf(count) >= word) ?? 1;
	const plotWidth = widthOf(across);
	const written = names.map((name) => wrapText(name, plotWidth, { ...type, bold: true }));
	const axisHeight = Math.round(type.size * 1.2) + 8;
	const facets: Facet[] = [];
	let y = top;
	for (let first = 0; first < names.length; first += across) {
		const row = written.slice(first, first + across);
		y += Math.max(...row.map((lines) => lines.length)) * type.size * 1.15 + 12;
		for (const [place, lines] of row.entries())
			facets.push({ lines, x: left + place * (plotWidth + gap), y, isFirst: place === 0 });
		y += plotHeight + axisHeight + 8;
	}
	return { facets, plotWidth, bottom: y - 6 };
}
