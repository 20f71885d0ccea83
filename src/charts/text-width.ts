/** How wide text will be in Inter, so that margins and lines fit before any browser has drawn them. */

/** Advance widths of Inter (regular) in hundredths of an em. */
const advances: Record<number, string> = {
	25: "ijl’I",
	30: " !,.:·';`",
	34: "t|()/[]f",
	40: "r1{}“”",
	47: '-_"^',
	52: "*–?s",
	56: "kxzavy7JLce",
	60: "Fhnu5Eo2bdgpq£",
	64: "36890Z#$&PRSBT4",
	67: "+<=>~−×K€XYAV",
	74: "DCHUGNOQ",
	88: "wm…M",
	99: "@%W",
};

const widths = new Map(
	Object.entries(advances).flatMap(([advance, characters]) => [...characters].map((c) => [c, Number(advance) / 100])),
);

/** Letters of other scripts: as wide as the widest of Latin, so that they fit too. */
const otherWidth = 0.8;

export interface Type {
	/** Pixels. */
	size: number;
	bold?: boolean;
}

/** Width in pixels, rounded up: an estimate that is rarely too small. */
export function measureText(text: string, { size, bold = false }: Type): number {
	let ems = 0;
	for (const character of text) ems += widths.get(character) ?? otherWidth;
	return Math.ceil(ems * size * (bold ? 1.07 : 1.01));
}

/** Lines no wider than `width` pixels, broken at spaces and after hyphens and slashes; a longer word keeps its own line. */
export function wrapText(text: string, width: number, type: Type): string[] {
	const lines: string[] = [];
	let line = "";
	for (const part of text.match(/[^\s/-]*[/-]+|[^\s/-]+|\s+/g) ?? []) {
		if (line.trim() !== "" && measureText((line + part).trimEnd(), type) > width) {
			lines.push(line.trim());
			line = "";
		}
		line += part;
	}
	lines.push(line.trim());
	return lines.filter((written, index) => written !== "" || index === 0);
}

/** As few lines as `wrapText` makes, but of about the same width, so that no word is left alone. */
export function balanceText(text: string, width: number, type: Type): string[] {
	const { length } = wrapText(text, width, type);
	const narrowest = Math.ceil(measureText(text, type) / length);
	for (let own = narrowest; own < width; own += 4) {
		const lines = wrapText(text, own, type);
		if (lines.length === length) return lines;
	}
	return wrapText(text, width, type);
}

/** The widest part of several texts that no line break can divide, in pixels. */
export function widestWord(texts: string[], type: Type): number {
	return widestText(
		texts.flatMap((text) => wrapText(text, 0, type)),
		type,
	);
}

/** The widest of several texts, in pixels; 0 for none. */
export function widestText(texts: string[], type: Type): number {
	return Math.max(0, ...texts.map((text) => measureText(text, type)));
}
