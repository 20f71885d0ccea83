/** What the fair lending gate is, and the list of what it changed. */
import type { Section } from "../document.ts";
import { joinWords, upperFirst } from "../narrative/words.ts";
import type { Settings } from "../report.ts";
import { makeTableBlock, textColumn } from "../sections/table.ts";
import type { Screened } from "./fair-lending.ts";

export function describeFairLending(screened: readonly Screened[], { fairLending }: Settings): Section {
	const changed = screened.flatMap(({ change, claim, audience }) => (change ? [{ ...change, claim, audience }] : []));
	const id = "fair-lending";
	if (!fairLending)
		return {
			id,
			claim: "Fair lending was not checked: the report turns the gate off",
			blocks: [{ kind: "text", id: "fair-lending-rule", markdown: `${rule} ${off}` }],
		};
	const claim = changesClaim(changed.map(({ change }) => change));
	const text = { kind: "text", id: "fair-lending-rule", markdown: `${rule} ${how}` } as const;
	if (changed.length === 0) return { id, claim, blocks: [text] };
	const table = makeTableBlock({
		id: "fair-lending-changes",
		claim: "What the gate changed, and for which protected trait",
		description: "Recommendations whose audience the data define by a protected trait, before and after the gate.",
		columns: [
			textColumn("recommendation", "Recommendation"),
			textColumn("found", "The data show it for"),
			textColumn("traits", "Protected trait"),
			textColumn("change", "Change"),
			textColumn("audience", "Offered to"),
		],
		rows: changed.map((one) => ({
			recommendation: one.claim,
			found: one.found,
			traits: upperFirst(joinWords(one.traits.map((trait) => trait.toLowerCase()))),
			change: upperFirst(one.change),
			audience: one.audience,
		})),
		protection: "public",
	});
	return { id, claim, blocks: [text, table] };
}

const rule =
	"Who is offered credit, and on what terms, may not be decided by age, sex, marital status or another prohibited basis (in the United States Regulation B, 12 CFR 1002.4; the European Union and India have rules of their own).";

const how =
	"Groups may be described by such traits; no offer may go to them for it. So a recommendation of credit whose audience the data define by a protected trait is reworded to the behavior behind it, what customers buy and how they pay, or else labeled as descriptive and not for targeting. What customers buy can itself stand in for a trait: before a campaign, compare whom it would reach.";

const off =
	"With `report.fairLending` set to false, audiences are given as the data define them, protected traits included: they must not be used to decide on credit.";

function changesClaim(changes: readonly string[]): string {
	const count = (of: string) => changes.filter((change) => change === of).length;
	const [reworded, described] = [count("reworded"), count("descriptive only")];
	const words = (number: number, what: string) =>
		number === 0 ? [] : [`${number} ${number === 1 ? "recommendation" : "recommendations"} ${what}`];
	const parts = [...words(reworded, "reworded"), ...words(described, "labeled as not for targeting")];
	if (parts.length === 0)
		return "Fair lending: no offer goes to customers for a protected trait, and nothing had to be changed";
	return `Fair lending: no offer goes to customers for a protected trait; ${joinWords(parts)}`;
}
