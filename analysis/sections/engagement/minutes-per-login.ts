/** How long a login lasts. */
import { isDominated, type Record } from "../../disclosure.ts";
import type { Column, Figure } from "../../document.ts";
import { ratioInterval } from "../../statistics/ratio-interval.ts";
import { isNamed } from "../../tables/rare-categories.ts";
import { estimateCells, withInterval } from "../columns.ts";
import { dotsByGroup } from "../dots.ts";
import { findEnds } from "../ends.ts";
import { makeFigure } from "../figure.ts";
import { byWords, groupedBase } from "../grouped.ts";
import { ratioSumsSql, readRatioSums } from "../ratio-sums.ts";
import { withholdRates } from "../withhold-rates.ts";
import { type Basis, channelColumn } from "./basis.ts";

const perLogin: Column = { name: "minutes_per_login", label: "Minutes per login", type: "number", format: "decimal" };

/** Minutes over logins of the channels that have both; none where no channel has. */
export async function perLoginFigure(basis: Basis): Promise<Figure[]> {
	const { bank, channels, grouping, settings, byGroup } = basis;
	const own = channels.usage.filter(({ measures }) => measures.includes("logins") && measures.includes("minutes"));
	if (own.length === 0) return [];
	const sql = `select channel, grp, max(minutes) as most_minutes, max(logins) as most_logins, ${ratioSumsSql({ y: "minutes", x: "logins" })}
		from customer_channels
		where logins > 0 and minutes is not null
		group by channel, grp`;
	const found = await bank.engine.rows(sql);
	const withheld = new Set<number>();
	const rows = own.flatMap(({ channel }, place) => {
		const sums = grouping.groups.map(({ name }) => {
			const row = found.find((one) => one.channel === channel && one.grp === name);
			const read = row && readRatioSums(row);
			const isForced =
				read !== undefined &&
				(isDominated({ largest: Number(row?.most_minutes), absolute: read.y }) ||
					isDominated({ largest: Number(row?.most_logins), absolute: read.x }));
			return { name, sums: read, isForced };
		});
		const rated = sums.map(({ sums: read, isForced }) => {
			const n = read?.n ?? 0;
			return { customers: n, some: n, notAll: n, isForced };
		});
		for (const index of withholdRates(rated, settings.disclosureThreshold)) withheld.add(place * sums.length + index);
		return sums.map((one): Record => {
			const ratio = one.sums && ratioInterval(one.sums);
			return {
				channel,
				[grouping.column.name]: one.name,
				...estimateCells(perLogin.name, ratio && { ...ratio, low: Math.max(0, ratio.low) }),
			};
		});
	});
	const figure = makeFigure(
		{
			id: `minutes-per-login-${byGroup}`,
			claim: (published) => perLoginClaim(basis, published),
			description: `Minutes per login on each channel${byWords(grouping)}, with 95% intervals that count customers and not logins. Base: those who logged in of ${groupedBase(basis)}.`,
			chart: dotsByGroup(grouping, { category: channelColumn.name, value: perLogin.name }),
			columns: [channelColumn, grouping.column, ...withInterval(perLogin)],
			rows,
			protection: { withheld, keep: [channelColumn.name, grouping.column.name] },
			sql,
		},
		settings,
	);
	return [figure];
}

function perLoginClaim({ grouping, formats }: Basis, rows: readonly Record[]): string {
	const known = rows.filter((row) => row.minutes_per_login !== null && isNamed(row[grouping.column.name]));
	const says = (row: Record) => formats.cell(row.minutes_per_login ?? null, "decimal");
	const ends = findEnds(known, (row) => Number(row.minutes_per_login));
	if (ends && says(ends.lowest) !== says(ends.highest))
		return `A login lasts between ${says(ends.lowest)} and ${says(ends.highest)} minutes on average`;
	return known[0]
		? `A login lasts ${says(known[0])} minutes on average`
		: "Too few customers log in for minutes per login to be shown, or one of them does most";
}
