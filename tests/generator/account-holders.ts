/** Who holds an account, and what says nothing of how it is used. */
import type { Group } from "./account-groups.ts";
import type { Random } from "./random.ts";

export interface Holder {
	/** `YYYY-MM-DD`. */
	birthDate: string;
	/** In completed years, on 30 June 2025. */
	age: number;
	gender: string;
	maritalStatus: string;
	city: string;
	occupation: string;
	creditScore: number;
	/** In years, to the tenth. */
	tenure: number;
}

const genders = new Map([
	["F", 49],
	["M", 50],
	["N", 1],
]);

const cities = new Map([
	["Ashford", 24],
	["Brookhaven", 19],
	["Clearwater", 16],
	["Dunmore", 13],
	["Eastport", 11],
	["Fairview", 9],
	["Glenwood", 8],
]);

const ages = { youngest: 18, oldest: 90, spread: 12 } as const;
const creditScores = { lowest: 300, highest: 850, mean: 690, spread: 60 } as const;
const tenures = { median: 5, spread: 0.7, youngestCustomer: 16 } as const;
const asOf = { year: 2025, month: 6 } as const;

/** Age and occupation lean on the group, the rest does not know of it. */
export function drawHolder(random: Random, group: Group): Holder {
	const age = clamp(Math.round(group.age + ages.spread * random.normal()), ages.youngest, ages.oldest);
	const score = Math.round(creditScores.mean + creditScores.spread * random.normal());
	return {
		birthDate: drawBirthDate(random, age),
		age,
		gender: random.weighted(genders),
		maritalStatus: random.weighted(maritalStatuses(age)),
		city: random.weighted(cities),
		occupation: drawOccupation(random, { age, group }),
		creditScore: clamp(score, creditScores.lowest, creditScores.highest),
		tenure: drawTenure(random, age),
	};
}

function drawBirthDate(random: Random, age: number): string {
	const month = random.integer(1, 12);
	const year = asOf.year - age - (month > asOf.month ? 1 : 0);
	return [year, month, random.integer(1, 28)].map((part) => String(part).padStart(2, "0")).join("-");
}

function maritalStatuses(age: number): Map<string, number> {
	return new Map([
		["Single", Math.max(12, 100 - 2.4 * (age - 18))],
		["Married", Math.min(75, 3 * (age - 17))],
		["Divorced", clamp(age - 25, 0, 22)],
		["Widowed", Math.max(0, age - 50)],
	]);
}

function drawOccupation(random: Random, { age, group }: { age: number; group: Group }): string {
	if (age >= 67) return "Retired";
	if (age <= 23 && random.chance(0.5)) return "Student";
	return random.weighted(new Map(Object.entries(group.occupations)));
}

function drawTenure(random: Random, age: number): number {
	const years = Math.min(age - tenures.youngestCustomer, random.lognormal(tenures.median, tenures.spread));
	return Math.round(years * 10) / 10;
}

function clamp(value: number, lowest: number, highest: number): number {
	return Math.min(highest, Math.max(lowest, value));
}
