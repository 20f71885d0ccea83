/** How the report was made: definitions with their reasons, versions, inputs, and the query behind each figure. */
import type { Definition } from "../definitions/definition.ts";
import { definitions } from "../definitions.ts";
import { type Chapter, listExhibits, type ReportDocument, type Section } from "../document.ts";
import type { Finding } from "../findings/hypothesis.ts";
import { formatsFor } from "../format.ts";
import type { Settings } from "../report.ts";
import { countColumn, makeTableBlock, textColumn } from "../sections/table.ts";
import { familySection } from "../sections/test-family.ts";

interface Made extends Pick<ReportDocument, "builtFrom" | "chapters" | "quality"> {
	/** What came of every comparison that a chapter put forward. */
	family: readonly Finding[];
}

export function describeMethod({ builtFrom, chapters, quality, family }: Made, settings: Settings): Chapter {
	const tests = familySection(family);
	return {
		id: "method",
		title: "Method",
		question: "How was this report made?",
		sections: [
			principles(chapters, settings),
			...(tests ? [tests] : []),
			thresholds(chapters, settings),
			inputs(builtFrom),
			versions(builtFrom),
			queries([...chapters, quality]),
		],
	};
}

function principles(chapters: readonly Chapter[], settings: Settings): Section {
	const least = settings.disclosureThreshold;
	const { cell } = formatsFor(settings);
	const rate = cell(definitions.falseDiscoveryRate.value, "share");
	const written = writtenIds(chapters);
	const overTime = written.includes("transactions") || written.includes("engagement");
	const markdown = [
		"- **Ranges** are 95% confidence intervals: Wilson's for shares, Student's t for means, order statistics for medians. They say how far a figure could move by chance in another set of customers like these; as a count of the customers at hand, each figure is exact.",
		"- **Differences** are put into words only where ranges are apart. Where they overlap, the difference may be chance.",
		`- **Findings** wear a verdict. *Supported by the data*: beyond chance, with all tests of the report judged together so that at most ${rate} of such findings are expected to be false (the q-value). *No difference*: the range excludes any effect that would matter. *Too little data to say*: neither. Words of strength (*slightly*, *somewhat*, *noticeably*, *far* or *greatly*) follow the size of the effect: negligible, small, medium or large by the rule of its measure, never by its q-value.`,
		`- **No single customer can be seen.** Groups of fewer than ${least} customers are not shown: their cells are marked [c], and so are others where a total would reveal them. Smaller categories are combined. Smallest and largest values are never shown. How many values are unknown, or were faulty in the files, says nothing about anyone and is shown.`,
		"- **An association is not a cause.** The data were observed, not assigned.",
		overTime
			? "- **One date.** What customers have is as of a single day. What they do is of the months that the data cover; a month of which they hold a part is marked and never compared."
			: "- **One date.** The figures speak of a single day and show no trend.",
	].join("\n");
	return {
		id: "principles",
		claim: "How to read this report",
		blocks: [{ kind: "text", id: "reading", markdown }],
	};
}

function writtenIds(chapters: readonly Chapter[]): string[] {
	return chapters.filter(({ sections }) => sections.length > 0).map(({ id }) => id);
}

/** What each definition is in this report: the descriptor's word, or the default. */
function valueInUse(name: string, { value }: Definition, settings: Settings): number | null {
	const { disclosureThreshold, maxRejected, meaningfulDifference, dormantAfterDays, seed, tiers, outliers } = settings;
	const { weights, minCustomers, minShare } = settings.keySegments;
	switch (name) {
		case "disclosureThreshold":
			return disclosureThreshold;
		case "maxRejected":
			return maxRejected;
		case "meaningfulDifference":
			return meaningfulDifference;
		case "dormantAfterDays":
			return dormantAfterDays;
		case "utilizationWeight":
			return weights.utilization;
		case "spendWeight":
			return weights.spend;
		case "sizeWeight":
			return weights.size;
		case "keySegmentCustomers":
			return minCustomers;
		case "keySegmentShare":
			return minShare;
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
	const written = writtenIds(chapters);
	const used = Object.entries<Definition>(definitions).flatMap(([name, definition]) => {
		const isUsed = definition.chapter === undefined || written.includes(definition.chapter);
		const value = isUsed ? valueInUse(name, definition, settings) : null;
		const { meaning, setBy } = definition;
		const reason = setBy ? `${definition.reason}; a report may set ${setBy}` : definition.reason;
		return value === null ? [] : [{ value: spellSetting(name, value, settings), meaning, reason }];
	});
	const claim = "The settings behind this report, each with its reason";
	const block = makeTableBlock({
		id: "thresholds",
		claim,
		description: "Values in use in this report.",
		columns: [
			textColumn("meaning", "Setting"),
			textColumn("value", "Value"),
			textColumn("reason", "Reason and source"),
		],
		rows: [...tierSetting(settings), ...used],
		protection: "public",
	});
	return { id: "definitions", claim, blocks: [block] };
}

/** Shares as percent, a seed as it is typed, and everything else as a plain number. */
function spellSetting(name: string, value: number, settings: Settings): string {
	const { cell } = formatsFor(settings);
	if (name === "seed") return cell(value, "integer");
	if (/share|rate|difference|maxRejected|confidence|maxMissing|percentileFence|dominance/i.test(name))
		return cell(value, "share");
	return cell(value, Number.isInteger(value) ? "count" : "ratio");
}

function tierSetting({ tiers, ...settings }: Settings) {
	if (tiers.method !== "floors") return [];
	const { cell } = formatsFor(settings);
	const value = tiers.floors
		.slice(1)
		.map(({ floor }) => cell(floor, "money"))
		.join(", ");
	return [{ value, meaning: "balances at which the tiers part", reason: "set by the report" }];
}

function inputs({ inputs: data, narrative = [] }: ReportDocument["builtFrom"]): Section {
	const files = [...data, ...narrative];
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
	const figures = chapters.flatMap((chapter) =>
		listExhibits(chapter).flatMap((block) => (block.kind === "figure" ? [{ title: chapter.title, block }] : [])),
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
