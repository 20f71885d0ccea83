/** How much of their income customers spend, all together and each by themselves. */
import { isDominated, publishMetric, withhold } from "../../disclosure.ts";
import type { Block, Figure, Metric, Section } from "../../document.ts";
import type { Row } from "../../engine/engine.ts";
import { toldIn } from "../../narrative/told.ts";
import { lowerFirst } from "../../narrative/words.ts";
import type { Interval } from "../../statistics/interval.ts";
import { wilsonInterval } from "../../statistics/wilson-interval.ts";
import { type Binned, countBins } from "../bins.ts";
import { customersColumn, shareColumn } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { type Basis, incomeBase } from "./basis.ts";
import { type Elasticity, moreIncome } from "./elasticity.ts";
import { measureOwn, measureUtilization } from "./group-sums.ts";

/** Of customers who spend more than they earn; `null` where they, or the others, are too few to be told of. */
interface Over extends Interval {
	share: number;
	customers: number;
}

/** @param elasticity undefined where it cannot be estimated */
export async function overallSection(basis: Basis, elasticity: Elasticity | undefined): Promise<Section> {
	const over = countOver(basis);
	const histogram = await ratioHistogram(basis, over);
	const { warning } = basis.spending;
	const caution: Block[] =
		warning === undefined || !over
			? []
			: [{ kind: "text", id: "utilization-warning", markdown: `**Caution.** ${warning}` }];
	return {
		id: "utilization",
		claim: overallClaim(basis, over),
		blocks: [
			...caution,
			{ kind: "text", id: "utilization-definitions", markdown: definitionsText },
			{ kind: "metrics", id: "utilization-summary", items: keyFigures(basis, { over, elasticity }).map(publishMetric) },
			histogram,
		],
	};
}

const definitionsText =
	"**Utilization** is the share of their income that customers spend: their mean spending a month over their mean income a month. " +
	"It weighs a customer by income, and is what is meant wherever nothing else is said. " +
	"**The mean of ratios** takes each customer's own spending over own income and averages those: every customer counts alike.";

export function countOver({ spending, settings }: Pick<Basis, "spending" | "settings">): Over | null {
	const { withIncome: n, overIncome: share } = spending;
	const customers = Math.round(share * n);
	const sides = [
		{ side: "over", customers },
		{ side: "within", customers: n - customers },
	];
	const withheld = withhold(sides, { threshold: settings.disclosureThreshold, count: "customers", by: ["side"] });
	return withheld.size > 0 ? null : { share, customers, ...wilsonInterval(customers, n) };
}

/** "Customers spend 41.0% of their income, and 1.4% of them spend more than they earn". */
function overallClaim({ all, formats }: Basis, over: Over | null): string {
	const utilization = isDominated(all.dominance) ? undefined : measureUtilization(all)?.estimate;
	const more = over
		? over.customers === 0
			? "None spends more than they earn"
			: `${formats.cell(over.share, "share")} of customers spend more than they earn`
		: undefined;
	if (utilization === undefined) return more ?? "Too few customers to show utilization";
	return `Customers spend ${formats.cell(utilization, "share")} of their income${more ? `; ${lowerFirst(more)}` : ""}`;
}

interface Known {
	over: Over | null;
	elasticity: Elasticity | undefined;
}

/** Those that do not tell what one customer has. */
function keyFigures({ all, formats, spending }: Basis, { over, elasticity }: Known): Metric[] {
	const told = toldIn(formats);
	type Told = ReturnType<typeof told>;
	const share = (label: string, value: number, of: Told): Metric => ({ label, value, format: "share", ...of });
	const money = (label: string, value: number, of: Told): Metric => ({ label, value, format: "money", ...of });
	const ends = ({ low, high }: Interval) =>
		[
			[low, "share"],
			[high, "share"],
		] as const;
	const [utilization, own] = [measureUtilization(all), measureOwn(all)];
	const { n, x, y } = all.sums;
	const isTold = !isDominated(all.dominance);
	const month = spending.months === 1 ? "month" : "months";
	return [
		isTold && utilization
			? share(
					"Utilization",
					utilization.estimate,
					told`mean spending over mean income, 95% interval ${ends(utilization)[0]} to ${ends(utilization)[1]}`,
				)
			: undefined,
		isTold && own
			? share(
					"Mean of ratios",
					own.estimate,
					told`mean of customers' own utilization, 95% interval ${ends(own)[0]} to ${ends(own)[1]}`,
				)
			: undefined,
		over
			? share(
					"Customers over 100%",
					over.share,
					over.customers === 0
						? told`none spends more than they earn, 95% interval ${ends(over)[0]} to ${ends(over)[1]}`
						: told`${[over.customers, "count"]} spend more than they earn, 95% interval ${ends(over)[0]} to ${ends(over)[1]}`,
				)
			: undefined,
		elasticity
			? {
					label: "Elasticity of spending",
					value: elasticity.slope.estimate,
					format: "ratio" as const,
					...told`${[moreIncome, "share"]} more income goes with ${[elasticity.rise, "share"]} more spending, 95% interval ${[elasticity.slope.low, "ratio"]} to ${[elasticity.slope.high, "ratio"]}`,
				}
			: undefined,
		isTold ? money("Mean income a month", x / n, told`of ${[n, "count"]} customers with a known income`) : undefined,
		isTold
			? money(
					"Mean spending a month",
					y / n,
					told`of the same customers, over ${[spending.months, "decimal"]} ${month}`,
				)
			: undefined,
	].filter((metric) => metric !== undefined);
}

/** The histogram of customers' own utilization. `from` has a row for each with a known income, with its `ratio`. */
export function binRatios(
	{ engine }: Pick<Basis["bank"], "engine">,
	over: Over | null,
	{ disclosureThreshold, from = "customer_utilization" }: { disclosureThreshold: number; from?: string },
): Promise<Binned> {
	return countBins(engine, "ratio", {
		from,
		scale: { type: "linear" },
		integer: false,
		threshold: disclosureThreshold,
		parts: over ? [1] : [],
	});
}

async function ratioHistogram(basis: Basis, over: Over | null): Promise<Figure> {
	const { bank, settings, formats, all } = basis;
	const { cell } = formats;
	const [middle] = await bank.engine.rows<Row>(
		`select ${bank.engine.quantile("ratio", 0.5)} as median from customer_utilization`,
	);
	const median = Number(middle?.median);
	const binned = await binRatios(bank, over, settings);
	const mean = isDominated(all.dominance) ? undefined : measureOwn(all)?.estimate;
	const less = `Half of customers spend ${cell(median, "share")} of their income or less`;
	return makeFigure(
		{
			id: "utilization-histogram",
			claim: () => (mean === undefined ? less : `${less}; the mean of ratios is ${cell(mean, "share")}`),
			description: `Share of customers by their own utilization: their spending a month over their income a month. Base: ${incomeBase(basis)}.`,
			chart: {
				kind: "histogram",
				lower: "lower",
				upper: "upper",
				value: "share",
				scale: { type: "linear" },
				markers: [
					{ value: median, label: `Median ${cell(median, "share")}` },
					...(mean === undefined ? [] : [{ value: mean, label: `Mean of ratios ${cell(mean, "share")}` }]),
				],
			},
			columns: [
				{ name: "lower", label: "From", type: "number", format: "share" },
				{ name: "upper", label: "To below", type: "number", format: "share" },
				customersColumn,
				shareColumn(),
			],
			rows: binned.bins.map((bin) => ({ ...bin, share: bin.customers / all.customers })),
			protection: { count: "customers", by: ["lower"], keep: ["upper"] },
			sql: binned.sql,
		},
		settings,
	);
}
