/** How the report was made: definitions with their reasons, versions, inputs, and the query behind each figure. */
import { type Definition, definitions } from "../definitions.ts";
import type { Chapter, ReportDocument, Section } from "../document.ts";
import type { Settings } from "../report.ts";
import { countColumn, makeTableBlock, textColumn } from "../sections/table.ts";

type Made = Pick<ReportDocument, "builtFrom" | "chapters" | "quality">;

export function describeMethod({ builtFrom, chapters, quality }: Made, settings: Settings): Chapter {
	return {
		id: "method",
		title: "Method",
		question: "How was this report made?",
		sections: [
			principles(settings),
			thresholds(chapters, settings),
			inputs(builtFrom),
			versions(builtFrom),
			queries([...chapters, quality]),
		],
	};
}

function principles(settings: Settings): Section {
	const markdown = [
		"- **Intervals** are at 95%. Shares have Wilson's score interval, means Student's, medians the interval between two order statistics, which supposes nothing about the distribution. They treat the customers as a sample of the customers that the bank could have had; as a count of those it has, each figure is exact.",
		"- **Differences** are put into words only where intervals are apart. Where they overlap, the report says that it cannot tell.",
		`- **Nothing about a single customer is published.** Counts of fewer than ${settings.disclosureThreshold} customers, and measures that rest on them, are withheld and marked [c]; so are as many others as it takes that no total gives them away. Categories of fewer customers are gathered. Smallest and largest values are never shown.`,
		"- **An association is not a cause.** The data were observed, not assigned.",
	].join("\n");
	return {
		id: "principles",
		claim: "How to read the figures in this report",
		blocks: [{ kind: "text", id: "reading", markdown }],
	};
}

/** What each definition is in this report: the descriptor's word, or the default. */
function valueInUse(
	name: string,
	{ value }: Definition,
	{ disclosureThreshold, maxRejected, seed, tiers, outliers }: Settings,
): number | null {
	switch (name) {
		case "disclosureThreshold":
			return disclosureThreshold;
		case "maxRejected":
			return maxRejected;
		case "seed":
			return seed;
		case "tierCount":
			return tiers.method === "floors" ? null : tiers.count;
		case "iqrFence":
			return outliers.method === "iqr" ? outliers.fence : null;
		case "madFence":
			return outliers.method === "mad" ? outliers.fence : null;
		case "percentileFence":
			return outliers.method === "percentile" ? outliers.fence : null;
		case "naturalBreaksSample":
			return tiers.method === "natural" ? value : null;
		default:
			return value;
	}
}

function thresholds(chapters: readonly Chapter[], settings: Settings): Section {
	const written = chapters.filter(({ sections }) => sections.length > 0).map(({ id }) => id);
	const used = Object.entries<Definition>(definitions).flatMap(([name, definition]) => {
		const isUsed = definition.chapter === undefined || written.includes(definition.chapter);
		const value = isUsed ? valueInUse(name, definition, settings) : null;
		return value === null ? [] : [{ value: String(value), meaning: definition.meaning, reason: definition.reason }];
	});
	const claim = `${used.length} thresholds decide what this report says, each with a reason`;
	const block = makeTableBlock({
		id: "thresholds",
		claim,
		description: "Values in use in this report.",
		columns: [
			textColumn("meaning", "Threshold"),
			textColumn("value", "Value"),
			textColumn("reason", "Reason and source"),
		],
		rows: used,
		protection: "public",
	});
	return { id: "definitions", claim, blocks: [block] };
}

function inputs({ inputs: files }: ReportDocument["builtFrom"]): Section {
	const claim = files.length === 1 ? "One input file made this report" : `${files.length} input files made this report`;
	const block = makeTableBlock({
		id: "inputs",
		claim,
		description: "The SHA-256 of each file as it was read: the same inputs give the same report.",
		columns: [textColumn("file", "File"), countColumn("bytes", "Bytes"), textColumn("sha256", "SHA-256")],
		rows: files.map(({ file, bytes, sha256 }) => ({ file, bytes, sha256 })),
		protection: "public",
	});
	return { id: "inputs", claim, blocks: [block] };
}

function versions({ software, seed }: ReportDocument["builtFrom"]): Section {
	const markdown = `${software.map(({ name, version }) => `- ${name} ${version}`).join("\n")}\n- Seed of every random draw: ${seed}`;
	return {
		id: "software",
		claim: "The software that made this report",
		blocks: [{ kind: "text", id: "software-versions", markdown }],
	};
}

function queries(chapters: readonly Chapter[]): Section {
	const figures = chapters.flatMap(({ title, sections }) =>
		sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "figure" ? [{ title, block }] : []))),
	);
	const markdown = figures
		.map(({ title, block }) => `#### ${title}: ${block.id}\n\n\`\`\`sql\n${block.sql}\n\`\`\``)
		.join("\n\n");
	return {
		id: "queries",
		claim: `The queries behind the ${figures.length} figures`,
		blocks: [{ kind: "text", id: "queries-sql", markdown }],
	};
}
