/** Click-through rates and clicks by number of impressions, drawn. */
import { type Record, withhold } from "../../disclosure.ts";
import type { Column, Figure } from "../../document.ts";
import { isotonicRegression } from "../../statistics/isotonic-regression.ts";
import { meanSums, ratioInterval } from "../../statistics/ratio-interval.ts";
import { customersColumn, intervalColumns } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { noteOf } from "../note-of.ts";
import { withholdRates } from "../withhold-rates.ts";
import { type Basis, channelColumn, leftOutWords } from "./basis.ts";
import { rateInterval } from "./channel-rates.ts";
import { clicksClaim, leftOutDoses, rateClaim } from "./dose-words.ts";
import type { Dose, Doses } from "./doses.ts";
import { adviceOf, type JudgedEffect, rangeWords } from "./impression-words.ts";

interface Drawn {
	doses: Doses;
	/** Of all customers. */
	effects: readonly JudgedEffect[];
	/** In words. */
	base: string;
}

const impressionsColumn: Column = {
	name: "impressions",
	label: "Impressions of a customer",
	type: "number",
	format: "decimal",
};

/** Rates and clicks, with the curves fitted and the advised ranges. */
export function doseFigures(basis: Basis, drawn: Drawn): Figure[] {
	return [rateFigure(basis, drawn), clicksFigure(basis, drawn)];
}

function rateFigure(basis: Basis, { doses, effects, base }: Drawn): Figure {
	const rate: Column = { name: "ctr", label: "Click-through rate", type: "number", format: "share" };
	const fits = new Map(
		effects.map(({ channel }) => {
			const own = ofChannel(doses, channel.channel);
			const values = own.map(({ sums }) => ({ value: sums.y / sums.x, weight: sums.x }));
			return [channel.channel, isotonicRegression(values, { direction: "falling" })];
		}),
	);
	return makeFigure(
		{
			id: "ctr-by-impressions",
			claim: (rows) => rateClaim(basis, rows),
			description: `Clicks per impression by the number of impressions that a customer saw, with 95% intervals and the best curve that never rises; shaded is the advised number of impressions where there is one. Base: ${base}.`,
			chart: { ...chartOf(basis, effects), value: "ctr", low: "ctr_low", high: "ctr_high" },
			columns: [
				channelColumn,
				impressionsColumn,
				customersColumn,
				rate,
				...intervalColumns(rate),
				{ ...rate, name: "fit", label: "Fitted click-through rate" },
			],
			rows: doses.doses.map((dose): Record => {
				const { estimate, low, high } = rateInterval(dose.sums) ?? unknown;
				const fit = fits.get(dose.channel)?.[dose.bin] ?? null;
				return { ...cellsOf(dose), ctr: estimate, ctr_low: low, ctr_high: high, fit };
			}),
			protection: protectionOf(basis, doses),
			...noteOf(leftOutDoses(doses), leftOutWords(basis.channels.leftOut.campaign)),
			sql: doses.sql,
		},
		basis.settings,
	);
}

function clicksFigure(basis: Basis, { doses, effects, base }: Drawn): Figure {
	const clicks: Column = { name: "clicks", label: "Clicks of a customer", type: "number", format: "ratio" };
	const fitOf = (channel: string) => effects.find((effect) => effect.channel.channel === channel)?.bend?.fit;
	return makeFigure(
		{
			id: "expected-clicks",
			claim: (rows) => clicksClaim(basis, rows),
			description: `Mean clicks of a customer by the number of impressions that the customer saw, with 95% intervals and the best curve that never falls and never gets steeper. Base: ${base}.`,
			chart: { ...chartOf(basis, effects), value: "clicks", low: "clicks_low", high: "clicks_high" },
			columns: [
				channelColumn,
				impressionsColumn,
				customersColumn,
				clicks,
				...intervalColumns(clicks),
				{ ...clicks, name: "fit", label: "Fitted clicks" },
				{ ...clicks, name: "next", label: "Clicks that go with one more impression" },
			],
			rows: doses.doses.map((dose): Record => {
				const { estimate, low, high } = ratioInterval(meanSums(dose.sums)) ?? unknown;
				const fit = fitOf(dose.channel);
				const isLast = fit !== undefined && dose.impressions + 1 > fit.end;
				return {
					...cellsOf(dose),
					clicks: estimate,
					clicks_low: low === null ? null : Math.max(0, low),
					clicks_high: high,
					fit: fit?.valueAt(dose.impressions) ?? null,
					// Past the last dose nothing is known.
					next: !fit || isLast ? null : fit.valueAt(dose.impressions + 1) - fit.valueAt(dose.impressions),
				};
			}),
			protection: protectionOf(basis, doses),
			...noteOf("The curves end where the data do.", leftOutDoses(doses)),
			sql: doses.sql,
		},
		basis.settings,
	);
}

const unknown = { estimate: null, low: null, high: null } as const;

function chartOf(basis: Basis, effects: readonly JudgedEffect[]) {
	return {
		kind: "dose-response" as const,
		facet: channelColumn.name,
		x: impressionsColumn.name,
		fit: "fit",
		ranges: effects.flatMap((effect) => {
			const advice = adviceOf(effect);
			return advice ? [{ facet: effect.channel.channel, ...advice, label: rangeWords(advice, basis) }] : [];
		}),
	};
}

function cellsOf({ channel, impressions, customers }: Dose): Record {
	return { channel, impressions, customers };
}

function ofChannel({ doses }: Doses, channel: string): Dose[] {
	return doses.filter((dose) => dose.channel === channel);
}

/** The doses of a channel add up to its customers with those who saw more than is looked at, have no rate, or saw nothing. */
function protectionOf({ grouping, rates, settings }: Basis, doses: Doses) {
	const threshold = settings.disclosureThreshold;
	const withheld = new Set<number>();
	for (const { channel, above } of doses.channels) {
		const own = ofChannel(doses, channel);
		const first = doses.doses.findIndex((dose) => dose.channel === channel);
		const rated = own.reduce((sum, { customers }) => sum + customers, above);
		const reached = rates.rates
			.filter((rate) => rate.channel === channel && grouping.groups.some(({ name }) => name === rate.group))
			.reduce((sum, rate) => sum + rate.reached, 0);
		const rest = [above, reached - rated, grouping.customers - reached];
		const parts = [...own.map(({ customers }) => customers), ...rest].map((customers, bin) => ({ bin, customers }));
		const hidden = withhold(parts, {
			threshold,
			count: "customers",
			by: ["bin"],
			forced: withholdRates(own, threshold),
		});
		for (const index of hidden) if (index < own.length) withheld.add(first + index);
	}
	return { withheld, keep: [channelColumn.name, impressionsColumn.name] };
}
