/** Parts of a ring: a mark that Plot does not have, drawn with the arcs of d3-shape. */
import * as Plot from "@observablehq/plot";
import { arc } from "d3-shape";

export interface Arc {
	/** Radians, clockwise from the top. */
	startAngle: number;
	endAngle: number;
	/** A CSS color. */
	fill: string;
	/** The full text of the part. */
	title: string;
}

interface Ring {
	/** Pixels. */
	x: number;
	y: number;
	innerRadius: number;
	outerRadius: number;
}

/** Plot declares its base class without the constructor that it has. */
const Mark = Plot.Mark as unknown as new (
	data: readonly Arc[],
	channels: Record<string, { value: string }>,
) => Plot.Mark;

export class ArcMark extends Mark {
	readonly ring: Ring;

	constructor(arcs: readonly Arc[], ring: Ring) {
		super(arcs, {
			startAngle: { value: "startAngle" },
			endAngle: { value: "endAngle" },
			fill: { value: "fill" },
			title: { value: "title" },
		});
		this.ring = ring;
	}

	render(...[index, , values, , { document }]: Parameters<Plot.RenderFunction>): SVGElement {
		const { x, y, innerRadius, outerRadius } = this.ring;
		const { startAngle = [], endAngle = [], fill = [], title = [] } = values;
		const path = arc<number>()
			.innerRadius(innerRadius)
			.outerRadius(outerRadius)
			.startAngle((i) => startAngle[i])
			.endAngle((i) => endAngle[i]);
		const create = (name: string) => document.createElementNS("http://www.w3.org/2000/svg", name) as SVGElement;
		const group = create("g");
		group.setAttribute("transform", `translate(${x},${y})`);
		group.setAttribute("stroke", "var(--surface)");
		group.setAttribute("stroke-width", "1.5");
		for (const i of index) {
			const part = group.appendChild(create("path"));
			part.setAttribute("d", path(i) ?? "");
			part.setAttribute("fill", fill[i]);
			part.appendChild(create("title")).textContent = title[i];
		}
		return group;
	}
}
