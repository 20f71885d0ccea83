/** A position scale whose positions are known before Plot draws, so that labels can be placed where they fit. */
import type { Format, Scale } from "../../analysis/document.ts";

export interface PositionScale {
	domain: [number, number];
	/** Pixels. */
	range: [number, number];
	/** Pixels of a value. */
	position(value: number): number;
	/** On the scale's own axis, where equal steps are equally wide. */
	transform(value: number): number;
	invert(transformed: number): number;
	/** The options of Plot's scale. */
	plot: { type: Scale["type"]; constant?: number; domain: [number, number]; range: [number, number]; axis: null };
	symlogConstant: number | undefined;
}

/** A domain without extent is widened by one unit, so that equal values stand somewhere. */
export function makeScale(scale: Scale, domain: [number, number], range: [number, number]): PositionScale {
	const constant = scale.type === "symlog" ? (scale.constant ?? 1) : undefined;
	const transform = (value: number) =>
		constant === undefined ? value : Math.sign(value) * Math.log1p(Math.abs(value) / constant);
	const invert = (value: number) =>
		constant === undefined ? value : Math.sign(value) * constant * Math.expm1(Math.abs(value));
	const [low, high] = domain;
	const end = high > low ? high : low + 1;
	const unit = (range[1] - range[0]) / (transform(end) - transform(low));
	return {
		domain: [low, end],
		range,
		position: (value) => range[0] + (transform(value) - transform(low)) * unit,
		transform,
		invert,
		plot: { type: scale.type, ...(constant === undefined ? {} : { constant }), domain: [low, end], range, axis: null },
		symlogConstant: constant,
	};
}

/**
 * Round values inside the domain: on a linear scale about `count` multiples of 1, 2 or 5 times a power of ten, whole
 * numbers only where the format has no fractions; on a symlog scale zero, and 1, 2 and 5 times every power of ten from a
 * tenth of the scale's constant, to both sides.
 */
export function roundTicks(scale: PositionScale, count: number, format: Format): number[] {
	const [low, high] = scale.domain;
	if (scale.symlogConstant !== undefined) return powerTicks(scale);
	const whole = format === "count" || format === "integer";
	const raw = (high - low) / Math.max(1, count);
	const magnitude = 10 ** Math.floor(Math.log10(raw));
	const nice = [1, 2, 5, 10].map((factor) => factor * magnitude).find((step) => step >= raw * 0.999) ?? raw;
	const step = whole ? Math.max(1, nice) : nice;
	const first = Math.ceil(low / step - 1e-9);
	const last = Math.floor(high / step + 1e-9);
	return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)) || 0);
}

function powerTicks({ domain: [low, high], symlogConstant = 1 }: PositionScale): number[] {
	const least = Math.ceil(Math.log10(symlogConstant) - 1 - 1e-9);
	const greatest = Math.floor(Math.log10(Math.max(Math.abs(low), Math.abs(high), 10 ** least)) + 1e-9);
	const powers = Array.from({ length: greatest - least + 1 }, (_, index) => least + index);
	const ticks = powers.flatMap((power) => [1, 2, 5].map((factor) => Number(`${factor}e${power}`)));
	return [...ticks.toReversed().map((tick) => -tick), 0, ...ticks].filter((tick) => tick >= low && tick <= high);
}
