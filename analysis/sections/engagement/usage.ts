/** Who uses which of the bank's own channels, how often and for how long. */
import type { Draft } from "../../chapters/chapter.ts";
import type { Section } from "../../document.ts";
import type { Findings } from "../../findings/hypothesis.ts";
import { readRows } from "../figure.ts";
import type { Basis } from "./basis.ts";
import { type UsageMeasure, usageMeasures } from "./customer-channels.ts";
import { perLoginFigure } from "./minutes-per-login.ts";
import { findUsageDifferences, type UsageDifference, writeUsageDifferences } from "./usage-differences.ts";
import { type MeasuredUsage, measureFigure } from "./usage-figures.ts";
import { usageByMonth } from "./usage-months.ts";
import { findUsagePeriod } from "./usage-period.ts";
import { sumUsage } from "./usage-sums.ts";
import { usersFigure } from "./users.ts";

/** Needs `customer_channels`. Undefined where no channel is used for anything. */
export async function draftUsage(basis: Basis): Promise<Draft | undefined> {
	const { bank, channels, grouping, settings } = basis;
	if (channels.usage.length === 0) return undefined;
	const period = await findUsagePeriod(bank, settings);
	const found: Omit<MeasuredUsage, "untold">[] = [];
	for (const measure of usageMeasures) {
		const own = channelsOf(basis, measure);
		if (own.length === 0) continue;
		const { usage, sql } = await sumUsage(bank.engine, measure, { grouping, channels: own });
		found.push({ measure, channels: own, usage, sql, period });
	}
	const users = await usersFigure(
		basis,
		found.map(({ measure }) => measure),
	);
	const untold = readRows(users.table).flatMap(({ channel, share, ...row }) =>
		share === null ? [{ channel: String(channel), group: String(row[grouping.column.name]) }] : [],
	);
	const measured = found.map((one): MeasuredUsage => ({ ...one, untold }));
	const perLogin = await perLoginFigure(basis);
	const months = await usageByMonth(basis, measured);
	const differences = grouping.formed ? [] : await findUsageDifferences(basis, measured);
	const write = (findings: Findings): Section[] => {
		const figures = measured.map((usage) => measureFigure(basis, usage));
		const tested =
			differences.length > 0 ? writeUsageDifferences(basis, differences as UsageDifference[], findings) : [];
		const [finding] = tested;
		const claim = finding?.kind === "finding" ? finding.claim : (figures[0]?.claim ?? users.claim);
		const blocks = [...tested.slice(0, 1), users, ...figures, ...perLogin, ...tested.slice(1)];
		const use: Section = { id: "channel-use", claim, blocks };
		return months.length === 0
			? [use]
			: [use, { id: "channel-use-over-time", claim: months[0]?.claim ?? "", blocks: months }];
	};
	return { hypotheses: differences.map(({ hypothesis }) => hypothesis), write };
}

function channelsOf({ channels }: Basis, measure: UsageMeasure): string[] {
	return channels.usage.filter(({ measures }) => measures.includes(measure)).map(({ channel }) => channel);
}
