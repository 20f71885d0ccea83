/** Where a number of a sentence may stand: the tables that it is about, those of its section, those of its chapter. */
import {
	type Chapter,
	grades,
	listChapters,
	listExhibits,
	listTables,
	type Metric,
	type ReportDocument,
	type Section,
	type Table,
} from "../document.ts";
import { type Citables, citeChart, citeMetrics, citeTables } from "./citable.ts";
import { countsOf } from "./counts.ts";
import { findNames, type IsNamed } from "./names.ts";
import { numeralsIn } from "./numerals.ts";
import { citedTables, type Sentence } from "./sentences.ts";

/** Letters in the name of a group of one trait: "35–44", "Under $2,000". */
const longestGroup = 24;

export interface Scopes {
	/** Those of what the sentence is about, from the narrowest on; of its section, and of the tables that this cites. */
	near(sentence: Sentence): Citables[];
	/** Those of the chapter. */
	far(sentence: Sentence): Citables[];
	/** Numbers of rows and sums of columns of the tables that are near. */
	counts(sentence: Sentence): Set<number>[];
	/** Customers and other things that the exhibits of the chapter rest on, as their descriptions say. */
	bases(sentence: Sentence): Set<number>;
	/** Of the chapter, and of the groups of all chapters. */
	names(sentence: Sentence): IsNamed;
	/** The tables in all scopes of the sentence. */
	tables(sentence: Sentence): Table[];
}

export function makeScopes(document: ReportDocument, sentences: readonly Sentence[]): Scopes {
	const voice = document.report;
	const byId = new Map(listTables(document).map((table) => [table.id, table]));
	const find = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
	const cite = remember((table: Table) => citeTables([table], voice));
	const count = remember(countsOf);
	const ofSection = remember((section: Section) => {
		const tables = [...listExhibits({ sections: [section] }).map(({ table }) => table), ...find(citedTables(section))];
		const figures = listExhibits({ sections: [section] }).filter((exhibit) => exhibit.kind === "figure");
		return {
			tables,
			cited: [...new Set(tables)].map(cite),
			told: [citeMetrics(metricsOf(section), voice), ...figures.map(({ chart }) => citeChart(chart))],
		};
	});
	const ofChapter = remember(({ sections }: Chapter) => {
		const parts = sections.map(ofSection);
		const tables = [...new Set(parts.flatMap((part) => part.tables))];
		return { tables, citables: [...tables.map(cite), ...parts.flatMap(({ told }) => told)] };
	});
	const baseOf = remember((chapter: Chapter) => {
		const told = sentences.filter(({ chapter: own, text }) => own === chapter && isBase(text));
		return new Set(told.flatMap(({ text }) => numeralsIn(voice)(text).map(({ digits }) => digits)));
	});
	const nameIn = remember((chapter: Chapter) => findNames(ofChapter(chapter).tables, voice));
	// Groups of several traits, such as key segments, are told by names that stand alone only in other chapters' tables.
	const isGroup = findNames(listTables(document).map(groupsAlone), voice, longestGroup);
	const advice = blocksOf(listChapters(document).flatMap(({ sections }) => sections));
	const cover = { near: citeMetrics(document.summary.metrics, voice), names: findNames([], voice) };
	return {
		near: ({ section, tables }) => [
			...find(tables).map(cite),
			...(section ? [...ofSection(section).cited, ...ofSection(section).told] : [cover.near]),
		],
		far: ({ chapter }) => (chapter ? ofChapter(chapter).citables : []),
		counts: ({ section, tables, text }) => [
			...find(tables).map(count),
			...(section ? [...ofSection(section).tables.map(count), blocksOf([section])] : []),
			...(isAdvice(text) ? [advice] : []),
		],
		bases: ({ chapter }) => (chapter ? baseOf(chapter) : new Set()),
		names: ({ chapter }) => {
			const isNamed = chapter ? nameIn(chapter) : cover.names;
			return (text, numeral) => isNamed(text, numeral) || isGroup(text, numeral);
		},
		tables: ({ chapter, tables }) => [...find(tables), ...(chapter ? ofChapter(chapter).tables : [])],
	};
}

/** Only the columns that name groups. */
function groupsAlone(table: Table): Table {
	const places = table.columns.flatMap(({ role }, place) => (role ? [place] : []));
	return {
		...table,
		columns: table.columns.filter(({ role }) => role),
		rows: table.rows.map((row) => places.map((place) => row[place] ?? null)),
	};
}

/** A sentence that says what an exhibit rests on: the place where that number is published. */
export function isBase(text: string): boolean {
	return text.startsWith("Base: ");
}

/** How many sources, and recommendations of each grade, sections have. */
function blocksOf(sections: readonly Section[]): Set<number> {
	const blocks = sections.flatMap((section) => section.blocks);
	const given = blocks.filter((block) => block.kind === "recommendation");
	return new Set([
		...blocks.flatMap((block) => (block.kind === "sources" ? [block.items.length] : [])),
		given.length,
		...grades.map((grade) => given.filter((of) => of.grade === grade).length),
	]);
}

function isAdvice(text: string): boolean {
	return /recommend|grade/i.test(text);
}

function metricsOf({ blocks }: Section): Metric[] {
	return blocks.flatMap((block) =>
		block.kind === "metrics" ? block.items : block.kind === "profile" ? block.metrics : [],
	);
}

function remember<Of extends object, Made>(make: (of: Of) => Made): (of: Of) => Made {
	const made = new WeakMap<Of, { value: Made }>();
	return (of) => {
		const known = made.get(of);
		if (known) return known.value;
		const value = make(of);
		made.set(of, { value });
		return value;
	};
}
