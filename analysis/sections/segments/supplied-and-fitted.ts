/** The segments that were supplied against those that the data form by themselves. */
import type { Section } from "../../document.ts";
import { formatsFor } from "../../format.ts";
import type { Settings } from "../../report.ts";
import type { Bank } from "../../tables/bank.ts";
import { makeTableBlock, textColumn } from "../table.ts";
import { crossFigure } from "./cross-figure.ts";

/** The fitted ones are in `fitted_segments` (customer, segment). */
export async function suppliedAgainstFitted(bank: Bank, settings: Settings): Promise<Section> {
	const { cell } = formatsFor(settings);
	const { figure, agreement } = await crossFigure(
		bank,
		{
			id: "supplied-and-fitted",
			sql: `select segments.segment as before, fitted.segment as segment, count(*) as customers
		from segments join fitted_segments as fitted using (customer)
		where segments.segment is not null
		group by segments.segment, fitted.segment`,
			before: { name: "before", label: "Supplied segment", type: "string", format: "text" },
			shareLabel: "Share of the supplied segment",
			description:
				"Where the customers of each supplied segment fall when the customers are grouped by their features.",
			claim: (_, index) =>
				`Supplied and fitted segments agree ${agreementWords(index)} (adjusted Rand index ${cell(index, "ratio")}; 1 is the same, 0 is chance)`,
		},
		settings,
	);
	const told = makeTableBlock({
		id: "supplied-and-fitted-agreement",
		claim: "How far both agree",
		description:
			"The adjusted Rand index: 1 where both part the customers alike, 0 where they agree as chance would have it.",
		columns: [
			textColumn("measure", "Measure"),
			{ name: "agreement", label: "Agreement", type: "number", format: "ratio" },
		],
		rows: [{ measure: "Adjusted Rand index", agreement }],
		// Of all customers at once.
		protection: "public",
	});
	return { id: "supplied-and-fitted", claim: figure.claim, blocks: [figure, told] };
}

function agreementWords(index: number): string {
	if (index >= 0.9) return "almost wholly";
	if (index >= 0.65) return "well";
	return index >= 0.2 ? "in part" : "hardly";
}
