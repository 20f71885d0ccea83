/** What was planted in `data/campaign-response/` is found with the right verdict, and nothing else is. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { ReportDocument } from "../../analysis/document.ts";
import { kebabIds } from "../../analysis/sections/kebab-ids.ts";
import planted from "../../data/campaign-response/planted.json" with { type: "json" };
import { readExample } from "../fixtures/example-results.ts";
import { tableRows } from "./analyze-folder.ts";
import { assertNear } from "./assert-near.ts";
import { assertEvidenceIsPublished, listFindings, listSupportedRows, readFinding } from "./check-findings.ts";
import { assertNoCauseIsClaimed } from "./no-cause.ts";
import { readRow } from "./read-row.ts";

let document: ReportDocument;
before(async () => {
	document = await readExample("campaign-response");
});

const { mustFind, segments } = planted;
const months = 12;
const products = ["Savings account", "Credit card", "Loan", "Insurance"] as const;
const holdersOf = (segment: (typeof segments)[number], product: (typeof products)[number]) =>
	({
		"Savings account": segment.holders.savings_account,
		"Credit card": segment.holders.credit_card,
		Loan: segment.holders.loan,
		Insurance: segment.holders.insurance,
	})[product];
const types = segments.flatMap((segment) => [
	{ ...segment.deposits, segment, type: "Deposit" },
	{ ...segment.withdrawals, segment, type: "Withdrawal" },
	{ ...segment.transfers, segment, type: "Transfer" },
	{ ...segment.payments, segment, type: "Payment" },
]);

test("every row that was written is read, kept or rejected", () => {
	const files = tableRows(document, "files");
	assert.equal(files.length, 4);
	for (const { table, rows_read: read, rows_kept: kept, rows_rejected: rejected } of files)
		assert.deepEqual({ read, kept, rejected }, planted.rows[table as keyof typeof planted.rows]);
});

test("the supplied segments have their customers", () => {
	for (const { segment, customers } of segments)
		assert.equal(readRow(document, "segment-sizes", { segment }).customers, customers, segment);
});

test("holders of each product, and who of them bought, are those that were planted", () => {
	for (const segment of segments)
		for (const product of products) {
			const of = `${segment.segment}: ${product}`;
			const holders = holdersOf(segment, product);
			const held = readRow(document, "holdings-by-segment", { segment: segment.segment, product });
			assert.deepEqual([held.customers, held.holders], [segment.customers, holders.customers]);
			const { owners, owners_rate, others, others_rate } = readRow(document, "ownership-and-buying", {
				segment: segment.segment,
				product,
			});
			assert.deepEqual([owners, others], [holders.customers, segment.customers - holders.customers]);
			assertNear(owners_rate, holders.buyers / Number(owners), { within: 1e-6, of });
			assertNear(others_rate, (segment.buyers - holders.buyers) / Number(others), { within: 1e-6, of });
		}
});

test("impressions, clicks and pooled click-through rates are those that were planted", () => {
	for (const { segment, channels } of segments)
		for (const { channel, customers, impressions, clicks, clickRate } of channels) {
			const row = readRow(document, "channels-by-segment", { segment, channel });
			assert.deepEqual([row.impressions, row.clicks], [impressions, clicks]);
			assertNear(row.ctr, clickRate, { within: 1e-6, of: `${segment} on ${channel}` });
			assert.equal(readRow(document, "ctr-and-buying", { segment, channel }).customers, customers);
		}
	for (const { channel, impressions, clicks, ctr } of tableRows(document, "channels")) {
		const own = segments.flatMap(({ channels }) => channels.filter((candidate) => candidate.channel === channel));
		const seen = own.reduce((sum, each) => sum + each.impressions, 0);
		const clicked = own.reduce((sum, each) => sum + each.clicks, 0);
		assert.deepEqual([impressions, clicks], [seen, clicked]);
		assertNear(ctr, clicked / seen, { within: 1e-6, of: String(channel) });
	}
});

test("transactions of each type and segment are those that were planted, in customers, number and money", () => {
	for (const { segment, type, customers, count, sum } of types) {
		const of = `${type} of ${segment.segment}`;
		const cells = { segment: segment.segment, type };
		const each = segment.customers * months;
		assert.equal(readRow(document, "active-customers-by-segment", cells).customers, customers);
		const row = readRow(document, "transactions-by-segment", cells);
		assertNear(row.transactions_each, count / each, { within: 1e-6, of });
		assertNear(row.money_total, sum, { within: 0.005, of });
		assertNear(row.money_each, sum / each, { within: 0.0051, of });
		assertNear(row.mean_ticket, sum / count, { within: 0.0051, of });
		const number = readRow(document, "transaction-numbers-by-segment", cells);
		assertNear(number.transactions_each, count / each, { within: 1e-6, of });
	}
});

test("the months add up to all transactions, and each is a whole one", () => {
	const byMonth = tableRows(document, "money-by-month");
	assert.equal(byMonth.length, months * 4);
	for (const type of ["Deposit", "Withdrawal", "Transfer", "Payment"]) {
		const own = byMonth.filter((row) => row.type === type);
		const expected = types.filter((row) => row.type === type);
		assert.equal(
			own.reduce((sum, { n }) => sum + Number(n), 0),
			expected.reduce((sum, { count }) => sum + count, 0),
		);
		assertNear(
			own.reduce((sum, { money }) => sum + Number(money), 0),
			expected.reduce((total, { sum }) => total + sum, 0),
			{ within: months * 0.005, of: type },
		);
	}
	assert.ok(byMonth.every(({ partial }) => partial === false));
});

test("click-through rate goes with buying in the 11 planted pairs of segment and channel, and makes no difference in the 5 others", () => {
	const expected = [
		...mustFind.clickRateGoesWithBuying.map((pair) => ({ ...pair, verdict: "supported" })),
		...mustFind.clickRateDoesNotGoWithBuying.map((pair) => ({ ...pair, verdict: "no difference" })),
	];
	assert.equal(expected.length, 16);
	assert.equal(tableRows(document, "ctr-and-buying").length, 16);
	for (const { segment, channel, verdict } of expected) {
		const row = readRow(document, "ctr-and-buying", { segment, channel });
		assert.equal(row.verdict, verdict, `${segment} on ${channel}`);
		assert.equal(Number(row.odds_ratio_low) > 1, verdict === "supported", `${segment} on ${channel}`);
		const id = `ctr-and-buying-among-${kebabIds([segment])[0]}`;
		const lines = readFinding(document, id).evidence.filter(({ label }) => label === channel);
		assert.deepEqual(
			lines.map((line) => [line.verdict, line.n, line.estimate, line.low, line.high, line.q]),
			[[verdict, row.customers, row.odds_ratio, row.odds_ratio_low, row.odds_ratio_high, row.q]],
		);
	}
});

test("of the fifth of customers who click least fewer buy than of the fifth who click most, where it was planted", () => {
	for (const { segment, channel } of mustFind.clickRateGoesWithBuying) {
		const least = readRow(document, "purchase-rate-by-ctr", { segment, channel, part: "1" });
		const most = readRow(document, "purchase-rate-by-ctr", { segment, channel, part: "5" });
		assert.ok(Number(least.purchase_rate_high) < Number(most.purchase_rate_low), `${segment} on ${channel}`);
	}
	for (const { segment, channel } of mustFind.clickRateDoesNotGoWithBuying) {
		const least = readRow(document, "purchase-rate-by-ctr", { segment, channel, part: "1" });
		const most = readRow(document, "purchase-rate-by-ctr", { segment, channel, part: "5" });
		assert.ok(Number(least.purchase_rate_high) > Number(most.purchase_rate_low), `${segment} on ${channel}`);
	}
});

test("owning a product makes no difference to buying, for every product", () => {
	const finding = readFinding(document, "ownership-finding");
	assert.equal(finding.verdict, "no difference");
	assert.deepEqual(finding.evidence.map(({ label }) => label).toSorted(), products.toSorted());
	assert.equal(products.length, mustFind.ownershipMakesNoDifference.length);
	for (const { label, verdict, low, high } of finding.evidence) {
		assert.equal(verdict, "no difference", label);
		assert.ok(Number(low) > -0.02 && Number(high) < 0.02, `${label}: ${low} to ${high}`);
	}
	assert.match(finding.claim, /^Owning a product shows no trend in the next purchase/);
});

test("the planted segments make the most withdrawals and deposits, in money and in number; nobody leads in payments and transfers", () => {
	const leads = [
		{ type: "Withdrawal", leader: mustFind.mostWithdrawals },
		{ type: "Deposit", leader: mustFind.mostDeposits },
	];
	for (const table of ["money-leaders", "transaction-leaders"]) {
		for (const { type, leader } of leads) {
			const row = readRow(document, table, { type });
			assert.deepEqual([row.leader, row.verdict], [leader, "supported"], `${type} in ${table}`);
		}
		for (const type of ["Payment", "Transfer"])
			assert.notEqual(readRow(document, table, { type }).verdict, "supported", `${type} in ${table}`);
	}
	for (const { type, leader } of leads) {
		const { claim, verdict, evidence } = readFinding(document, `leads-in-${type.toLowerCase()}`);
		assert.equal(verdict, "supported");
		assert.ok(claim.includes(leader), claim);
		assert.deepEqual(
			evidence.map((line) => [line.table, line.verdict]),
			[
				["money-leaders", "supported"],
				["transaction-leaders", "supported"],
			],
		);
	}
});

test("on every channel click-through rate falls as impressions rise, and the advised range has the planted 10 in it", () => {
	const finding = readFinding(document, "ctr-falls");
	assert.equal(finding.verdict, "supported");
	assert.deepEqual(
		finding.evidence.map(({ label, verdict }) => [label, verdict]),
		mustFind.advisedImpressions.map(({ channel }) => [channel, "supported"]),
	);
	for (const { channel } of mustFind.advisedImpressions) {
		const row = readRow(document, "advised-impressions", { channel, segment: "All customers" });
		const [low, high] = [Number(row.half_response_low), Number(row.half_response_high)];
		assert.ok(Number(row.change_high) < 0, `${channel}: the rate does not fall`);
		assert.ok(low >= 7 && low <= 10 && high >= 10 && high <= 14, `${channel}: ${low} to ${high} impressions`);
	}
	for (const { channel, segment, verdict } of tableRows(document, "advised-impressions"))
		assert.equal(verdict, "supported", `${channel}, ${segment}: alike in every segment`);
});

test("no finding is supported but those that were planted", () => {
	const channels = mustFind.advisedImpressions.map(({ channel }) => channel);
	const clicking = ["Budget-conscious occasionals", "Value-driven frequent users", "Affluent inactives"];
	assert.deepEqual(
		listFindings(document)
			.filter(({ verdict }) => verdict === "supported")
			.map(({ id }) => id)
			.toSorted(),
		[
			"leads-in-withdrawal",
			"leads-in-deposit",
			...kebabIds(clicking).map((segment) => `ctr-and-buying-among-${segment}`),
			// Pooled over segments, three of four of which were planted on each channel but one, and two on that.
			...kebabIds(channels).map((channel) => `ctr-and-buying-on-${channel}`),
			"ctr-falls",
			// Who makes more withdrawals or deposits is less often without any transaction for long.
			"risk-leaving-differ",
		].toSorted(),
	);
	assert.equal(readFinding(document, "ctr-and-buying-among-high-value-power-users").verdict, "no difference");
});

test("no row of any table is supported but those that were planted", () => {
	const perTable = Map.groupBy(listSupportedRows(document), (row) => row.split(":")[0]);
	assert.deepEqual(Object.fromEntries([...perTable].map(([table, rows]) => [table, rows.length])), {
		"money-leaders": 2,
		"transaction-leaders": 2,
		"ctr-and-buying": 11,
		"ctr-and-buying-by-channel": 8,
		"ctr-and-buying-between-groups": 4,
		"advised-impressions": 20,
		"risk-leaving-differences": 1,
	});
});

test("every sentence on clicks, impressions and owning says beside it that nothing was randomized", () => {
	const observed = document.chapters
		.flatMap(({ sections }) => sections)
		.filter(({ blocks }) =>
			blocks.some(({ kind, id }) => kind === "finding" && /^(ctr-and-buying|ctr-falls|ownership)/.test(id)),
		);
	assert.equal(observed.length, 4);
	for (const { id, blocks } of observed)
		assert.match(JSON.stringify(blocks), /not (decided by chance|chosen at random)/, id);
});

test("the evidence of every finding stands in the table and row that it names", () => {
	assertEvidenceIsPublished(document);
});

test("no message claims a cause", () => {
	assertNoCauseIsClaimed(document);
});
