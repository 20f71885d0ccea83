import {
	type Block,
	type Evidence,
	listChapters,
	type Metric,
	type ReportDocument,
	type Section,
	type Table,
} from "../../analysis/document.ts";
import { formatsFor } from "../../analysis/format.ts";

/** A document as a text that a person can read and a diff can show: every word, and tables as they are shown. */
export function spellDocument(document: ReportDocument): string {
	const { cell } = formatsFor(document.report);
	const spellTable = ({ columns, rows, suppressed }: Table) => {
		const hidden = new Set(suppressed.map(([row, name]) => `${row} ${name}`));
		const lines = rows.map((row, i) =>
			columns.map((column, j) => (hidden.has(`${i} ${column.name}`) ? "[c]" : cell(row[j] ?? null, column.format))),
		);
		return [columns.map(({ label }) => label), ...lines].map((line) => `    ${line.join(" | ")}`).join("\n");
	};
	const spellMetric = ({ label, value, format, detail }: Metric) =>
		`    ${label}: ${cell(value, format)}${detail ? ` (${detail})` : ""}`;
	const spellEvidence = ({ effect, ...of }: Evidence) =>
		`    ${of.label} (${of.table} ${of.row}): ${of.measure} of ${cell(of.n, "count")} customers ` +
		`${cell(of.estimate, of.format)} (${cell(of.low, of.format)} to ${cell(of.high, of.format)}), ${of.test}, ` +
		`q ${cell(of.q, "probability")}, ` +
		`${effect ? `${effect.name} ${cell(effect.value, "ratio")} (${effect.magnitude}), ` : ""}${of.verdict}`;
	const spellBlock = (block: Block): string => {
		switch (block.kind) {
			case "figure":
				return [
					`  figure ${block.id} (${block.chart.kind}): ${block.claim}`,
					`    ${block.description}`,
					`    alternative: ${block.alternative}`,
					...(block.note ? [`    note: ${block.note}`] : []),
					spellTable(block.table),
				].join("\n");
			case "table":
				return [
					`  table ${block.id}: ${block.claim}`,
					`    ${block.description}`,
					...(block.note ? [`    note: ${block.note}`] : []),
					spellTable(block.table),
				].join("\n");
			case "finding":
				return [
					`  finding ${block.id} (${block.verdict}): ${block.claim}`,
					...(block.caveat ? [`    caveat: ${block.caveat}`] : []),
					...block.evidence.map(spellEvidence),
				].join("\n");
			case "recommendation":
				return [
					`  recommendation ${block.id} (${block.grade}): ${block.claim}`,
					`    for: ${block.audience}`,
					block.reason.replaceAll(/^/gm, "    "),
					`    grade: ${block.gradeReason}`,
					...(block.plan
						? [block.plan.expect, block.plan.risk, block.plan.trial, block.plan.conflict ?? ""].map(
								(text) => `    ${text}`,
							)
						: []),
					...(block.fairLending ? [`    ${block.fairLending.change}: ${block.fairLending.note}`] : []),
					`    on: ${block.basis.map(({ table, label }) => `${label} (${table})`).join(", ")}`,
				].join("\n");
			case "sources":
				return [
					`  sources ${block.id}`,
					...block.items.map(
						({ number, claim, publisher, year, url, mark }) =>
							`    ${number}. ${claim}. ${publisher}, ${year}${mark ? ` (${mark})` : ""}: ${url}`,
					),
				].join("\n");
			case "metrics":
				return [`  metrics ${block.id}`, ...block.items.map(spellMetric)].join("\n");
			case "text":
				return `  text ${block.id}${block.by ? ` by the ${block.by}` : ""}\n${block.markdown.replaceAll(/^/gm, "    ")}`;
			case "profile":
				return [
					`  profile ${block.id} (${block.badge.label}): ${block.name}. ${block.claim}`,
					...block.metrics.map(spellMetric),
					block.markdown.replaceAll(/^/gm, "    "),
					...block.figures.map(spellBlock),
				].join("\n");
		}
	};
	const spellSection = ({ id, claim, claimBy, blocks }: Section) =>
		[`\n## ${id}: ${claim}${claimBy ? ` (by the ${claimBy})` : ""}`, ...blocks.map(spellBlock)].join("\n");
	const chapters = listChapters(document).map(({ title, question, introduction = [], sections, skipped }) =>
		[
			`# ${title}: ${question}${skipped ? ` ${skipped}` : ""}`,
			...introduction.map(spellBlock),
			...sections.map(spellSection),
		].join("\n"),
	);
	const { about, metrics, points, recommendations, sureness, limits } = document.summary;
	const summary = [
		`${document.report.title} (${document.report.asOf}): ${about}`,
		...metrics.map(({ label, value, format }) => `- ${label}: ${cell(value, format)}`),
		...points.map(({ text, chapter, section }) => `- ${text} (${chapter}#${section})`),
		...recommendations.map(({ text, audience, grade }) => `- ${text} (${grade}: ${audience})`),
		sureness,
		...limits,
	].join("\n");
	return `${[summary, ...chapters].join("\n\n")}\n`;
}
