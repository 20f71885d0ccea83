/** Money, percent, counts and dates: one voice for prose, tables and axes. Percent exists only here. */
import type { Cell, Format } from "./document.ts";

export interface Voice {
	/** BCP 47, for example `en-US`. */
	locale: string;
	/** ISO 4217, for example `USD`. */
	currency: string;
}

/** Decimals that a published number keeps in each format: more than is shown, fewer than the engine's noise. */
const keptDecimals: { [format in Format]?: number } = {
	share: 6,
	points: 6,
	money: 2,
	cents: 2,
	decimal: 4,
	ratio: 6,
	index: 6,
	probability: 6,
};

/** Smaller probabilities are written as below it. */
export const leastProbability = 0.001;

/** A cell as it is published: a number is rounded, so that the order in which an engine adds up leaves no trace. */
export function roundCell(value: Cell, format: Format): Cell {
	const decimals = keptDecimals[format];
	// Adding zero makes -0 zero.
	return typeof value === "number" && decimals !== undefined ? Number(value.toFixed(decimals)) + 0 : value;
}

/** What stands for a missing cell, and for a cell that is withheld to protect customers. */
export const missingMark = "–";
export const suppressedMark = "[c]";

export interface Formats {
	/** A cell in its column's format; `missingMark` for null, "Yes" or "No" for a boolean. */
	cell(value: Cell, format: Format): string;
	/** As `cell`, but short, for axes and direct labels: $12k, 12%, 1.2M, +1.2 pts. */
	short(value: number, format: Format): string;
	/** As `cell`, without the word for its unit, under a heading that says it for all: +1.2 for +1.2 points. */
	bare(value: number, format: Format): string;
	/** A plain number with exactly so many decimals, for many numbers beside each other: 1.0, 0.62. */
	fixed(value: number, decimals: number): string;
	/** A number of percent as others published it, with exactly so many decimals: 79.6%. */
	percent(value: number, decimals: number): string;
}

const cache = new Map<string, Formats>();

/** The formats of one locale and currency. Throws a RangeError for a locale or currency that Intl does not know. */
export function formatsFor({ locale, currency }: Voice): Formats {
	const key = `${locale} ${currency}`;
	const known = cache.get(key);
	if (known) return known;
	const made = makeFormats(locale, currency);
	cache.set(key, made);
	return made;
}

function makeFormats(locale: string, currency: string): Formats {
	const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options);
	const money = { style: "currency", currency, currencyDisplay: "narrowSymbol" } as const;
	const day = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
	const long = {
		count: number({ maximumFractionDigits: 0 }),
		share: number({ style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 }),
		money: number({ ...money, minimumFractionDigits: 0, maximumFractionDigits: 0 }),
		cents: number(money),
		decimal: number({ maximumFractionDigits: 1 }),
		ratio: number({ minimumFractionDigits: 3, maximumFractionDigits: 3 }),
		index: number({ maximumFractionDigits: 0 }),
		probability: number({ minimumFractionDigits: 3, maximumFractionDigits: 3 }),
		integer: number({ useGrouping: false, maximumFractionDigits: 0 }),
	};
	const points = number({ minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: "exceptZero" });
	const shortPoints = number({ maximumFractionDigits: 1, signDisplay: "exceptZero" });
	const compact = { notation: "compact", maximumSignificantDigits: 3 } as const;
	const short = {
		...long,
		count: number(compact),
		share: number({ style: "percent", maximumFractionDigits: 1 }),
		money: number({ ...money, ...compact }),
		cents: number({ ...money, ...compact }),
		decimal: number({ maximumFractionDigits: 1 }),
		ratio: number({ maximumFractionDigits: 2 }),
	};
	const write = (formats: typeof long, unrounded: number, format: Format) => {
		// As it is published: a number that is rounded twice may not be the one that is rounded once.
		const value = Number(roundCell(unrounded, format));
		if (format === "text" || format === "date") return String(value);
		if (format === "points") return spell(points, 100 * value);
		if (format === "index") return spell(formats.index, 100 * value);
		if (format === "probability" && value < leastProbability) return `<${spell(long.probability, leastProbability)}`;
		return spell(formats[format], value);
	};

	return {
		cell(value, format) {
			if (value === null) return missingMark;
			if (format === "date" && typeof value === "string") return day.format(new Date(`${value}T00:00:00Z`));
			if (typeof value === "boolean") return value ? "Yes" : "No";
			if (typeof value !== "number") return String(value);
			return write(long, value, format) + (format === "points" ? " points" : "");
		},
		short: (value, format) =>
			format === "points"
				? `${spell(shortPoints, 100 * Number(roundCell(value, format)))} pts`
				: write(short, value, format),
		bare: (value, format) => write(long, value, format),
		fixed: (value, decimals) =>
			spell(
				number({ minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
				Number(roundCell(value, "ratio")),
			),
		percent: (value, decimals) =>
			spell(
				number({ style: "percent", minimumFractionDigits: decimals, maximumFractionDigits: decimals }),
				Number(`${value}e-2`),
			),
	};
}

/** What rounds to zero has no sign, and a minus is a minus sign, not a hyphen. */
function spell(format: Intl.NumberFormat, value: number): string {
	const isZero = format.format(Math.abs(value)) === format.format(0);
	return format.format(isZero ? 0 : value).replace("-", "−");
}
