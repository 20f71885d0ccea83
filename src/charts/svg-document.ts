/**
 * The part of the DOM that Observable Plot draws on, and no more: elements, attributes, text, and their order. A tree
 * of it becomes SVG text, the same bytes for the same tree on any machine.
 */
const svgNamespace = "http://www.w3.org/2000/svg";

/** Attributes that hold lengths, whose decimals beyond the second no eye can see. */
const geometry = new Set(["x", "y", "x1", "x2", "y1", "y2", "dx", "dy", "cx", "cy", "r", "width", "height", "d"]);
geometry.add("transform").add("points");

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** XML text: markup escaped, and characters that XML cannot hold left out. */
export function escapeXml(text: string): string {
	return text
		.replace(/[&<>"]/g, (character) => escapes[character] ?? character)
		.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "");
}

export class SvgText {
	parentNode: SvgElement | null = null;
	textContent: string;

	constructor(text: string) {
		this.textContent = text;
	}

	toString(): string {
		return escapeXml(this.textContent);
	}
}

export class SvgElement {
	readonly localName: string;
	readonly namespaceURI: string;
	readonly ownerDocument: SvgDocument;
	readonly attributes = new Map<string, string>();
	parentNode: SvgElement | null = null;
	childNodes: (SvgElement | SvgText)[] = [];

	constructor(localName: string, ownerDocument: SvgDocument) {
		this.localName = localName;
		this.namespaceURI = svgNamespace;
		this.ownerDocument = ownerDocument;
	}

	get children(): SvgElement[] {
		return this.childNodes.filter((node) => node instanceof SvgElement);
	}

	getAttribute(name: string): string | null {
		return this.attributes.get(name) ?? null;
	}

	hasAttribute(name: string): boolean {
		return this.attributes.has(name);
	}

	setAttribute(name: string, value: unknown): void {
		this.attributes.set(name, String(value));
	}

	removeAttribute(name: string): void {
		this.attributes.delete(name);
	}

	appendChild<N extends SvgElement | SvgText>(node: N): N {
		return this.insertBefore(node, null);
	}

	insertBefore<N extends SvgElement | SvgText>(node: N, next: SvgElement | SvgText | null): N {
		node.parentNode?.removeChild(node);
		const at = next === null ? this.childNodes.length : this.childNodes.indexOf(next);
		this.childNodes.splice(at, 0, node);
		node.parentNode = this;
		return node;
	}

	removeChild<N extends SvgElement | SvgText>(node: N): N {
		this.childNodes = this.childNodes.filter((child) => child !== node);
		node.parentNode = null;
		return node;
	}

	get textContent(): string {
		return this.childNodes.map((node) => node.textContent).join("");
	}

	set textContent(text: string) {
		this.childNodes = [];
		if (text !== "") this.appendChild(new SvgText(text));
	}

	toString(): string {
		const attributes = [...this.attributes].map(([name, value]) => ` ${name}="${writeValue(name, value)}"`).join("");
		if (this.childNodes.length === 0) return `<${this.localName}${attributes}/>`;
		return `<${this.localName}${attributes}>${this.childNodes.join("")}</${this.localName}>`;
	}
}

export class SvgDocument {
	readonly documentElement: SvgElement = new SvgElement("svg", this);

	createElementNS(_namespace: string, name: string): SvgElement {
		return new SvgElement(name, this);
	}
}

function writeValue(name: string, value: string): string {
	if (!geometry.has(name)) return escapeXml(value);
	return escapeXml(
		value.replace(/-?\d+(\.\d+)?(e-?\d+)?/g, (number) => String(Math.round(Number(number) * 100) / 100 || 0)),
	);
}
