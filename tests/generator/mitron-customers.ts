/** The customers of `data/mitron-credit-card/`: who they are, what they earn and what they spend in a month. */
import { apportion, drawUntil } from "./campaign-balance.ts";
import { removeGroupMeans } from "./mitron-balance.ts";
import {
	ageGroups,
	demographicNames,
	demographics,
	isMember,
	keySegment,
	keysOf,
	occupations,
	type Person,
	utilizationSpread,
} from "./mitron-groups.ts";
import type { Random } from "./random.ts";

export interface Cardholder extends Person {
	/** Monthly, in whole rupees. */
	income: number;
	/** In a month, on average, in rupees. */
	spend: number;
}

/** From what is usual, in standard deviations. */
const mostDeviations = 2.5;

/** In random order. Demographics are independent of one another, and spend is what the groups say it is. */
export function drawCardholders(random: Random, count: number): Cardholder[] {
	const people = random.shuffle(apportion(count, listPeople()));
	const triples = listTriples(demographicNames).map((names) =>
		people.map((person) => names.map((name) => person[name]).join(", ")),
	);
	const draw = () =>
		removeGroupMeans(
			people.map(() => drawUntil(random.normal, (deviation) => Math.abs(deviation) < mostDeviations)),
			{ groupings: triples },
		);
	const [earned, spent] = [draw(), draw()];
	const cardholders = people.map((person, i) => {
		const { income: median, spread, elasticity } = occupations[person.occupation];
		const deviation = spread * (earned[i] as number);
		const income = Math.round(median * ageGroups[person.ageGroup].earning * Math.exp(deviation));
		const utilization = Math.exp((elasticity - 1) * deviation + utilizationSpread * (spent[i] as number));
		const times = isMember(person, keySegment.members) ? keySegment.times : 1;
		return { ...person, income, spend: income * utilization * times };
	});
	return scaleSpend(cardholders);
}

function listTriples<Item>(items: readonly Item[]): Item[][] {
	return items.flatMap((one, i) =>
		items.slice(i + 1).flatMap((other, j) => items.slice(i + j + 2).map((third) => [one, other, third])),
	);
}

/** Everyone there can be, each with the share of customers. */
function listPeople(): [Person, number][] {
	let people: [Partial<Person>, number][] = [[{}, 1]];
	for (const name of demographicNames)
		people = people.flatMap(([person, weight]) =>
			Object.entries(demographics[name]).map(([value, { share }]): [Partial<Person>, number] => [
				{ ...person, [name]: value },
				weight * share,
			]),
		);
	return people as [Person, number][];
}

const rounds = 60;

/** Iterative proportional fitting: the spend of all groups is scaled in turn until each has the utilization it should. */
function scaleSpend(cardholders: readonly Cardholder[]): Cardholder[] {
	const scaled = cardholders.map((cardholder) => ({ ...cardholder }));
	const level = weightUtilization(scaled, "occupation");
	const groups = demographicNames.flatMap((name) => {
		const times = level / weightUtilization(scaled, name);
		return keysOf(demographics[name]).map((value) => ({
			members: scaled.filter((cardholder) => cardholder[name] === value),
			utilization: utilizationOf(name, value) * times,
		}));
	});
	for (let round = 0; round < rounds; round++)
		for (const { members, utilization } of groups) {
			const times = (utilization * sum(members, "income")) / sum(members, "spend");
			for (const member of members) member.spend *= times;
		}
	return scaled;
}

/** That of all customers, if each group of the demographic had the one it says. */
function weightUtilization(cardholders: readonly Cardholder[], name: keyof Person): number {
	const spend = cardholders.reduce((sum, one) => sum + one.income * utilizationOf(name, one[name]), 0);
	return spend / sum(cardholders, "income");
}

function utilizationOf(name: keyof Person, value: string): number {
	const groups: Readonly<Record<string, { utilization: number }>> = demographics[name];
	return groups[value]?.utilization ?? Number.NaN;
}

function sum(cardholders: readonly Cardholder[], what: "income" | "spend"): number {
	return cardholders.reduce((total, cardholder) => total + cardholder[what], 0);
}
