/** What clicks by number of impressions say, in sentences. */
import type { Record } from "../../disclosure.ts";
import { joinWords } from "../../narrative/words.ts";
import type { Basis } from "./basis.ts";
import type { Doses } from "./doses.ts";

export function leftOutDoses({ channels }: Doses): string {
	const above = channels.filter((channel) => channel.above > 0).map(({ channel }) => channel);
	return [
		...(above.length > 0 ? [`On ${joinWords(above)} the one customer in a hundred who saw most is left out.`] : []),
		...(channels.some(({ isJoined }) => isJoined)
			? ["Neighboring numbers of impressions are put together where they are many or of few customers."]
			: []),
	].join(" ");
}

/** The channel on which the rate of those who saw most is furthest from that of those who saw least. */
export function rateClaim({ formats }: Basis, rows: readonly Record[]): string {
	const ratio = ({ first, last }: Ends) => Math.abs(Math.log((Number(last.ctr) || 1e-6) / (Number(first.ctr) || 1e-6)));
	const widest = endsOf(rows, "ctr").toSorted((a, b) => ratio(b) - ratio(a))[0];
	if (!widest) return "Too few customers clicked for click-through rates by impressions to be shown";
	const says = (row: Record) => `${formats.cell(row.ctr ?? null, "share")} of them`;
	return `On ${widest.channel} customers who saw ${countWords(widest.first, formats)} clicked ${says(widest.first)}, and those who saw ${countWords(widest.last, formats)} clicked ${says(widest.last)}`;
}

/** The channel on which those who saw most clicked most. */
export function clicksClaim({ formats }: Basis, rows: readonly Record[]): string {
	const most = endsOf(rows, "clicks").toSorted((a, b) => Number(b.last.clicks) - Number(a.last.clicks))[0];
	if (!most) return "Too few customers clicked for clicks by impressions to be shown";
	const says = (row: Record) => {
		const times = formats.cell(row.clicks ?? null, "decimal");
		return Number(times) === 1 ? "once" : `${times} times`;
	};
	return `On ${most.channel} customers who saw ${countWords(most.first, formats)} clicked ${says(most.first)} on average, and those who saw ${countWords(most.last, formats)} clicked ${says(most.last)}`;
}

function countWords({ impressions }: Record, formats: Basis["formats"]): string {
	const written = `${formats.cell(impressions ?? null, "count")} impression${impressions === 1 ? "" : "s"}`;
	return Number.isInteger(impressions) ? written : `about ${written}`;
}

interface Ends {
	channel: string;
	first: Record;
	last: Record;
}

/** The fewest impressions that are shown, and the most. */
function endsOf(rows: readonly Record[], value: string): Ends[] {
	return [...Map.groupBy(rows, ({ channel }) => String(channel))].flatMap(([channel, all]) => {
		const own = all.filter((row) => row[value] !== null);
		const [first, last] = [own[0], own.at(-1)];
		return first && last && first !== last ? [{ channel, first, last }] : [];
	});
}
