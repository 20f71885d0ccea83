/** Which two reports are compared, and what besides the data is not the same in both. */
import type { Block, Section } from "../../document.ts";
import { formatsFor } from "../../format.ts";
import type { Entry } from "../../history/entry.ts";
import { joinWords } from "../../narrative/words.ts";
import type { Settings } from "../../report.ts";

interface Pair {
	previous: Entry;
	/** This report, as it is kept. */
	now: Pick<Entry, "madeWith" | "settings" | "customers">;
}

export function describeCompared({ previous, now }: Pair, settings: Settings): Section {
	const { cell } = formatsFor(settings);
	const day = cell(previous.asOf, "date");
	const others = [...otherSettings(previous.settings, now.settings), ...otherVersion(previous, now)];
	const blocks: Block[] = [
		{
			kind: "metrics",
			id: "changes-customers",
			items: [
				{ label: "Customers in this report", value: now.customers, format: "count" },
				{ label: "Customers in the previous report", value: previous.customers, format: "count" },
			],
		},
	];
	if (others.length > 0) blocks.push({ kind: "text", id: "changes-made-otherwise", markdown: others.join("\n\n") });
	const isSameDay = previous.asOf === settings.asOf;
	return {
		id: "changes-compared",
		claim: isSameDay
			? `This report is compared with the previous one, which speaks of the same day, ${day}, from other data`
			: `This report is compared with the previous one, of ${day}`,
		blocks,
	};
}

/** The day is told by itself; how many rows may be refused changes no figure. */
const saysNothing = new Set(["asOf", "maxRejected"]);

function otherSettings(before: Entry["settings"], now: Entry["settings"]): string[] {
	const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].filter(
		(name) => !saysNothing.has(name) && JSON.stringify(before[name]) !== JSON.stringify(now[name]),
	);
	if (names.length === 0) return [];
	const words = names.map((name) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
	return [
		`The reports were not made with the same settings: ${joinWords(words)} ${names.length === 1 ? "is" : "are"} set otherwise now. Part of what changed may come of that.`,
	];
}

function otherVersion(before: Pick<Entry, "madeWith">, now: Pick<Entry, "madeWith">): string[] {
	return before.madeWith === now.madeWith
		? []
		: [
				`The previous report was made with ${before.madeWith}, this one with ${now.madeWith}. Part of what changed may come of that.`,
			];
}
