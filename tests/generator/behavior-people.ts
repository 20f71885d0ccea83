/** Who the customers of `data/behavioral-patterns/` are. */
import { type BehaviorGroup, spread } from "./behavior-groups.ts";
import { apportion } from "./campaign-balance.ts";
import type { Random } from "./random.ts";

export interface Person {
	/** `YYYY-MM-DD`. */
	birthDate: string;
	/** In completed years, on 30 June 2025. */
	age: number;
	gender: string;
	occupation: string;
	region: string;
	/** In years, to the tenth. */
	tenure: number;
	balanceCents: number;
}

const genders = new Map([
	["F", 50],
	["M", 49],
	["N", 1],
]);

const occupations = new Map([
	["Employee", 52],
	["Skilled trade", 17],
	["Self-employed", 14],
	["Manager", 10],
	["Homemaker", 7],
]);

const regions = new Map([
	["North", 24],
	["Midlands", 22],
	["South", 20],
	["Capital", 14],
	["East", 11],
	["West", 9],
]);

/** A number each for what may be told of people, but the last of each of the categories, which follows from the others. */
export const traitsOfPeople: ((person: Person) => number)[] = [
	({ age }) => age,
	({ tenure }) => tenure,
	({ balanceCents }) => Math.log(balanceCents),
	({ gender }) => Number(gender === "F"),
	...isEach("region", regions),
	...isEach("occupation", occupations),
];

function isEach(trait: "region" | "occupation", weights: ReadonlyMap<string, number>) {
	return [...weights.keys()].slice(0, -1).map((name) => (person: Person) => Number(person[trait] === name));
}

const ages = { youngest: 18, oldest: 92, spread: 13 } as const;
const retirementAge = 67;
const tenures = { median: 6, spread: 0.6, youngestCustomer: 16 } as const;
const asOf = { year: 2025, month: 6 } as const;

/**
 * The people of a group. Age and balance lean on the group; what else there is does not know of it, but by way of age:
 * genders and regions are equally common in all groups, as near as whole people allow.
 */
export function drawPeople(random: Random, group: BehaviorGroup): Person[] {
	const genderOf = random.shuffle(apportion(group.customers, genders));
	const regionOf = random.shuffle(apportion(group.customers, regions));
	return genderOf.map((gender, i) => ({ ...drawAged(random, group), gender, region: regionOf[i] as string }));
}

function drawAged(random: Random, group: BehaviorGroup): Omit<Person, "gender" | "region"> {
	const drawn = Math.round(group.age + ages.spread * random.normal());
	const age = Math.min(ages.oldest, Math.max(ages.youngest, drawn));
	const years = Math.min(age - tenures.youngestCustomer, random.lognormal(tenures.median, tenures.spread));
	return {
		birthDate: drawBirthDate(random, age),
		age,
		occupation: age >= retirementAge ? "Retired" : random.weighted(occupations),
		tenure: Math.round(years * 10) / 10,
		balanceCents: Math.round(random.lognormal(group.balance, spread.balance) * 100),
	};
}

function drawBirthDate(random: Random, age: number): string {
	const month = random.integer(1, 12);
	const year = asOf.year - age - (month > asOf.month ? 1 : 0);
	return [year, month, random.integer(1, 28)].map((part) => String(part).padStart(2, "0")).join("-");
}
