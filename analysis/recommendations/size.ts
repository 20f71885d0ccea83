/** What a recommendation could bring: what the interval of its evidence comes to over its audience. */
import type { Format } from "../document.ts";
import type { Formats } from "../format.ts";
import { joinWords, upperFirst } from "../narrative/words.ts";
import type { Settings } from "../report.ts";
import type { Estimate } from "../statistics/interval.ts";
import type { Expectation } from "./recommendation.ts";

/** Of an audience of so many customers, in the unit of the expectation; undefined where it is not known. */
export function gainOf(expectation: Expectation, customers: number): Estimate | undefined {
	if ("unknown" in expectation) return undefined;
	const { estimate, low, high } = expectation.each;
	const over = (each: number) => Math.max(0, each * customers);
	return { estimate: over(estimate), low: over(low), high: over(high) };
}

/** The gain in money: of what is money itself, or of customers whose worth the report gives. */
export function moneyGainOf(expectation: Expectation, customers: number, settings: Settings): Estimate | undefined {
	const gain = gainOf(expectation, customers);
	if (!gain || "unknown" in expectation) return undefined;
	if (expectation.unit === "money") return gain;
	const value = expectation.value && settings.unitValues[expectation.value];
	if (value === undefined) return undefined;
	const { estimate, low, high } = roundGain(gain);
	return { estimate: value * estimate, low: value * low, high: value * high };
}

/** Customers are whole. */
export function roundGain({ estimate, low, high }: Estimate): Estimate {
	return { estimate: Math.round(estimate), low: Math.round(low), high: Math.round(high) };
}

const withheldReach = "The number of customers is not shown, since it would tell of few";

/**
 * "Between 58 and 92 more buyers among 3,500 customers, if ...", "At most 92 more buyers ...".
 *
 * @param customers whom it goes to; null where withheld
 */
export function expectWords(
	expectation: Expectation,
	customers: number | null,
	{ settings, formats }: { settings: Settings; formats: Formats },
): string {
	const { cell } = formats;
	const reach = customers === null ? withheldReach : `For ${cell(customers, "count")} customers`;
	if ("unknown" in expectation) return `${reach}. Not sized: ${expectation.unknown}.`;
	const gain = gainOf(expectation, customers ?? 0);
	if (customers === null || !gain) return `${reach}; nor is what it could bring.`;
	const { of, unit, value, assumptions } = expectation;
	const format = unit === "money" ? "money" : "count";
	const whole = unit === "money" ? gain : roundGain(gain);
	const money = unit === "customers" ? moneyGainOf(expectation, customers, settings) : undefined;
	const worth = value && settings.unitValues[value];
	const isPositive = gain.low > 0;
	const range = ({ low, high }: Estimate, as: Format) =>
		isPositive ? `between ${cell(low, as)} and ${cell(high, as)}` : `at most ${cell(high, as)}`;
	const inMoney =
		money && worth !== undefined ? `, worth ${range(money, "money")} at ${cell(worth, "cents")} a ${value}` : "";
	return `${upperFirst(range(whole, format))} more ${of} among ${cell(customers, "count")} customers${inMoney}, if ${joinWords(assumptions)}.`;
}
