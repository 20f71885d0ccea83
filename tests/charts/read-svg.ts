/** Reads SVG text strictly enough to fail on what is not XML, and says where its texts stand. */
import { chartWidths } from "../../src/charts/context.ts";
import { measureText } from "../../src/charts/text-width.ts";

export interface SvgNode {
	name: string;
	attributes: Map<string, string>;
	children: SvgNode[];
	text: string;
	parent: SvgNode | undefined;
}

const tag = /<(\/?)([a-z][\w-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/y;
const textRun = /(?:[^<&]|&(?:amp|lt|gt|quot);)+/y;
const entities: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };
const decode = (text: string) => text.replace(/&\w+;/g, (entity) => entities[entity] ?? entity);

/** The root element. Throws where a tag is malformed, closed wrongly or left open, or an entity is none of XML's. */
export function readSvg(source: string): SvgNode {
	const body = source.replace(/^<\?xml [^?]*\?>\n/, "").trimEnd();
	const root: SvgNode = { name: "#root", attributes: new Map(), children: [], text: "", parent: undefined };
	let open = root;
	for (let at = 0; at < body.length; ) {
		tag.lastIndex = textRun.lastIndex = at;
		const found = tag.exec(body);
		if (found) {
			const [, slash, name = "", attributes = "", empty] = found;
			if (slash) {
				if (open.name !== name || !open.parent) throw new Error(`</${name}> closes <${open.name}>`);
				open = open.parent;
			} else {
				const node: SvgNode = { name, attributes: readAttributes(attributes), children: [], text: "", parent: open };
				open.children.push(node);
				if (!empty) open = node;
			}
			at = tag.lastIndex;
		} else {
			const run = textRun.exec(body)?.[0];
			if (run === undefined) throw new Error(`not XML at: ${body.slice(at, at + 40)}`);
			open.text += decode(run);
			at = textRun.lastIndex;
		}
	}
	const svg = root.children[0];
	if (open !== root || !svg || root.children.length > 1) throw new Error(`<${open.name}> is left open`);
	return svg;
}

function readAttributes(source: string): Map<string, string> {
	const pairs = [...source.matchAll(/([\w:-]+)="([^"]*)"/g)].map(
		([, name = "", value = ""]) => [name, decode(value)] as const,
	);
	const attributes = new Map(pairs);
	if (attributes.size < pairs.length) throw new Error(`an attribute twice in: ${source}`);
	return attributes;
}

export function findAll(node: SvgNode, name: string): SvgNode[] {
	return node.children.flatMap((child) => [...(child.name === name ? [child] : []), ...findAll(child, name)]);
}

export interface TextBox {
	text: string;
	left: number;
	right: number;
	top: number;
	bottom: number;
}

/** Where each line of text stands, in pixels, by the estimated width of its letters. Rotated text is left out. */
export function readTextBoxes(svg: SvgNode): TextBox[] {
	return findAll(svg, "text").flatMap((node) => {
		if (node.attributes.get("transform")?.includes("rotate")) return [];
		const size = Number(inherited(node, "font-size"));
		const spans = node.children.filter((child) => child.name === "tspan");
		let line = 0;
		return (spans.length ? spans : [node]).map((span) => {
			const y = span.attributes.get("y") ?? "0";
			line = span.attributes.has("dy")
				? line + Number.parseFloat(span.attributes.get("dy") ?? "") * size
				: toPixels(y, size);
			const { x, y: baseline } = offset(node, line);
			const width = measureText(span.text, { size, bold: Number(inherited(node, "font-weight")) >= 600 });
			const anchor = inherited(node, "text-anchor");
			const left = anchor === "end" ? x - width : anchor === "middle" ? x - width / 2 : x;
			return { text: span.text, left, right: left + width, top: baseline - 0.74 * size, bottom: baseline + 0.2 * size };
		});
	});
}

function toPixels(length: string, size: number): number {
	return length.endsWith("em") ? Number.parseFloat(length) * size : Number(length);
}

/** An attribute of the node, or of the nearest around it that has one. */
export function inherited(node: SvgNode | undefined, name: string): string | undefined {
	return node && (node.attributes.get(name) ?? inherited(node.parent, name));
}

function offset(node: SvgNode, baseline: number): { x: number; y: number } {
	let [x, y] = [Number(node.attributes.get("x") ?? 0), baseline];
	for (let at: SvgNode | undefined = node; at; at = at.parent) {
		const [, dx = "0", dy = "0"] = /translate\(([-\d.]+),([-\d.]+)\)/.exec(at.attributes.get("transform") ?? "") ?? [];
		x += Number(dx);
		y += Number(dy);
	}
	return { x, y };
}

export const widths = Object.values(chartWidths);
