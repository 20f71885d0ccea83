/** Labels on an axis where there is no room for all. */
import type { ChartContext } from "./context.ts";
import { measureText } from "./text-width.ts";

interface Options<T> {
	context: ChartContext;
	/** Pixels of the middle of the label. */
	position: (place: T) => number;
}

/** Every place, or every second, third ... as far as their labels have room, from the first on. */
export function thinOut<T extends { label: string }>(places: T[], { context, position }: Options<T>): T[] {
	const isClear = (kept: T[]) =>
		kept.every((place, index) => {
			const next = kept[index + 1];
			const half = measureText(place.label, context.type) / 2;
			return !next || position(next) - position(place) > half + measureText(next.label, context.type) / 2 + 6;
		});
	for (let step = 1; step < places.length; step++) {
		const kept = places.filter((_, index) => index % step === 0);
		if (isClear(kept)) return kept;
	}
	return places.slice(0, 1);
}
