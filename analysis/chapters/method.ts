/** How the report was made: its models, definitions with their reasons, versions, inputs, and the query behind each figure. */
import { definitions } from "../definitions.ts";
import { type Chapter, listExhibits, type ReportDocument, type Section } from "../document.ts";
import type { Finding } from "../findings/hypothesis.ts";
import { formatsFor } from "../format.ts";
import type { Settings } from "../report.ts";
import { type Modeled, modelCard } from "../sections/method/model-card.ts";
import { thresholds } from "../sections/method/thresholds.ts";
import { countColumn, makeTableBlock, textColumn } from "../sections/table.ts";
import { familySection } from "../sections/test-family.ts";
import type { WatchedOver } from "../sections/watch/watch.ts";
import { watchSection } from "../sections/watch/watch-section.ts";

interface Made extends Pick<ReportDocument, "builtFrom" | "chapters" | "quality">, Pick<Modeled, "bank"> {
	/** What came of every comparison that a chapter put forward. */
	family: readonly Finding[];
	/** The comparisons of groups that were watched for turning around. */
	watched: readonly WatchedOver[];
}

export function describeMethod(
	{ builtFrom, chapters, quality, bank, family, watched }: Made,
	settings: Settings,
): Chapter {
	const tests = familySection(family);
	return {
		id: "method",
		title: "Method",
		question: "How was this report made?",
		sections: [
			principles({ builtFrom, chapters }, settings),
			...(tests ? [tests] : []),
			...(watched.length > 0 ? [watchSection(watched)] : []),
			modelCard({ chapters: [...chapters, quality], bank }, settings),
			thresholds(writtenIds(chapters), settings),
			inputs(builtFrom),
			versions(builtFrom),
			queries([...chapters, quality]),
		],
	};
}

function principles({ builtFrom, chapters }: Pick<Made, "builtFrom" | "chapters">, settings: Settings): Section {
	const least = settings.disclosureThreshold;
	const { cell } = formatsFor(settings);
	const rate = cell(definitions.falseDiscoveryRate.value, "share");
	const written = writtenIds(chapters);
	const overTime = ["transactions", "engagement", "spending"].some((id) => written.includes(id));
	const markdown = [
		"- **Ranges** are 95% confidence intervals: Wilson's for shares, Student's t for means, order statistics for medians. They say how far a figure could move by chance in another set of customers like these; as a count of the customers at hand, each figure is exact.",
		"- **Differences** are put into words only where ranges are apart. Where they overlap, the difference may be chance.",
		`- **Findings** wear a verdict. *Supported by the data*: beyond chance, with all tests of the report judged together so that at most ${rate} of such findings are expected to be false (the q-value). *No difference*: the range excludes any effect that would matter. *Too little data to say*: neither. Words of strength (*slightly*, *somewhat*, *noticeably*, *far* or *greatly*) follow the size of the effect: negligible, small, medium or large by the rule of its measure, never by its q-value.`,
		`- **No single customer can be seen.** Groups of fewer than ${least} customers are not shown: their cells are marked [c], and so are others where a total would reveal them. Smaller categories are combined. Smallest and largest values are never shown. How many values are unknown, or were faulty in the files, says nothing about anyone and is shown.`,
		"- **An association is not a cause.** The data were observed, not assigned.",
		overTime
			? "- **One date.** What customers have is as of a single day. What they do is of the months that the data cover; a month of which they hold a part is marked and never compared."
			: "- **One date.** The figures speak of a single day and show no trend.",
		...(builtFrom.narrative
			? [
					"- **The analyst's words** are marked as such. Their numbers may come from elsewhere; all other sentences are written from the tables of this report.",
				]
			: []),
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
		claim: "The query behind each figure",
		blocks: [{ kind: "text", id: "queries-sql", markdown }],
	};
}
