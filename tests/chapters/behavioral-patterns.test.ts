/** What was planted in `data/behavioral-patterns/` is found with the right verdict, and nothing else is. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { listTables, type ReportDocument } from "../../analysis/document.ts";
import { kebabIds } from "../../analysis/sections/kebab-ids.ts";
import planted from "../../data/behavioral-patterns/planted.json" with { type: "json" };
import { readExample } from "../fixtures/example-results.ts";
import { tableRows } from "./analyze-folder.ts";
import { assertNear } from "./assert-near.ts";
import {
	assertEvidenceIsPublished,
	listClaims,
	listFindings,
	listRecommendations,
	listSupportedRows,
	readFinding,
} from "./check-findings.ts";
import { assertNoCauseIsClaimed } from "./no-cause.ts";
import { readRow } from "./read-row.ts";

let document: ReportDocument;
before(async () => {
	document = await readExample("behavioral-patterns");
});

const { groups } = planted;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test("credit card and insurance are held together 1.6 times as often as chance would have it, and no other two products", () => {
	const supported = tableRows(document, "products-together").filter(
		({ verdict, within_verdict }) => verdict === "supported" || within_verdict === "supported",
	);
	assert.deepEqual(
		supported.map(({ first, second, verdict, within_verdict }) => [first, second, verdict, within_verdict]),
		[["Credit card", "Insurance", "supported", "supported"]],
	);
	const { claim, verdict, evidence } = readFinding(document, "products-together-finding");
	assert.equal(verdict, "supported");
	assert.match(claim, /Credit card and Insurance/);
	assert.ok(evidence.every(({ label }) => label.startsWith("Credit card and Insurance")));
});

test("owners of an investment account take offers more often, in every group; no other product goes with taking them", () => {
	const owned = planted.takingGoesWithNothingElseBut;
	const { verdict, evidence, claim } = readFinding(document, "ownership-finding");
	assert.equal(verdict, "supported");
	assert.ok(claim.includes(owned));
	for (const line of evidence) {
		assert.equal(line.verdict === "supported", line.label === owned, line.label);
		if (line.label === owned) assertNear(line.estimate, 0.08, { within: 0.01, of: line.label });
	}
	assert.equal(evidence.length, 5);
	for (const { product, segment, verdict: own } of tableRows(document, "ownership-and-buying"))
		assert.equal(own === "supported", product === owned, `${product}, ${segment}`);
});

test("within every group click-through rate goes with taking offers on Email and SMS, and not on Social media", () => {
	assert.equal(tableRows(document, "ctr-and-buying").length, 9);
	for (const { group } of groups) {
		const { verdict, evidence } = readFinding(document, `ctr-and-buying-among-${kebabIds([group])[0]}`);
		assert.equal(verdict, "supported");
		assert.deepEqual(
			evidence.map((line) => [line.label, line.verdict === "supported", Number(line.low) > 1]),
			[
				["Email", true, true],
				["SMS", true, true],
				["Social media", false, false],
			],
			group,
		);
	}
});

test("on Email the answer turns around over all customers, and the pooled one is told nowhere without the other", () => {
	assert.match(planted.clickRateGoesWithTaking.Email, /turned around/);
	const { claim, caveat, evidence } = readFinding(document, "ctr-and-buying-on-email");
	const [pooled, within] = evidence;
	assert.deepEqual([pooled?.label, pooled?.verdict], ["Over all customers", "inconclusive"]);
	assert.match(pooled?.turnsWithin ?? "", /^segment/);
	assertNear(pooled?.estimate, 0.7, { within: 0.05, of: "over all customers" });
	assert.ok(Number(pooled?.high) < 1);
	assert.match(within?.label ?? "", /^Within the same segment/);
	assert.equal(within?.verdict, "supported");
	assertNear(within?.estimate, 1.7, { within: 0.1, of: "within groups" });
	assert.ok(Number(within?.low) > 1);
	assert.match(claim, /^On Email the answer turns around/);
	assert.match(caveat ?? "", /among customers who are alike/);
	for (const told of listClaims(document))
		if (/less often/.test(told))
			assert.match(told, /turns around.* buy \w+ more often/, `told without the other: ${told}`);
	assert.deepEqual(
		[...new Set(listClaims(document).filter((told) => /the answer turns around/.test(told)))],
		[claim],
		"only Email turns around",
	);
});

test("on SMS click-through rate goes with taking offers over all customers and within groups, on Social media in neither", () => {
	const sms = readFinding(document, "ctr-and-buying-on-sms");
	assert.equal(sms.verdict, "supported");
	assert.deepEqual(
		sms.evidence.map(({ verdict, low }) => [verdict, Number(low) > 1]),
		[
			["supported", true],
			["supported", true],
		],
	);
	assertNear(sms.evidence[0]?.estimate, 1.5, { within: 0.1, of: "over all customers" });
	assertNear(sms.evidence[1]?.estimate, 1.7, { within: 0.1, of: "within groups" });
	const social = readFinding(document, "ctr-and-buying-on-social-media");
	assert.notEqual(social.verdict, "supported");
	for (const { label, verdict, low, high } of social.evidence) {
		assert.notEqual(verdict, "supported", label);
		assert.ok(Number(low) < 1 && Number(high) > 1, label);
	}
});

test("clicks level off on SMS near the planted 9 impressions, and on Email and Social media not at all", () => {
	const half = planted.smsAfterWhichOneMoreBringsHalf;
	assert.deepEqual(
		readFinding(document, "ctr-falls").evidence.map(({ label, verdict }) => [label, verdict]),
		[
			["Email", "no difference"],
			["SMS", "supported"],
			["Social media", "no difference"],
		],
	);
	const sms = readRow(document, "advised-impressions", { channel: "SMS", segment: "All customers" });
	const [low, high] = [Number(sms.half_response_low), Number(sms.half_response_high)];
	assert.ok(low >= 5 && low <= half && half <= high && high <= 15, `${low} to ${high} impressions`);
	assertNear(sms.first_clicks, 0.2, { within: 0.02, of: "clicks of the first SMS" });
	for (const row of tableRows(document, "advised-impressions").filter(({ channel }) => channel !== "SMS")) {
		const of = `${row.channel}, ${row.segment}`;
		assert.deepEqual([row.half_response, row.half_response_low, row.half_response_high], [null, null, null], of);
		assert.notEqual(row.verdict, "supported", of);
	}
});

test("activity falls for the planted customers of one group, and in the others for no more than by chance", () => {
	const { verdict, claim } = readFinding(document, "activity-falls");
	assert.equal(verdict, "supported");
	const planting = groups.filter(({ falling }) => falling > 0);
	assert.equal(planting.length, 1);
	for (const { group, falling } of planting) {
		const all = readRow(document, "falling-activity-by-segment", { segment: "All customers" });
		const own = readRow(document, "falling-activity-by-segment", { segment: group });
		assertNear(own.falling, falling, { within: 0.1 * falling, of: group });
		assert.ok(claim.includes(group), claim);
		const others = Number(all.falling) - Number(own.falling);
		assert.ok(others / (Number(all.customers) - Number(own.customers)) < 0.025, `${others} customers of other groups`);
	}
});

test("the first month is marked as a part, and no other is; no sentence compares it", () => {
	const marked = (table: string) => [
		...new Set(tableRows(document, table).flatMap(({ month, partial }) => (partial === true ? [month] : []))),
	];
	assert.deepEqual(marked("money-by-month"), ["Jun 2024"]);
	assert.deepEqual(marked("months-by-segment"), ["Jun 2024"]);
	assert.deepEqual(marked("logins-by-month"), []);
	assert.deepEqual(marked("minutes-by-month"), []);
	for (const claim of listClaims(document)) assert.doesNotMatch(claim, /Jun 2024/);
	assert.equal(new Set(tableRows(document, "money-by-month").map(({ month }) => month)).size, 13);
	for (const type of ["Deposit", "Withdrawal", "Transfer", "Payment", "Fee"]) {
		const own = tableRows(document, "money-by-month").filter((row) => row.type === type);
		const expected = planted.transactions.filter((row) => row.type === type);
		assert.equal(sum(own.map(({ n }) => Number(n))), sum(expected.map(({ transactions }) => transactions)), type);
	}
});

test("segments that were formed by behavior are described and never compared by a test", () => {
	assert.deepEqual(
		listTables(document)
			.filter(({ columns }) => columns.some(({ name }) => name === "verdict"))
			.map(({ id }) => id),
		[
			"products-together",
			"ownership-and-buying-overall",
			"ownership-and-buying",
			"falling-activity-by-segment",
			"ctr-and-buying",
			"ctr-and-buying-by-channel",
			"advised-impressions",
			// What the recommendations are graded for: verdicts of the tables above.
			"recommendation-strengths",
		],
	);
	for (const { segment, verdict } of tableRows(document, "falling-activity-by-segment"))
		assert.equal(verdict !== null, segment === "All customers", String(segment));
	for (const { id, evidence } of listFindings(document))
		for (const { test: made, measure } of evidence) {
			assert.doesNotMatch(made, /over all groups|runner-up|Breslow/, id);
			assert.doesNotMatch(measure, /highest less lowest|lead/, id);
		}
	const notes = document.chapters
		.filter(({ id }) => ["products", "transactions", "engagement"].includes(id))
		.map((chapter) => JSON.stringify(chapter).includes("described and not tested"));
	assert.deepEqual(notes, [true, true, true]);
});

test("what was planted speaks for offers and campaigns, and what was not speaks for none", () => {
	const own = listRecommendations(document).filter(({ id }) =>
		/^(channel|no-digital|impressions|withdrawal|deposit-offers|next-product|owners|responsive|unresponsive)/.test(id),
	);
	const campaigns = own.filter(({ id }) => id.startsWith("channel-campaigns"));
	assert.equal(campaigns.length, groups.length);
	for (const { group } of groups) {
		const claim = campaigns.find(({ id }) => id.endsWith(`-${kebabIds([group])[0]}`))?.claim ?? "";
		assert.match(claim, new RegExp(`^Market to ${group} on `));
		assert.match(claim, /\bEmail\b(?! \()/, "Email has no range of impressions");
		assert.match(claim, /\bSMS \(\d+ to \d+ impressions\)/);
		assert.doesNotMatch(claim, /Social media/);
	}
	assert.deepEqual(own.flatMap(({ id, claim }) => (id.startsWith("channel-campaigns") ? [] : [claim])).toSorted(), [
		"Offer Branch traditionalists free withdrawals and a finder of cash machines",
		"Offer Insurance to holders of Credit card who do not have it",
		"Offer Quiet savers a savings plan and term deposits at a better rate",
		"Put owners of Investment account first in campaigns",
		own.find(({ id }) => id === "impressions-cap")?.claim,
	]);
	assert.match(own.find(({ id }) => id === "impressions-cap")?.claim ?? "", /impressions on SMS$/);
});

test("no finding is supported but those that were planted", () => {
	assert.deepEqual(
		listFindings(document)
			.filter(({ verdict }) => verdict === "supported")
			.map(({ id }) => id)
			.toSorted(),
		[
			"products-together-finding",
			"ownership-finding",
			"activity-falls",
			...kebabIds(groups.map(({ group }) => group)).map((group) => `ctr-and-buying-among-${group}`),
			"ctr-and-buying-on-email",
			"ctr-and-buying-on-sms",
			"ctr-falls",
		].toSorted(),
	);
});

test("no row of any table is supported but those that were planted", () => {
	const perTable = Map.groupBy(listSupportedRows(document), (row) => row.split(":")[0]);
	assert.deepEqual(Object.fromEntries([...perTable].map(([table, rows]) => [table, rows.length])), {
		"products-together": 2,
		"ownership-and-buying-overall": 1,
		"ownership-and-buying": 3,
		"falling-activity-by-segment": 1,
		"ctr-and-buying": 6,
		"ctr-and-buying-by-channel": 3,
		"advised-impressions": 4,
	});
});

test("the evidence of every finding stands in the table and row that it names", () => {
	assertEvidenceIsPublished(document);
});

test("no message claims a cause", () => {
	assertNoCauseIsClaimed(document);
});
