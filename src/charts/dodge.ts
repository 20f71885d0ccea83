/** Labels that stand below each other: each as near to its place as the others and the edges let it. */

export interface Dodged {
	/** Pixels: where the middle would best be, and how much room it takes. */
	y: number;
	height: number;
}

/**
 * The middles of labels, in their order of `y`, apart from each other and within `bounds` where all of them fit there.
 * Returns a middle for each label in the order given.
 */
export function dodge(labels: Dodged[], [top, bottom]: [number, number]): number[] {
	const order = labels.map((label, index) => ({ ...label, index })).toSorted((a, b) => a.y - b.y || a.index - b.index);
	const middles: number[] = [];
	let free = top;
	for (const { y, height } of order) {
		const middle = Math.max(y, free + height / 2);
		middles.push(middle);
		free = middle + height / 2;
	}
	let end = Math.max(bottom, top + order.reduce((sum, { height }) => sum + height, 0));
	for (const [place, { height }] of [...order.entries()].toReversed()) {
		middles[place] = Math.min(middles[place] ?? 0, end - height / 2);
		end = (middles[place] ?? 0) - height / 2;
	}
	const found: number[] = [];
	for (const [place, { index }] of order.entries()) found[index] = middles[place] ?? 0;
	return found;
}
