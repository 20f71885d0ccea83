/** The colors of a heatmap: steps from pale to dark, or from one color through a neutral one to another. */
import type { Paint } from "./colors.ts";

export interface HeatScale {
	/** From the least to the greatest. */
	steps: Paint[];
	/** The values that the first and the last step stand for. */
	domain: [number, number];
	paint(value: number): Paint;
}

const sequential = [1, 2, 3, 4, 5, 6, 7].map((step) => `seq-${step}`);
const diverging = [
	...[4, 3, 2, 1].map((step) => `low-${step}`),
	"neutral",
	...[1, 2, 3, 4].map((step) => `high-${step}`),
];

/** `middle` and `limit` are for colors that diverge: the neutral value, and how far from it all are as strong. */
export function heatScale(
	values: number[],
	{
		diverging: diverges,
		middle = 0,
		limit,
	}: { diverging: boolean; middle?: number | undefined; limit?: number | undefined },
): HeatScale {
	const furthest = limit ?? (Math.max(0, ...values.map((value) => Math.abs(value - middle))) || 1);
	const [low, high] = diverges
		? [middle - furthest, middle + furthest]
		: [Math.min(...values, 0), Math.max(...values, 0) || 1];
	const steps = (diverges ? diverging : sequential).map((token) => ({
		fill: `var(--${token})`,
		text: `var(--on-${token})`,
	}));
	const last = steps.length - 1;
	return {
		steps,
		domain: [low, high],
		paint(value) {
			const place = Math.round(((value - low) / (high - low)) * last);
			const found = steps[Math.min(last, Math.max(0, place))];
			if (!found) throw new Error(`no color for ${value} (give a number)`);
			return found;
		},
	};
}
