/** The figures that moved, in words and tables: one table for each kind of number, as a column has one format. */
import { definitions } from "../../definitions.ts";
import type { Block, Column, Format, Section, TableBlock } from "../../document.ts";
import { formatsFor } from "../../format.ts";
import type { Settings } from "../../report.ts";
import { estimateCells, withInterval } from "../columns.ts";
import { makeTableBlock, textColumn } from "../table.ts";
import { type Compared, listMoved } from "./moved.ts";

/** What numbers of a format are called, one and several. */
const kinds: { [format in Format]?: readonly [id: string, one: string, several: string] } = {
	share: ["shares", "share", "shares"],
	points: ["points", "difference between shares", "differences between shares"],
	money: ["money", "amount of money", "amounts of money"],
	cents: ["cents", "amount of money", "amounts of money"],
	index: ["indexes", "index", "indexes"],
	ratio: ["ratios", "ratio or rate", "ratios and rates"],
	decimal: ["numbers", "number", "numbers"],
	count: ["counts", "count", "counts"],
};

export function describeMoved(compared: readonly Compared[], settings: Settings): Section {
	const moved = listMoved(compared);
	const formats = [...new Set(moved.map(({ now }) => now.format))];
	return {
		id: "changes-figures",
		claim: movedClaim(compared.length, moved, settings),
		blocks: [
			{ kind: "text", id: "changes-moved-rule", markdown: ruleWords(settings) },
			...formats.flatMap((format): Block[] => {
				const ofFormat = moved.filter(({ now }) => now.format === format);
				return kinds[format] ? [movedTable(ofFormat, { format, kind: kinds[format], settings })] : [];
			}),
		],
	};
}

function movedClaim(count: number, moved: readonly Compared[], settings: Settings): string {
	const { cell } = formatsFor(settings);
	const [first] = moved;
	if (count === 0) return "The two reports have no figure with an interval in common";
	if (!first)
		return count === 1
			? "The one figure that both reports show did not move beyond chance"
			: `None of the ${cell(count, "count")} figures that both reports show moved beyond chance`;
	const { now, before } = first;
	const verb = moved.length === 1 ? "has moved" : "have moved";
	const which = count === 1 ? "The one figure" : `${cell(moved.length, "count")} of ${cell(count, "count")} figures`;
	return `${which} that both reports show ${verb} beyond chance; the clearest is ${measureWords(now)}, from ${cell(before.estimate, now.format)} to ${cell(now.estimate, now.format)}`;
}

function measureWords({ measure, group }: Compared["now"]): string {
	return group === "" ? `“${measure}”` : `“${measure}” of ${group}`;
}

function ruleWords(settings: Settings): string {
	const { cell } = formatsFor(settings);
	const rate = cell(definitions.falseDiscoveryRate.value, "share");
	const margin = cell(settings.meaningfulDifference, "points").replace("+", "");
	return `A figure has moved where the 95% interval of its change, made of the intervals of both reports, excludes zero, and where that holds with all figures compared being judged together: at most ${rate} of those listed are expected to be there by chance. Shares that moved by less than ${margin}, interval and all, are left out. Many customers are in both reports, and for them the rule is strict: a small change may be real and not be listed. Why a figure moved, the comparison does not tell.`;
}

interface Kind {
	format: Format;
	kind: readonly [id: string, one: string, several: string];
	settings: Settings;
}

function movedTable(moved: readonly Compared[], { format, kind, settings }: Kind): TableBlock {
	const [id, one, several] = kind;
	const most = definitions.mostMoved.value;
	const shown = moved.slice(0, most);
	const count = formatsFor(settings).cell(moved.length, "count");
	// Cents of thousands are not read, and take room.
	const areLarge = shown.every(
		({ now, before }) => Math.min(Math.abs(now.estimate), Math.abs(before.estimate)) >= 1000,
	);
	const written = format === "cents" && areLarge ? "money" : format;
	const column = (name: string, label: string, of: Format = written): Column => ({
		name,
		label,
		type: "number",
		format: of,
	});
	return makeTableBlock({
		id: `changes-moved-${id}`,
		claim: moved.length === 1 ? `One ${one} has moved` : `${count} ${several} have moved`,
		description:
			moved.length > most
				? `The ${most} that moved furthest beyond their intervals, in the previous report and in this one.`
				: "In the previous report and in this one, the one that moved furthest beyond its interval first.",
		columns: [
			textColumn("figure", "Figure"),
			...withInterval(column("before", "Before")),
			...withInterval(column("now", "Now")),
			...withInterval(column("change", "Change", format === "share" ? "points" : written)),
		],
		rows: shown.map(({ now, before, change }) => ({
			figure: now.group === "" ? now.measure : `${now.measure}: ${now.group}`,
			...estimateCells("before", before),
			...estimateCells("now", now),
			...estimateCells("change", change),
		})),
		// Every number here, and the group it is of, both reports have published already.
		protection: "public",
	});
}
