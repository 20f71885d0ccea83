/** Who leads in which type of transaction, in sentences. */
import { byHowMuch } from "../../findings/strength-words.ts";
import type { Formats } from "../../format.ts";
import { countWord } from "../../narrative/count-words.ts";
import { joinWords, lowerFirst, upperFirst } from "../../narrative/words.ts";
import { hedgesG } from "../../statistics/hedges-g.ts";
import { type Lead, measuredOf, type Place, type TypeLeads } from "./leaders.ts";
import type { Ledger } from "./ledger.ts";
import { allTypes, type TransactionType } from "./types.ts";

type Words = Pick<Ledger, "formats" | "each" | "grouping">;

function spellRate({ rate }: Place, { measure }: Pick<Lead, "measure">, formats: Formats): string {
	return formats.cell(rate.estimate, measure === "money" ? "cents" : "ratio");
}

/** What came of one type, in money and in number. */
export function leadClaim({ type, id, leads }: TypeLeads, words: Words): string {
	const clear = leads.filter(({ finding }) => finding.verdict === "supported");
	if (clear.length === 0) return noLeadClaim({ type, id, leads }, words);
	const [first, second] = clear;
	if (first && second && first.leader.group === second.leader.group) {
		const number = `the most ${type.plural} are made by the same ${words.grouping.noun}, ${spellRate(second.leader, second, words.formats)} against ${spellRate(second.runnerUp, second, words.formats)}`;
		const next = second.runnerUp.group === first.runnerUp.group ? "" : ` (${second.runnerUp.group})`;
		return `${clearClause(first, words)}; ${number}${next}`;
	}
	return leads
		.map((lead) => (lead.finding.verdict === "supported" ? clearClause(lead, words) : unclearClause(lead, words)))
		.map((clause, i) => (i === 0 ? clause : lowerFirst(clause)))
		.join("; ");
}

/** The most of what is done by whom, ahead of whom. */
function clearClause(lead: TypeLeads["leads"][number], { formats, each }: Words): string {
	const { type, measure, leader, runnerUp } = lead;
	const most = measure === "money" ? `The most ${moneyWords(type)} is moved by` : `The most ${type.plural} are made by`;
	return `${most} ${leader.group}, ${spellRate(leader, lead, formats)} ${each}, ${byHowMuch(lead.finding)} ahead of ${runnerUp.group} (${spellRate(runnerUp, lead, formats)})`;
}

/** "money in withdrawals", and of all types together "money". */
function moneyWords({ name, plural }: TransactionType, plurals = plural): string {
	return name === allTypes ? "money" : `money in ${plurals}`;
}

function unclearClause(lead: TypeLeads["leads"][number], { formats, each, grouping }: Words): string {
	const { measure, leader, runnerUp, finding } = lead;
	const what = measure === "money" ? "money" : "number";
	const how = finding.verdict === "no difference" ? "are about equal" : "are too close to tell apart";
	return `No ${grouping.noun} clearly leads in ${what}: ${leader.group} (${spellRate(leader, lead, formats)} ${each}) and ${runnerUp.group} (${spellRate(runnerUp, lead, formats)}) ${how}`;
}

/** "No segment clearly leads in payments: A ($25.92 a customer and month) and B ($25.91) are about equal, and ...". */
function noLeadClaim({ type, leads }: TypeLeads, words: Words): string {
	const { formats, each, grouping } = words;
	const isEqual = leads.every(({ finding }) => finding.verdict === "no difference");
	const how = isEqual ? "are about equal" : "are too close to tell apart";
	const start = `No ${grouping.noun} clearly leads in ${type.plural}`;
	const [first, second] = leads;
	if (!first) return start;
	const says = (place: Place, lead: Lead) => `${place.group} (${spellRate(place, lead, formats)})`;
	const { leader, runnerUp } = first;
	const pair = `${leader.group} (${spellRate(leader, first, formats)} ${each}) and ${says(runnerUp, first)}`;
	if (!second) return `${start}: ${pair} ${how}`;
	const isSamePair = second.leader.group === leader.group && second.runnerUp.group === runnerUp.group;
	const numbers = [second.leader, second.runnerUp].map((place) => spellRate(place, second, formats));
	return isSamePair
		? `${start}: ${pair} ${how}, and so are their numbers (${numbers.join(" and ")})`
		: `${start}: ${pair} ${how} in money, and ${says(second.leader, second)} and ${says(second.runnerUp, second)} in number`;
}

/** A type with the lead that a headline speaks of: in money, or where it is not known or not clear in number. */
export interface Headline {
	type: TransactionType;
	clear: Lead | undefined;
}

/** The headline: which types are led, the clearest first, and which are not. */
export function leadersClaim(all: readonly Headline[], { formats, each, grouping }: Words): string {
	const led = all
		.flatMap(({ clear }) => clear ?? [])
		.toSorted((a, b) => leadOf(b) - leadOf(a))
		.slice(0, mostNamed);
	const none = all.filter(({ clear }) => !clear).map(({ type }) => type.plural);
	const unled =
		none.length === 0 || none.length > mostNamed ? "" : `no ${grouping.noun} clearly leads in ${joinWords(none)}`;
	if (led.length === 0)
		return all.length > 1
			? `No ${grouping.noun} clearly leads in any of ${countWord(all.length)} types of transactions`
			: upperFirst(unled);
	const parts = [...Map.groupBy(led, ({ measure, leader }) => `${measure} ${leader.group}`).values()].map((own, i) => {
		const [first] = own as [Lead];
		const rates = joinWords(own.map((lead) => spellRate(lead.leader, lead, formats)));
		const plurals = joinWords(own.map(({ type }) => type.plural));
		if (i > 0 && first.measure === led[0]?.measure) return `in ${plurals} from ${first.leader.group} (${rates})`;
		const most =
			first.measure === "money" ? `the most ${moneyWords(first.type, plurals)} is` : `the most ${plurals} are`;
		return `${most} from ${first.leader.group} (${rates} ${each})`;
	});
	return upperFirst(`${joinWords(parts)}${unled === "" ? "" : `; ${unled}`}`);
}

/** In standard deviations of customers. */
function leadOf({ leader, runnerUp }: Lead): number {
	return hedgesG(measuredOf(leader), measuredOf(runnerUp));
}

const mostNamed = 4;

/** Whether the intervals of the first two are apart: what is described where groups cannot be tested. */
export function isApart({ leader, runnerUp }: Lead): boolean {
	return leader.rate.low > runnerUp.rate.high;
}

/** Where groups were formed on behavior: who is first in a type, described with intervals. */
export function describeLead(lead: Lead, { formats, each }: Words): string {
	const { type, measure, leader, runnerUp } = lead;
	const format = measure === "money" ? "cents" : "ratio";
	const says = (place: Place) =>
		`${place.group}, ${spellRate(place, lead, formats)} (${formats.cell(place.rate.low, format)} to ${formats.cell(place.rate.high, format)})`;
	const apart = isApart(lead);
	return `${upperFirst(measure === "money" ? moneyWords(type) : `number of ${type.plural}`)} ${each}: ${says(leader)}, ${apart ? "then" : "and, with overlapping intervals,"} ${says(runnerUp)}`;
}
