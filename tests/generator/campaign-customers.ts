/** The customers of a segment: who they are, what they hold, what they saw and whether they bought. */
import { apportion, drawUntil, imbalance, shuffleBeside } from "./campaign-balance.ts";
import { clickRateOf, drawExposures, type Exposure } from "./campaign-engagement.ts";
import {
	buyers,
	type Channel,
	channelNames,
	type Product,
	productNames,
	products,
	type SegmentName,
	segmentOf,
} from "./campaign-segments.ts";
import { agesByWeight, gendersByWeight } from "./people.ts";
import type { Random } from "./random.ts";

export interface CampaignCustomer {
	segment: SegmentName;
	/** In completed years. */
	age: number;
	/** F, M or N. */
	gender: string;
	region: string;
	held: Record<Product, boolean>;
	bought: boolean;
	seen: Record<Channel, Exposure>;
}

/** Share of customers, in every segment. */
const regions = new Map([
	["North", 0.24],
	["East", 0.19],
	["South", 0.27],
	["West", 0.17],
	["Central", 0.13],
]);

/** Standard errors by which a column may go with another. */
const limits = { heldAndBought: 0.3, held: 0.8, demographic: 1.5 } as const;

/** First years of bands of age, but of the youngest. */
const ageFloors = [25, 35, 45, 55, 65];

/** Every segment has the same shares of buyers, owners, ages, genders and regions. */
export function drawSegment(random: Random, segment: SegmentName): CampaignCustomer[] {
	const { customers, responsive } = segmentOf(segment);
	const bought = random.shuffle(apportion(customers, flags(buyers)));
	const seen = new Map<Channel, Exposure[]>();
	for (const channel of channelNames)
		seen.set(channel, drawExposures(random, { bought, responsive: responsive.includes(channel) }));

	const buys = bought.map(Number);
	const beside = seen
		.values()
		.map((exposures) => exposures.map(clickRateOf))
		.toArray();
	const held = new Map<Product, boolean[]>();
	for (const product of productNames) {
		const owners = apportion(customers, flags(products[product]));
		const column = drawUntil(
			() => shuffleBeside(random, owners, { beside, limit: limits.held, measures: [Number] }),
			(drawn) => imbalance(drawn.map(Number), buys) < limits.heldAndBought,
		);
		held.set(product, column);
		beside.push(column.map(Number));
	}

	beside.push(buys);
	for (const exposures of seen.values()) beside.push(exposures.map(({ impressions }) => impressions));
	const drawDemographic = <Value>(shares: ReadonlyMap<Value, number>, measures: ((value: Value) => number)[]) => {
		const values = apportion(customers, shares);
		return shuffleBeside(random, values, { beside, limit: limits.demographic, measures });
	};
	const ages = drawDemographic(
		agesByWeight,
		ageFloors.map((floor) => (age) => Number(age >= floor)),
	);
	const genders = drawDemographic(gendersByWeight, [...gendersByWeight.keys()].map(isCategory));
	const lived = drawDemographic(regions, [...regions.keys()].map(isCategory));
	return bought.map((isBuyer, i) => ({
		segment,
		age: ages[i] as number,
		gender: genders[i] as string,
		region: lived[i] as string,
		held: pickRow(held, i),
		bought: isBuyer,
		seen: pickRow(seen, i),
	}));
}

function flags(share: number): [boolean, number][] {
	return [
		[true, share],
		[false, 1 - share],
	];
}

function isCategory(category: string): (value: string) => number {
	return (value) => Number(value === category);
}

function pickRow<Name extends string, Value>(columns: ReadonlyMap<Name, readonly Value[]>, i: number) {
	return Object.fromEntries(columns.entries().map(([name, column]) => [name, column[i]])) as Record<Name, Value>;
}
