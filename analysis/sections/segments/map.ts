/** Where the segments lie: a binned density of the customers on the first two principal components. */
import type { Figure, TableBlock } from "../../document.ts";
import { doubleSql, identifier } from "../../engine/engine.ts";
import { formatsFor } from "../../format.ts";
import { lowerFirst } from "../../narrative/words.ts";
import type { Settings } from "../../report.ts";
import type { Segmentation } from "../../segmentation/segment.ts";
import type { Transformed } from "../../segmentation/transforms.ts";
import { type PrincipalComponent, principalComponents } from "../../statistics/principal-components.ts";
import type { Bank } from "../../tables/bank.ts";
import { baseWords } from "../base.ts";
import { customersColumn, segmentColumn, shareColumn } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { countColumn, makeTableBlock, textColumn } from "../table.ts";

/** Squares along each axis: so many that an average one within the cloud holds enough customers to be drawn. */
function countSquares(customers: number): number {
	return Math.min(36, Math.max(10, Math.round(Math.sqrt(customers / 25))));
}

/** Components that the table of them lists. */
const mostComponents = 5;

/** The figure, or undefined for fewer than two features. */
export async function segmentMap(
	bank: Bank,
	{ segments, transformed }: Segmentation,
	settings: Settings,
): Promise<Figure | undefined> {
	const [first, second] = principalComponents(correlationsOf(transformed));
	if (!first || !second) return undefined;
	const ids = transformed.transforms.map(({ feature }) => feature.id);
	const project = ({ loadings }: PrincipalComponent) =>
		ids.map((id, i) => `${doubleSql(loadings[i] ?? 0)} * ${identifier(id)}`).join(" + ");
	const { engine } = bank;
	const squares = countSquares(transformed.grouped);
	const projected = `(select customer, ${project(first)} as x, ${project(second)} as y from scores) as projected`;
	const [range] = await engine.rows<{ x0: number; x1: number; y0: number; y1: number }>(
		`select ${engine.quantile("x", 0.005)} as x0, ${engine.quantile("x", 0.995)} as x1, ${engine.quantile("y", 0.005)} as y0, ${engine.quantile("y", 0.995)} as y1 from ${projected}`,
	);
	if (!range) return undefined;
	const { x0, y0 } = range;
	const [width, height] = [(range.x1 - x0) / squares || 1, (range.y1 - y0) / squares || 1];
	const sql = `select segment, floor((x - ${doubleSql(x0)}) / ${doubleSql(width)}) as i, floor((y - ${doubleSql(y0)}) / ${doubleSql(height)}) as j, count(*) as customers
		from ${projected} join customer_segments using (customer)
		group by 1, 2, 3
		having count(*) >= ${settings.disclosureThreshold}
		order by 1, 2, 3`;
	const found = await engine.rows<{ segment: number; i: number; j: number; customers: number }>(sql);
	const names = new Map(segments.map(({ number, name }) => [number, name]));
	const inMap = found.filter(({ i, j }) => i >= 0 && j >= 0 && i < squares && j < squares);
	const shown = inMap.reduce((sum, { customers }) => sum + customers, 0);
	const { cell } = formatsFor(settings);
	const explained = first.share + second.share;
	const axis = (component: PrincipalComponent, place: string) =>
		`${place} component: ${axisWords(component, transformed)}`;
	const bounds = (name: string, label: string) => ({ name, label, type: "number", format: "decimal" }) as const;
	return makeFigure(
		{
			id: "segment-map",
			claim: () =>
				`Two directions carry ${cell(explained, "share")} of what makes customers differ; on them the segments lie ${explained >= 0.5 ? "mostly apart" : "partly over one another, as they part in other directions too"}`,
			description: `Customers on the first two principal components of the features, by segment; darker squares hold more. Base: ${baseWords(transformed.grouped, settings, "grouped customers")}.`,
			chart: {
				kind: "density",
				lowerX: "lower_x",
				upperX: "upper_x",
				lowerY: "lower_y",
				upperY: "upper_y",
				segment: "segment",
				value: "share",
				centers: segments.map(({ name, center }) => ({
					segment: name,
					x: dot(first.loadings, center),
					y: dot(second.loadings, center),
				})),
			},
			columns: [
				segmentColumn,
				bounds("lower_x", axis(first, "First")),
				bounds("upper_x", "To"),
				bounds("lower_y", axis(second, "Second")),
				bounds("upper_y", "To"),
				customersColumn,
				shareColumn(),
			],
			rows: inMap.map(({ segment, i, j, customers }) => ({
				segment: names.get(segment) ?? "",
				lower_x: x0 + i * width,
				upper_x: x0 + (i + 1) * width,
				lower_y: y0 + j * height,
				upper_y: y0 + (j + 1) * height,
				customers,
				share: customers / transformed.grouped,
			})),
			protection: { count: "customers", by: [], keep: ["segment", "lower_x", "upper_x", "lower_y", "upper_y"] },
			note: `Squares of fewer than ${settings.disclosureThreshold} customers of a segment, and the outermost hundredth on each axis, are left out: ${cell(shown, "count")} customers are drawn.`,
			sql,
		},
		settings,
	);
}

/** How much of what makes customers differ the first directions carry; undefined for fewer than two features. */
export function componentsTable({ transformed }: Segmentation): TableBlock | undefined {
	const components = principalComponents(correlationsOf(transformed)).slice(0, mostComponents);
	if (components.length < 2) return undefined;
	const share = (name: string, label: string) => ({ name, label, type: "number", format: "share" }) as const;
	return makeTableBlock({
		id: "principal-components",
		claim: "What makes customers differ, by principal component",
		description: "Share of the variance of the standardized features that each principal component carries.",
		columns: [
			countColumn("component", "Component"),
			textColumn("direction", "Weighs most"),
			share("share", "Share of the variance"),
			share("together", "With those before"),
		],
		rows: components.map((component, i) => ({
			component: i + 1,
			direction: axisWords(component, transformed),
			share: component.share,
			together: components.slice(0, i + 1).reduce((sum, one) => sum + one.share, 0),
		})),
		protection: "public",
	});
}

/** The feature that weighs most on a component. */
function axisWords({ loadings }: PrincipalComponent, { transforms }: Transformed): string {
	const weighed = transforms.map(({ feature }, i) => ({ label: lowerFirst(feature.label), weight: loadings[i] ?? 0 }));
	const [top] = weighed.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
	return top ? `${top.weight < 0 ? "less" : "more"} ${top.label}` : "";
}

function correlationsOf({ transforms, correlations }: Transformed): number[][] {
	const ids = transforms.map(({ feature }) => feature.id);
	const r = new Map(
		correlations.flatMap(({ a, b, r: value }) => [
			[`${a.id} ${b.id}`, value] as const,
			[`${b.id} ${a.id}`, value] as const,
		]),
	);
	return ids.map((a) => ids.map((b) => (a === b ? 1 : (r.get(`${a} ${b}`) ?? 0))));
}

function dot(a: readonly number[], b: readonly number[]): number {
	return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
}
