/** The key segments that are listed, each with its name, and all that the parts of the chapter share. */
import { definitions } from "../../definitions.ts";
import { type Formats, formatsFor } from "../../format.ts";
import { describeTraits } from "../../narrative/customer-words.ts";
import { joinWords, lowerFirst, upperFirst } from "../../narrative/words.ts";
import type { Settings } from "../../report.ts";
import { seededRandom } from "../../statistics/random.ts";
import type { Bank } from "../../tables/bank.ts";
import { makeSpending, type Spending } from "../../tables/spending.ts";
import { kebabIds } from "../kebab-ids.ts";
import { type Cell, readCells } from "./cells.ts";
import type { Group } from "./groups.ts";
import { resampleRanking } from "./resample-ranking.ts";
import { type Search, type SearchedGroup, searchGroups } from "./search.ts";
import { findTraits, type SearchedTrait, type SearchedTraits } from "./traits.ts";

export interface KeySegment {
	group: SearchedGroup;
	/** From 1, by score. */
	rank: number;
	/** "key-segment-25-34-mumbai": of its hypothesis and its profile. */
	id: string;
	/** "25-34, Mumbai". */
	name: string;
	/** At the start of a sentence: the name, or what customers of a single category are called. */
	subject: string;
	/** Share of resamples, 0 to 1, in which it is among the first. */
	topShare: number;
}

export interface Basis {
	bank: Bank;
	settings: Settings;
	formats: Formats;
	spending: Spending;
	traits: SearchedTraits;
	/** Customers by all traits. */
	cells: Cell[];
	search: Search;
	segments: KeySegment[];
	/** The statement that the search rests on. */
	sql: string;
}

/** Undefined where no group is large enough to be searched. */
export async function readBasis(bank: Bank, settings: Settings): Promise<Basis | undefined> {
	const spending = await makeSpending(bank, settings);
	const traits = await findTraits(bank, spending.demographics);
	const { cells, sql } = await readCells(bank, traits.traits);
	const search = searchGroups(cells, traits.traits, settings);
	if (!search) return undefined;
	const shares =
		search.listed.length === 0
			? undefined
			: await resampleRanking(cells, search, {
					replicates: definitions.rankingReplicates.value,
					top: definitions.topRanks.value,
					meaningfulDifference: settings.meaningfulDifference,
					random: seededRandom(settings.seed),
				});
	const names = nameGroups(search.listed, traits.traits);
	const ids = kebabIds(names);
	const segments = search.listed.map((group, i) => ({
		group,
		rank: i + 1,
		id: `key-segment-${ids[i]}`,
		name: names[i] ?? "",
		subject: upperFirst(describeGroup(group, traits.traits)),
		topShare: shares?.get(group) ?? 0,
	}));
	return { bank, settings, formats: formatsFor(settings), spending, traits, cells, search, segments, sql };
}

/** Names by their categories, with the traits where two would be called the same. */
function nameGroups(groups: readonly Group[], traits: readonly SearchedTrait[]): string[] {
	const names = groups.map((group) => nameOf(group, traits));
	return groups.map((group, i) => {
		const name = names[i] ?? "";
		return names.indexOf(name) === names.lastIndexOf(name) ? name : listConditions(group, traits).join(", ");
	});
}

/** "25-34, Mumbai"; empty for all customers. */
export function nameOf({ conditions }: Group, traits: readonly SearchedTrait[]): string {
	return conditions.map(({ trait, category }) => traits[trait]?.categories[category] ?? "").join(", ");
}

/** "Salaried IT Employees aged 25-34 in Mumbai", in the middle of a sentence. */
function describeGroup({ conditions }: Group, traits: readonly SearchedTrait[]): string {
	return describeTraits(
		conditions.map(({ trait, category }) => {
			const { field, categories } = traits[trait] as SearchedTrait;
			return { role: field.role, label: field.label, value: categories[category] ?? "" };
		}),
	);
}

/** "age group 25-34", "city Mumbai". */
export function listConditions({ conditions }: Group, traits: readonly SearchedTrait[]): string[] {
	return conditions.map(({ trait, category }) => {
		const { field, categories } = traits[trait] as SearchedTrait;
		return `${lowerFirst(field.label)} ${categories[category]}`;
	});
}

/** "all other customers", "the other customers in Mumbai": whom a group is compared with. */
export function restWords(simpler: Group, { traits }: SearchedTraits): string {
	return simpler.conditions.length === 0 ? "all other customers" : `the other ${describeGroup(simpler, traits)}`;
}

/** The traits that describe people in a way that the law protects: "age group and gender". */
export function protectedWords({ traits }: SearchedTraits): string {
	return joinWords(traits.filter(({ field }) => field.protected).map(({ field }) => lowerFirst(field.label)));
}
