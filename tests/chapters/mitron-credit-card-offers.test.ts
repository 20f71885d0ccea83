/** Key segments and card features of `data/mitron-credit-card/`: whom the planted numbers speak for, and for what. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import { csvParse } from "d3-dsv";
import { definitions } from "../../analysis/definitions.ts";
import { listTables, type RecommendationBlock, type ReportDocument, type Table } from "../../analysis/document.ts";
import { formatsFor } from "../../analysis/format.ts";
import planted from "../../data/mitron-credit-card/planted.json" with { type: "json" };
import { readExample } from "../fixtures/example-results.ts";
import { tableRows } from "./analyze-folder.ts";
import { assertNear } from "./assert-near.ts";
import { listRecommendations, readFinding } from "./check-findings.ts";
import { assertNoCauseIsClaimed } from "./no-cause.ts";
import { readRow } from "./read-row.ts";

let document: ReportDocument;
before(async () => {
	document = await readExample("mitron-credit-card");
});

const { mustFind, keySegment, utilizationBy, spend } = planted;
const protectedGroups = [utilizationBy.ageGroup, utilizationBy.gender, utilizationBy.maritalStatus].flatMap((groups) =>
	groups.map(({ group }) => group),
);

/** Names of the groups that a key segment is of: "25-34, Mumbai" is of two. */
const partsOf = (group: unknown) => new Set(String(group).split(", "));
const listSources = () =>
	document.chapters
		.flatMap(({ sections }) => sections.flatMap(({ blocks }) => blocks))
		.flatMap((block) => (block.kind === "sources" ? block.items : []));
/** A reason is what the data say, and where there is any what others report. */
const splitReason = ({ reason }: RecommendationBlock) => {
	const [data = "", others = "", ...rest] = reason.split("\n\nOthers report: ");
	assert.deepEqual(rest, []);
	return { data, others };
};
const unitWords = (unit = "") => (unit === "percent" ? "%" : ` ${unit}`);
const numbersIn = (text: string) => text.match(/₹?\d+(,\d+)*(\.\d+)?%?/g) ?? [];

test("the planted key segment comes first, surely, and each of eight at most is above every simpler group", () => {
	const { occupation, ageGroup, city } = mustFind.keySegment;
	const rows = tableRows(document, "key-segments");
	assert.ok(rows.length <= 8);
	assert.deepEqual(
		rows.map(({ rank }) => rank),
		rows.map((_, index) => index + 1),
	);
	assert.deepEqual(partsOf(rows[0]?.group), new Set([occupation, ageGroup, city]));
	assert.equal(rows[0]?.top_five, 1);
	for (const { group } of rows) {
		const { lead_low } = readRow(document, "key-segment-tests", { group: String(group) });
		assert.ok(Number(lead_low) > 0, String(group));
	}
	assert.match(
		readFinding(document, "key-segments-found").claim,
		/^Salaried IT Employees aged 25-34 in Mumbai come first/,
	);
});

test("what only chance made high is no key segment, and none is of a gender or a marital status", () => {
	const segments = tableRows(document, "key-segments").map(({ group }) => partsOf(group));
	for (const { occupation, city, ageGroup, gender, maritalStatus } of mustFind.notKeySegments) {
		const absent = new Set([occupation, city, ageGroup, gender, maritalStatus].filter((part) => part !== undefined));
		assert.ok(!segments.some((segment) => segment.symmetricDifference(absent).size === 0), [...absent].join(", "));
	}
	const alike = new Set([...utilizationBy.gender, ...utilizationBy.maritalStatus].map(({ group }) => group));
	for (const segment of segments) assert.ok(segment.isDisjointFrom(alike), [...segment].join(", "));
});

test("small segments are moved toward all customers, and what is expected of a segment follows", () => {
	const all = planted.utilization.utilization;
	const rows = tableRows(document, "key-segments");
	for (const row of rows) {
		const [own, moved] = [Number(row.utilization), Number(row.shrunken_utilization)];
		assert.ok(moved > all && moved < own, String(row.group));
		const spending = Number(row.expected_monthly_spend) / Number(row.customers);
		assert.ok(spending > planted.utilization.meanMonthlySpend, String(row.group));
		assert.ok(spending < Number(row.mean_monthly_spend), String(row.group));
	}
	const partOfWay = (group: string) => {
		const row = readRow(document, "key-segments", { group });
		return (Number(row.utilization) - Number(row.shrunken_utilization)) / (Number(row.utilization) - all);
	};
	assert.ok(partOfWay("25-34, Mumbai, Salaried IT Employees") > partOfWay("Salaried IT Employees"));
});

test("customers that two key segments have in common are counted from either side alike", () => {
	const names = tableRows(document, "key-segments").map(({ rank, group }) => `${rank}. ${group}`);
	const common = (a: number, b: number) =>
		Number(readRow(document, "key-segments-overlap", { group: names[a], other: String(b + 1) }).customers);
	for (const [i, row] of tableRows(document, "key-segments").entries()) {
		assert.equal(common(i, i), row.customers);
		for (const j of names.keys()) assert.equal(common(i, j), common(j, i), `${names[i]} and ${names[j]}`);
	}
	assert.equal(common(0, 1), keySegment.knownIncomes);
});

test("every recommendation stands on tables that the report has, and is graded in the table of grades", () => {
	const recommendations = listRecommendations(document);
	assert.ok(recommendations.length > 0);
	const tables = new Set(listTables(document).map(({ id }) => id));
	for (const { id, basis } of recommendations)
		for (const { table } of basis) assert.ok(tables.has(table), `${id}: there is no table ${table}`);
	assert.deepEqual(
		tableRows(document, "recommendation-strengths").map(({ recommendation, grade }) => [
			recommendation,
			String(grade).toLowerCase(),
		]),
		recommendations.map(({ claim, grade }) => [claim, grade]),
	);
});

test("every number of a reason stands in a table that the recommendation names", () => {
	const { cell } = formatsFor(document.report);
	const shown = ({ columns, rows }: Table) =>
		rows.flatMap((row) => row.map((value, place) => cell(value, columns[place]?.format ?? "text")));
	// An index of 100 and an elasticity of 1 are what others are measured by; the share is a definition.
	const known = ["100", "1", cell(definitions.highUtilizationShare.value, "share")];
	for (const recommendation of listRecommendations(document)) {
		const basis = new Set(recommendation.basis.map(({ table }) => table));
		const own = listTables(document).filter(({ id }) => basis.has(id));
		const published = new Set([...known, ...own.flatMap(shown).flatMap(numbersIn)]);
		const numbers = numbersIn(splitReason(recommendation).data);
		assert.ok(numbers.length > 0, recommendation.id);
		for (const number of numbers)
			assert.ok(published.has(number), `${recommendation.id}: ${number} is in none of ${[...basis].join(", ")}`);
	}
});

test("rules speak where something was planted, and are silent where nothing was", () => {
	const recommendations = new Map(listRecommendations(document).map((each) => [each.id, each]));
	const read = (id: string) => {
		const found = recommendations.get(id);
		assert.ok(found, `${id} is silent`);
		return found;
	};
	assert.match(read("upi-link").reason, /Its share rose from 22\.0% .* to 27\.8%/);
	assert.ok(read("reward-categories").claim.includes(mustFind.largestCategory));
	assert.match(read("installment-plans").claim, /Electronics and Travel$/);
	assert.equal(read("reward-by-index-travel").audience, "Business Owners");
	assert.match(
		read("credit-line-caution").reason,
		/Salaried IT Employees aged 25-34 in Mumbai spend 69\.6% of their income/,
	);
	// No city differs in what it buys.
	for (const { id, claim } of recommendations.values()) {
		assert.doesNotMatch(id, /^partner-offers/);
		for (const { group } of utilizationBy.city) assert.ok(!claim.includes(group), claim);
	}
	const bought = mustFind.spendsMoreOn.map(({ category }) => category);
	for (const { id, claim } of recommendations.values())
		if (id.startsWith("reward-by-index-"))
			assert.ok(
				bought.some((category) => claim.endsWith(` on ${category}`)),
				claim,
			);
});

test("no recommendation is for customers of an age, a gender or a marital status, and what was reworded is listed", () => {
	const traitWords = /\b(age|aged|young|old|wom[ae]n|m[ae]n|gender|married|single|marital)\b/i;
	for (const { id, audience, claim } of listRecommendations(document))
		for (const words of [audience, claim]) {
			assert.doesNotMatch(words, traitWords, id);
			for (const group of protectedGroups) assert.ok(!words.includes(group), `${id}: ${words}`);
		}
	const changed = listRecommendations(document).filter(({ fairLending }) => fairLending);
	assert.ok(changed.length > 0, "the planted differences by gender and age were not met by the gate");
	assert.deepEqual(
		tableRows(document, "fair-lending-changes").map(({ recommendation, change, audience }) => [
			recommendation,
			String(change).toLowerCase(),
			audience,
		]),
		changed.map(({ claim, fairLending, audience }) => [claim, fairLending?.change, audience]),
	);
});

test("research is cited from research.csv only, each figure under its number, with its source", async () => {
	const file = join(import.meta.dirname, "../../data/mitron-credit-card/research.csv");
	const research = csvParse(await readFile(file, "utf8"));
	const sources = listSources();
	assert.deepEqual(
		sources.map(({ number }) => number),
		sources.map((_, index) => index + 1),
	);
	assert.equal(sources.length, research.length);
	for (const { claim, publisher, year, url, mark } of sources) {
		const row = research.find(
			(candidate) => claim === `${candidate.claim}: ${candidate.value}${unitWords(candidate.unit)}`,
		);
		assert.ok(row, `research.csv has no row of ${claim}`);
		assert.deepEqual([publisher, String(year), url], [row.source, row.year, row.url]);
		assert.equal(mark, undefined, "nothing in it is older than five years");
	}
	const cited: number[] = [];
	for (const recommendation of listRecommendations(document)) {
		const { data, others } = splitReason(recommendation);
		assert.doesNotMatch(data, /\[\^/, "a footnote stands with what others report only");
		const quoted = others === "" ? [] : others.replace(/\.$/, "").split("; ");
		for (const words of quoted) {
			const [, claim, number] = words.match(/^(.*)\[\^(\d+)\]$/) ?? [];
			assert.equal(claim, sources[Number(number) - 1]?.claim, recommendation.id);
			cited.push(Number(number));
		}
		const { research: graded } = readRow(document, "recommendation-strengths", {
			recommendation: recommendation.claim,
		});
		assert.equal(graded, quoted.length, recommendation.id);
	}
	assert.ok(cited.length > 0);
	// The first to be cited has the first number.
	assert.deepEqual(
		[...new Set(cited)],
		[...new Set(cited)].map((_, index) => index + 1),
	);
});

test("a strong grade takes research, and the money at stake is the planted one", () => {
	const rows = tableRows(document, "recommendation-strengths");
	const strong = rows.filter(({ grade }) => grade === "Strong");
	assert.ok(strong.length > 0);
	for (const { research, recommendation } of strong) assert.ok(Number(research) > 0, String(recommendation));
	const { money_share } = readRow(document, "recommendation-strengths", {
		recommendation: "Let the card pay through UPI",
	});
	const upi = Number(spend.byPaymentType.find(({ paymentType }) => paymentType === "UPI")?.spend);
	assertNear(money_share, upi / spend.all, { within: 5.1e-7, of: "money by UPI" });
});

test("no recommendation and no reason of one claims a cause", () => {
	assertNoCauseIsClaimed(document);
});
