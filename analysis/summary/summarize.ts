/** The cover: what the report is about, its key figures, main points and recommendations, how sure it is and what it cannot say. */
import type { Conclusion } from "../conclusion/describe-conclusion.ts";
import { listRecommendations } from "../conclusion/describe-conclusion.ts";
import type { Chapter, Input, Metric, ReportDocument } from "../document.ts";
import { formatsFor } from "../format.ts";
import { joinWords } from "../narrative/words.ts";
import type { Report } from "../report.ts";
import { type Bank, relation } from "../tables/bank.ts";
import { mainPointsOf } from "./main-points.ts";

/** As many as are read, and as a cover has room for. */
const most = { metrics: 6, points: 6, recommendations: 7 };

interface SummaryOptions extends Pick<Conclusion, "sureness" | "limits"> {
	report: Pick<Report, "settings">;
	bank: Pick<Bank, "relations">;
	inputs: readonly Pick<Input, "table" | "rowsRead">[];
}

export function summarize(chapters: readonly Chapter[], options: SummaryOptions): ReportDocument["summary"] {
	const { bank, sureness, limits } = options;
	const customers: Metric = { label: "Customers", value: relation(bank, "customers").rows, format: "count" };
	// The first two key figures of each chapter.
	const figures = chapters.flatMap(({ sections }) =>
		sections
			.flatMap(({ blocks }) => blocks)
			.flatMap((block) => (block.kind === "metrics" ? block.items : []))
			.slice(0, 2),
	);
	const points = chapters.filter(({ id }) => id !== "recommendations").flatMap(mainPointsOf);
	const first = new Set(points.toSorted((a, b) => a.rank - b.rank).slice(0, most.points));
	const recommendations = listRecommendations(chapters).filter(({ plan }) => plan);
	return {
		about: aboutWords(options),
		metrics: [customers, ...figures].slice(0, most.metrics),
		points: points
			.filter((point) => first.has(point))
			.map(({ chapter, section: { id, claim } }) => ({ text: claim, chapter, section: id })),
		recommendations: recommendations.slice(0, most.recommendations).map(({ id, claim, audience, grade }) => ({
			recommendation: id,
			text: claim,
			audience,
			grade,
		})),
		moreRecommendations: Math.max(0, recommendations.length - most.recommendations),
		sureness,
		limits,
	};
}

/** "12,000 customers in 187,951 rows of customers, transactions and engagement, as of June 30, 2025". */
function aboutWords({ report: { settings }, bank, inputs }: SummaryOptions): string {
	const { cell } = formatsFor(settings);
	const rows = inputs.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
	const tables = [...new Set(inputs.map(({ table }) => table))];
	const customers = cell(relation(bank, "customers").rows, "count");
	return `${customers} customers in ${cell(rows, "count")} rows of ${joinWords(tables)}, as of ${cell(settings.asOf, "date")}`;
}
