/** The published numbers of `data/behavioral-patterns/` are those that its generator counted. */
import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { ReportDocument } from "../../analysis/document.ts";
import planted from "../../data/behavioral-patterns/planted.json" with { type: "json" };
import { readExample } from "../fixtures/example-results.ts";
import { tableRows } from "./analyze-folder.ts";
import { assertNear } from "./assert-near.ts";
import { readRow } from "./read-row.ts";

let document: ReportDocument;
before(async () => {
	document = await readExample("behavioral-patterns");
});

const { groups } = planted;
const campaigns = ["Email", "SMS", "Social media"];
/** From 16 June 2024 to 30 June 2025: half of the first month, and 12 whole ones. */
const months = 12.5;
/** Of engagement, from January to June 2025. */
const engagementMonths = 6;

const customersOf = (group: string) => groups.find((candidate) => candidate.group === group)?.customers ?? 0;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

test("every row that was written is read, kept or rejected", () => {
	const files = tableRows(document, "files");
	assert.equal(files.length, 5);
	for (const { table, rows_read: read, rows_kept: kept, rows_rejected: rejected } of files)
		assert.deepEqual({ read, kept, rejected }, planted.rows[table as keyof typeof planted.rows]);
});

test("the segments that are fitted are the planted groups, to within 1 customer in 200", () => {
	assert.equal(tableRows(document, "segment-sizes").length, groups.length);
	for (const { group, customers } of groups)
		assertNear(readRow(document, "segment-sizes", { segment: group }).customers, customers, {
			within: customers / 200,
			of: group,
		});
});

test("products held, products used and products held together are as they were planted", () => {
	for (const { group, product, holders, meanUses } of planted.products) {
		assert.equal(
			readRow(document, "holdings-by-segment", { segment: group, product }).holders,
			holders,
			`${group}: ${product}`,
		);
		const { mean_usage } = readRow(document, "product-usage", { segment: group, product });
		assertNear(mean_usage, meanUses, { within: 0.0006, of: `${group}: ${product}` });
	}
	for (const { products, customers, lift } of planted.heldTogether) {
		const row = readRow(document, "products-together", { first: products[0], second: products[1] });
		assert.equal(row.customers, customers, products.join(" and "));
		assertNear(row.lift, lift, { within: 0.00006, of: products.join(" and ") });
	}
});

test("customers reached, impressions, clicks and pooled click-through rates are those that were planted", () => {
	for (const { group, channel, customers, impressions, clicks } of planted.channels.filter(({ channel }) =>
		campaigns.includes(channel),
	)) {
		const of = `${group} on ${channel}`;
		const cells = { segment: group, channel };
		assert.equal(readRow(document, "channels-reached-by-segment", cells).reached, customers, of);
		const row = readRow(document, "channels-by-segment", cells);
		assert.deepEqual([row.impressions, row.clicks], [impressions, clicks], of);
		assertNear(row.ctr, clicks / impressions, { within: 1e-6, of });
	}
	for (const channel of campaigns) {
		const own = planted.channels.filter((candidate) => candidate.channel === channel);
		const row = readRow(document, "channels", { channel });
		const [impressions, clicks] = [sum(own.map((each) => each.impressions)), sum(own.map((each) => each.clicks))];
		assert.deepEqual([row.impressions, row.clicks], [impressions, clicks], channel);
	}
});

test("logins and minutes are those that were planted, for each customer whose use is known", () => {
	for (const { group, channel, logins, minutes } of planted.channels.filter(
		({ channel }) => !campaigns.includes(channel),
	)) {
		const of = `${group} on ${channel}`;
		for (const [table, total] of [
			["logins-by-segment", logins],
			["minutes-by-segment", minutes],
		] as const) {
			const { customers, mean } = readRow(document, table, { segment: group, channel });
			assertNear(customers, customersOf(group), { within: 8, of: `customers of ${of}` });
			assertNear(mean, total / Number(customers) / engagementMonths, { within: 0.0001, of: `${table}, ${of}` });
		}
	}
});

test("transactions of each type and group are those that were planted, in customers, number and money", () => {
	for (const { group, type, customers, transactions, amount } of planted.transactions) {
		const of = `${type} of ${group}`;
		const each = customersOf(group) * months;
		const row = readRow(document, "transactions-by-segment", { segment: group, type });
		assertNear(row.transactions_each, transactions / each, { within: 1e-6, of });
		assertNear(row.money_total, amount, { within: 0.005, of });
		assertNear(row.money_each, amount / each, { within: 0.0051, of });
		assertNear(row.mean_ticket, amount / transactions, { within: 0.0051, of });
		const active = readRow(document, "active-customers-by-segment", { segment: group, type });
		if (active.customers !== null) assert.equal(active.customers, customers, of);
	}
});

test("a count of customers is withheld where those who are left are fewer than ten, with one more of its type", () => {
	const withheld = tableRows(document, "active-customers-by-segment").filter(({ customers }) => customers === null);
	assert.ok(withheld.length > 0);
	for (const { group, type, customers } of planted.transactions) {
		const others = customersOf(group) - customers;
		const own = withheld.filter((row) => row.type === type);
		if (others > 0 && others < 10) {
			assert.ok(own.some(({ segment }) => segment === group));
			assert.ok(own.length > 1, `${type}: one cell alone is told by the others`);
		}
	}
});

test("offers known and taken are those that were planted, with those of owners of an investment account", () => {
	for (const { group, known, takers, investors } of planted.offers) {
		const row = readRow(document, "ownership-and-buying", { segment: group, product: "Investment account" });
		assert.deepEqual([row.owners, row.others], [investors.known, known - investors.known], group);
		assertNear(row.owners_rate, investors.takers / investors.known, { within: 1e-6, of: group });
		const others = known - investors.known;
		assertNear(row.others_rate, (takers - investors.takers) / others, { within: 1e-6, of: group });
	}
});

test("of those who never clicked, as many took an offer as was planted", () => {
	let shown = 0;
	for (const { group, campaign, clicked, didNot } of planted.clickers) {
		const of = `${group} on ${campaign}`;
		const cells = { segment: group, channel: campaign };
		const row = readRow(document, "purchase-rate-by-ctr", { ...cells, part: "1" });
		if (row.customers !== null) {
			shown++;
			assert.equal(row.customers, didNot.known, of);
			assertNear(row.purchase_rate, didNot.takers / didNot.known, { within: 1e-6, of });
		}
		assert.equal(readRow(document, "ctr-and-buying", cells).customers, clicked.known + didNot.known, of);
	}
	assert.ok(shown >= 6);
});

test("dormant customers are those that were planted", () => {
	for (const { group, customers, dormant } of groups) {
		const row = readRow(document, "dormant-by-segment", { segment: group });
		assert.deepEqual([row.customers, row.dormant], [customers, dormant], group);
	}
});

test("transactions by weekday and hour peak at noon and in the early evening, and are fewest on Sundays", () => {
	const table = tableRows(document, "transactions-by-weekday-and-hour");
	assert.equal(table.length, 84);
	const total = sum(planted.transactions.map(({ transactions }) => transactions));
	assert.equal(sum(table.map(({ n }) => Number(n))), total);
	assertNear(sum(table.map(({ share }) => Number(share))), 1, { within: 84 * 5e-7, of: "all shares" });
	const count = (day: string, hour: string) =>
		Number(table.find(({ weekday, hours }) => weekday === day && String(hours).startsWith(hour))?.n);
	const days = [...new Set(table.map(({ weekday }) => String(weekday)))];
	assert.equal(days.length, 7);
	for (const day of days) {
		const noon = count(day, "12");
		assert.ok(noon > count(day, "10") && noon > count(day, "14"), day);
		const evening = count(day, "18");
		assert.ok(evening > count(day, "14") && evening > count(day, "20"), day);
	}
	const daily = days.map((day) => sum(table.filter(({ weekday }) => weekday === day).map(({ n }) => Number(n))));
	assert.equal(Math.min(...daily), daily[days.indexOf("Sunday")]);
});
