import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { type ChapterDefinition, describe } from "../../analysis/chapters/chapter.ts";
import { draftChapters } from "../../analysis/chapters/draft-chapters.ts";
import type { Bank } from "../../analysis/tables/bank.ts";
import { settings } from "../recommendations/hand-made.ts";

const bank = { relations: new Map() } as unknown as Bank;

/** Chapters that take so many milliseconds, and what was begun and ended in order. */
function watch() {
	const log: string[] = [];
	const chapter = (id: string, milliseconds: number, more: Partial<ChapterDefinition> = {}): ChapterDefinition => ({
		id,
		title: id.toUpperCase(),
		question: "?",
		needs: {},
		mainPoints: [],
		async analyze() {
			log.push(`${id} begins`);
			await setTimeout(milliseconds);
			log.push(`${id} ends`);
			return describe([]);
		},
		...more,
	});
	return { log, chapter };
}

test("chapters are analyzed side by side, and kept in their order", async () => {
	const { log, chapter } = watch();
	const { drafts, skipped } = await draftChapters([chapter("slow", 20), chapter("fast", 1)], bank, settings);
	assert.deepEqual(log, ["slow begins", "fast begins", "fast ends", "slow ends"]);
	assert.deepEqual([[...drafts.keys()], skipped], [["slow", "fast"], []]);
});

test("one that makes a relation begins when those before it have ended, and ends before those behind it begin", async () => {
	const { log, chapter } = watch();
	await draftChapters([chapter("a", 5), chapter("maker", 5, { makesRelation: true }), chapter("b", 1)], bank, settings);
	assert.deepEqual(log, ["a begins", "a ends", "maker begins", "maker ends", "b begins", "b ends"]);
});

test("what the data have not is skipped with what is missing, whether a field or what a chapter lacks", async () => {
	const { log, chapter } = watch();
	const { drafts, skipped } = await draftChapters(
		[
			chapter("needy", 1, { needs: { customers: ["balance"] } }),
			chapter("picky", 1, { lacks: async () => ["second measure"] }),
		],
		bank,
		settings,
	);
	assert.deepEqual([drafts.size, log], [0, []]);
	assert.deepEqual(skipped, [
		{ id: "needy", title: "NEEDY", missing: ["table of customers"] },
		{ id: "picky", title: "PICKY", missing: ["second measure"] },
	]);
});

test("where chapters fail the first of them is told, once none is at work", async () => {
	const { log, chapter } = watch();
	const fails = (id: string, milliseconds: number) =>
		chapter(id, 0, {
			async analyze() {
				await setTimeout(milliseconds);
				throw new Error(id);
			},
		});
	const all = [chapter("good", 15), fails("first", 8), fails("second", 1)];
	await assert.rejects(draftChapters(all, bank, settings), /^Error: first$/);
	assert.deepEqual(log, ["good begins", "good ends"]);
});
