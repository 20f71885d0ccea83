import assert from "node:assert/strict";
import { test } from "node:test";
import { parseResearch } from "../analysis/research.ts";

const header = "topic,claim,value,unit,source,url,year";

test("a row of research is read with its figure, its source and its year", () => {
	const { research, problems } = parseResearch(
		`${header}\npayments,"Share of payments, all",79.6,percent,A bank,https://example.org/a,2024\nrewards,No figure,,,A survey,http://example.org/b,2021\n`,
		"research.csv",
	);
	assert.deepEqual(problems, []);
	assert.deepEqual(research, [
		{
			topic: "payments",
			claim: "Share of payments, all",
			value: 79.6,
			unit: "percent",
			source: "A bank",
			url: "https://example.org/a",
			year: 2024,
		},
		{
			topic: "rewards",
			claim: "No figure",
			value: null,
			unit: "",
			source: "A survey",
			url: "http://example.org/b",
			year: 2021,
		},
	]);
});

test("every claim that nobody could look up is told of, with its line", () => {
	const { research, problems } = parseResearch(
		`${header}\npayments,"Two\nlines",1,percent,A bank,https://example.org,2024\n\npayments,Claim,many,,,example.org,24\n`,
		"research.csv",
	);
	assert.equal(research.length, 1);
	assert.deepEqual(problems, [
		"research.csv: line 5: source: is missing: fill it in",
		'research.csv: line 5: value: "many" is not a number: write the figure alone, and what it counts as the unit',
		'research.csv: line 5: url: "example.org" is not an address that starts with https://',
		'research.csv: line 5: year: "24" is not a year of four digits',
	]);
});

test("a table without a column says which, and which may be meant", () => {
	assert.deepEqual(parseResearch("topic,claim,value,unit,source,link,year\n", "research.csv").problems, [
		'research.csv: line 1: no column "url": the columns of research are topic, claim, value, unit, source, url, year',
	]);
	assert.deepEqual(parseResearch("topic,claims,value,unit,source,url,year\n", "research.csv").problems, [
		'research.csv: line 1: no column "claim": the columns of research are topic, claim, value, unit, source, url, year (nearest: "claims")',
	]);
});
