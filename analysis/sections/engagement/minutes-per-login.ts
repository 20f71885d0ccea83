/** How long a login lasts. */
import type { Record } from "../../disclosure.ts";
import type { Column, Figure } from "../../document.ts";
import { ratioInterval } from "../../statistics/ratio-interval.ts";
import { isUnknown } from "../../tables/rare-categories.ts";
import { intervalColumns } from "../columns.ts";
import { makeFigure } from "../figure.ts";
import { ratioSumsSql, readRatioSums } from "../ratio-sums.ts";
import { withholdRates } from "../withhold-rates.ts";
import { type Basis, channelColumn, dotsByGroup, formedWords, groupedBase, noteOf } from "./basis.ts";

const perLogin: Column = { name: "minutes_per_login", label: "Minutes per login", type: "number", format: "decimal" };

/** Minutes over logins of the channels that have both; none where no channel has. */
export async function perLoginFigure(basis: Basis): Promise<Figure[]> {
	const { bank, channels, grouping, settings, byGroup } = basis;
	const own = channels.usage.filter(({ measures }) => measures.includes("logins") && measures.includes("minutes"));
	if (own.length === 0) return [];
	const sql = `select channel, grp, ${ratioSumsSql({ y: "minutes", x: "logins" })}
		from customer_channels
		where logins > 0 and minutes is not null
		group by channel, grp`;
	const found = await bank.engine.rows(sql);
	const withheld = new Set<number>();
	const rows = own.flatMap(({ channel }, place) => {
		const sums = grouping.groups.map(({ name }) => {
			const row = found.find((one) => one.channel === channel && one.grp === name);
			return { name, sums: row && readRatioSums(row) };
		});
		const customers = sums.map((one) => one.sums?.n ?? 0);
		const rated = customers.map((n) => ({ customers: n, some: n, notAll: n }));
		for (const index of withholdRates(rated, settings.disclosureThreshold)) withheld.add(place * sums.length + index);
		return sums.map((one): Record => {
			const ratio = one.sums && ratioInterval(one.sums);
			return {
				channel,
				[grouping.column.name]: one.name,
				minutes_per_login: ratio?.estimate ?? null,
				minutes_per_login_low: ratio ? Math.max(0, ratio.low) : null,
				minutes_per_login_high: ratio?.high ?? null,
			};
		});
	});
	const figure = makeFigure(
		{
			id: `minutes-per-login-${byGroup}`,
			claim: (published) => perLoginClaim(basis, published),
			description: `Minutes per login on each channel${grouping.groups.length > 1 ? ` by ${grouping.noun}` : ""}, with 95% intervals that count customers and not logins. Base: those who logged in of ${groupedBase(basis)}.`,
			chart: dotsByGroup(basis, perLogin.name),
			columns: [channelColumn, grouping.column, perLogin, ...intervalColumns(perLogin)],
			rows,
			protection: { withheld, keep: [channelColumn.name, grouping.column.name] },
			...noteOf(formedWords(basis)),
			sql,
		},
		settings,
	);
	return [figure];
}

function perLoginClaim({ grouping, formats }: Basis, rows: readonly Record[]): string {
	const known = rows
		.filter((row) => row.minutes_per_login !== null && !isUnknown(row[grouping.column.name]))
		.toSorted((a, b) => Number(a.minutes_per_login) - Number(b.minutes_per_login));
	const [least, most] = [known[0], known.at(-1)];
	if (!least || !most) return "Too few customers log in for minutes per login to be shown";
	const says = (row: Record) => formats.cell(row.minutes_per_login ?? null, "decimal");
	return says(least) === says(most)
		? `A login lasts ${says(least)} minutes on average`
		: `A login lasts between ${says(least)} and ${says(most)} minutes on average`;
}
