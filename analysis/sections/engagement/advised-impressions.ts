/** How many impressions are advised, by channel and group. */
import type { Record } from "../../disclosure.ts";
import type { Column, TableBlock } from "../../document.ts";
import { evidenceCells, evidenceColumns } from "../../findings/evidence.ts";
import { joinWords } from "../../narrative/words.ts";
import { estimateCells, withInterval } from "../columns.ts";
import { groupedBase } from "../grouped.ts";
import { noteOf } from "../note-of.ts";
import { countColumn, makeTableBlock, textColumn } from "../table.ts";
import { type Basis, channelColumn } from "./basis.ts";
import { spanWords } from "./impression-effects.ts";
import { adviceOf, adviceWords, type JudgedEffect, outcomeOf } from "./impression-words.ts";

/** A row for each effect, in their order. */
export function advisedTable(basis: Basis, effects: readonly JudgedEffect[]): TableBlock {
	const { column } = basis.grouping;
	const change = { name: "change", label: "Change in click-through rate", format: "points" } as const;
	const advised = effects.filter((effect) => adviceOf(effect));
	return makeTableBlock({
		id: "advised-impressions",
		claim:
			advised.length > 0
				? "Past how many impressions clicks run out, by channel"
				: effects.every(({ withheld }) => withheld)
					? "Too few customers clicked to say past how many impressions clicks run out"
					: "No number of impressions is clearly where clicks run out",
		description: `Clicks that go with the first impression, and the number of impressions after which one more goes with less than half as many, with its 95% interval; the change in click-through rate along a straight line ${spansWords(basis, effects)}. Base: ${groupedBase(basis)}.`,
		columns: [
			channelColumn,
			column,
			textColumn("advice", "In words"),
			{ name: "first_clicks", label: "Clicks of the first", type: "number", format: "ratio" },
			...withInterval(countColumn("half_response", "Half as many after")),
			textColumn("line", "Line over"),
			...evidenceColumns(change, "Cohen's h"),
			...(effects.some(({ within }) => within) ? withInterval(withinColumn(basis)) : []),
		],
		rows: effects.map((effect): Record => {
			const advice = adviceOf(effect);
			return {
				channel: effect.channel.channel,
				[column.name]: effect.group,
				first_clicks: effect.bend?.fit.valueAt(1) ?? null,
				half_response: advice ? (effect.bend?.half ?? null) : null,
				half_response_low: advice?.low ?? null,
				half_response_high: advice?.high ?? null,
				line: spanWords(effect.channel, basis.formats),
				...evidenceCells(change.name, effect.finding),
				...estimateCells("change_within", effect.within),
				advice: adviceWords(basis, effect),
			};
		}),
		protection: {
			withheld: new Set(effects.flatMap(({ withheld }, row) => (withheld ? [row] : []))),
			keep: [channelColumn.name, column.name, "line"],
		},
		...noteOf(
			"Where the rate does not clearly fall, or the curve of more than one resample in forty does not bend within the data, no number is advised; nor where the range is too wide, or begins below the fewest impressions that a customer saw. The change is tested by weighted regression with a variance that allows for customers who differ.",
			turnedWords(basis, effects),
		),
	});
}

/** "from 3 to 23 impressions", or for each channel by itself. */
function spansWords({ formats }: Basis, effects: readonly JudgedEffect[]): string {
	const channels = [...new Set(effects.map(({ channel }) => channel))];
	const spans = channels.map((channel) => spanWords(channel, formats));
	if (new Set(spans).size === 1) return `from ${spans[0]} impressions`;
	return `from ${joinWords(channels.map(({ channel }, i) => `${spans[i]} impressions (${channel})`))}`;
}

/** The change among customers of the same group; told of all groups together. */
function withinColumn({ grouping }: Basis): Column {
	return {
		name: "change_within",
		label: `Change among customers of the same ${grouping.noun}`,
		type: "number",
		format: "points",
	};
}

/** Where customers of the same group show the opposite of all together. */
function turnedWords({ grouping }: Basis, effects: readonly JudgedEffect[]): string {
	const turned = effects.filter((effect) => outcomeOf(effect) === "turns");
	return turned.length === 0
		? ""
		: `Among customers of the same ${grouping.noun} the change is the other way around on ${joinWords(turned.map(({ channel }) => channel.channel))}.`;
}
