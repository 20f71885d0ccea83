import assert from "node:assert/strict";
import { test } from "node:test";
import { outsideResearch } from "../../analysis/recommendations/outside-research.ts";
import {
	citeNotes,
	findNotes,
	listSources,
	numberNotes,
	takeNotes,
} from "../../analysis/recommendations/research-notes.ts";
import { settings } from "./hand-made.ts";

const base = { unit: "percent", source: "A bank", url: "https://example.org/a", year: 2025 };
const notes = takeNotes(
	[
		{ ...base, topic: "payments", claim: "UPI's share", value: 79.6 },
		{ ...base, topic: "Rewards", claim: "Who like cash back", value: 41, year: 2019 },
		{ ...base, topic: "rewards", claim: "Points expire", value: null, unit: "" },
	],
	settings,
);
const [upi, cash, points] = notes as [(typeof notes)[number], (typeof notes)[number], (typeof notes)[number]];

test("research is found by its topic and a word of its claim", () => {
	assert.deepEqual(findNotes(notes, { topic: "rewards", words: /cash ?back/i }), [cash]);
	assert.deepEqual(findNotes(notes, { topic: "payments", words: /cash ?back/i }), []);
	assert.deepEqual(findNotes(notes, undefined), []);
});

test("research more than five years older than the data is marked, research of five years ago is not", () => {
	const years = [2019, 2020, 2026].map((year) => ({ ...upi, year }));
	assert.deepEqual(
		takeNotes(years, { asOf: "2025-06-30" }).map(({ isOld }) => isOld),
		[true, false, false],
	);
});

test("footnotes are numbered in the order of their citation, each source once", () => {
	assert.deepEqual(numberNotes([[points], [], [upi, points], [cash]]), [points, upi, cash]);
});

test("a citation has the figure as it was published, its mark, and the number of its source", () => {
	assert.equal(
		citeNotes([upi, cash, points], [points, upi, cash], settings),
		"Others report: UPI's share: 79.6%[^2]; Who like cash back: 41% (older than 5 years)[^3]. Further reading: Points expire[^1].",
	);
	const cards = { ...upi, claim: "Cards in use", value: 10.8, unit: "crore" };
	assert.equal(citeNotes([cards], [cards], settings), "Others report: Cards in use: 10.8 crore[^1].");
});

test("the sources have their publisher, year and address, and the mark of age", () => {
	assert.deepEqual(listSources([cash], settings), [
		{
			number: 1,
			claim: "Who like cash back: 41%",
			publisher: "A bank",
			year: 2019,
			url: "https://example.org/a",
			mark: "older than 5 years",
		},
	]);
});

test("the section lists every source, cited or not, and is absent without research", () => {
	const [section] = outsideResearch([upi, points], { cited: 1, settings });
	assert.equal(section?.claim, "Outside research: recommendations cite 1 of 2 sources");
	const how = section.blocks.find((block) => block.kind === "text");
	assert.match(how?.markdown ?? "", /What has no figure is for further reading, and lifts no grade\.$/);
	const sources = section.blocks.find((block) => block.kind === "sources");
	assert.deepEqual(
		sources?.items.map(({ number, claim }) => [number, claim]),
		[
			[1, "UPI's share: 79.6%"],
			[2, "Points expire"],
		],
	);
	assert.deepEqual(outsideResearch([], { cited: 0, settings }), []);
});
