import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { openDuckDb } from "../../analysis/engine/duckdb.ts";
import { type Engine, literal, type Row } from "../../analysis/engine/engine.ts";
import { type Report, readReport } from "../../analysis/report.ts";
import { fitSegments } from "../../analysis/segmentation/segment.ts";
import { adjustedRandOfCounts } from "../../analysis/statistics/adjusted-rand-index.ts";
import { type Bank, readBank } from "../../analysis/tables/bank.ts";
import planted from "../../data/behavioral-patterns/planted.json" with { type: "json" };

const folder = join(import.meta.dirname, "../../data/behavioral-patterns");
const groups = planted.groups.map(({ group }) => group);

describe("data/behavioral-patterns", () => {
	let privateFolder: string;
	let engine: Engine;
	let report: Report;
	let bank: Bank;

	before(async () => {
		privateFolder = await mkdtemp(join(tmpdir(), "bankbook-"));
		engine = await openDuckDb();
		report = await readReport(folder);
		bank = await readBank(engine, report, privateFolder);
		await engine.run(`create table members as
			select customer, "group" from read_csv(${literal(join(folder, "planted-groups.csv"))}, header = true)
			join customer_ids on id = customer_id`);
		await engine.run(`create table accounts as
			select "group", customers.*, made, ticket, quiet_days, early, late, coalesce(logins, 0) as logins,
				cast(purchased as int) as taken
			from members join customers using (customer)
			left join (
				select customer, count(*) as made, avg(amount) as ticket,
					date_diff('day', cast(max(date) as date), date '2025-06-30') as quiet_days,
					count(*) filter (where date >= timestamp '2024-07-01' and date < timestamp '2025-01-01') as early,
					count(*) filter (where date >= timestamp '2025-01-01') as late
				from transactions group by customer
			) using (customer)
			left join (select customer, sum(logins) as logins from engagement group by customer) using (customer)
			left join purchases using (customer)`);
		await engine.run(`create table answers as
			select customer, "group", channel, sum(impressions) as impressions, sum(clicks) as clicks, any_value(taken) as taken
			from engagement join accounts using (customer) where impressions is not null group by all`);
	});

	after(async () => {
		await engine.close();
		await rm(privateFolder, { recursive: true });
	});

	async function row<Found extends Row>(sql: string): Promise<Found> {
		const [first] = await engine.rows<Found>(sql);
		assert.ok(first);
		return first;
	}

	/** Share of a measure's variance that lies between the planted groups, 0 to 1. */
	async function shareBetweenGroups(measure: string): Promise<number> {
		const { share } = await row<{ share: number }>(`
			select sum(customers * (mean - all_mean) ** 2) / any_value(squares) as share from (
				select avg(x) as mean, count(x) as customers from (select ${measure} as x, "group" from accounts) group by "group"
			) cross join (
				select avg(x) as all_mean, var_pop(x) * count(x) as squares from (select ${measure} as x from accounts)
			)`);
		return share;
	}

	/** Correlation of a measure with taking an offer, in units of its standard error: in each group, and over all. */
	async function goesWithTaking(measure: string, from: string): Promise<{ within: number[]; overAll: number }> {
		const z = async (where: string) =>
			(
				await row<{ z: number }>(
					`select corr(x, taken) * sqrt(count(x)) as z from (select ${measure} as x, taken from ${from} where taken is not null and ${where})`,
				)
			).z;
		const within = await Promise.all(groups.map((group) => z(`"group" = ${literal(group)}`)));
		return { within, overAll: await z("true") };
	}

	test("is small enough for a repository", async () => {
		const sizes = await Promise.all((await readdir(folder)).map(async (name) => (await stat(join(folder, name))).size));
		assert.ok(sizes.reduce((sum, size) => sum + size, 0) < 6_000_000);
	});

	test("loses the rows that were planted to be lost, and the values that were planted to be refused", () => {
		const files = bank.accounts.files.map(({ table, rowsRead, rowsKept, rowsRejected }) => [
			table,
			{ read: rowsRead, kept: rowsKept, rejected: rowsRejected },
		]);
		assert.deepEqual(Object.fromEntries(files), planted.rows);
		const count = (cost: "row" | "value") => {
			const some = bank.accounts.rejections.filter((rejection) => rejection.cost === cost);
			const byPlace = Map.groupBy(some, ({ table, column, reason }) =>
				cost === "row" ? `${table}: ${reason}` : column,
			);
			return Object.fromEntries(
				[...byPlace].map(([place, all]) => [place, all.reduce((sum, one) => sum + one.count, 0)]),
			);
		};
		const { customers, products, engagement, transactions, purchases } = planted.rejectedRows;
		assert.deepEqual(count("row"), {
			"customers: is an exact duplicate of an earlier row": customers.exactDuplicate,
			"customers: is a second row of the same customer": customers.secondRowOfCustomer,
			"products: is an exact duplicate of an earlier row": products.exactDuplicate,
			"products: is not one of the categories": products.unknownProduct,
			"engagement: is an exact duplicate of an earlier row": engagement.exactDuplicate,
			"engagement: is not in the table of customers": engagement.unknownCustomer,
			"engagement: is not one of the categories": engagement.unknownChannel,
			"engagement: is not a month": engagement.unreadableMonth,
			"transactions: is an exact duplicate of an earlier row": transactions.exactDuplicate,
			"transactions: is not in the table of customers": transactions.unknownCustomer,
			"transactions: is missing": transactions.timestampMissing + transactions.amountMissing,
			"transactions: is not a date written YYYY-MM-DD": transactions.timestampUnreadable,
			"transactions: is above the maximum of 2025-06-30T23:59:59": transactions.timestampTooLate,
			"transactions: is not a number": transactions.amountNotANumber,
			"purchases: is an exact duplicate of an earlier row": purchases.exactDuplicate,
		});
		assert.deepEqual(count("value"), planted.refusedValues);
	});

	test("misses the values that were planted to be missing, besides those refused", () => {
		const { missingValues, refusedValues } = planted;
		const missing = bank.accounts.missing.filter(({ column }) => column in missingValues && column !== "minutes");
		const expected = Object.entries(missingValues).filter(([column]) => column !== "minutes");
		assert.deepEqual(
			Object.fromEntries(missing.map(({ column, missing: count }) => [column, count])),
			Object.fromEntries(
				expected.map(([column, count]) => [column, count + ((refusedValues as Record<string, number>)[column] ?? 0)]),
			),
		);
	});

	test("has the groups, transactions, channels, products and offers that were drawn", async () => {
		const rows = (sql: string) => engine.rows<Row>(sql);
		const inOrder = (found: readonly object[]) => found.map((one) => JSON.stringify(one)).sort();
		const transactions =
			await rows(`select "group", type, count(distinct customer) as customers, count(*) as transactions,
				round(sum(amount), 2) as amount
			from transactions join members using (customer) where type <> 'Unknown' group by all`);
		assert.deepEqual(inOrder(transactions), inOrder(planted.transactions));
		const channels = await rows(`select "group", channel, count(distinct customer) as customers,
				coalesce(sum(impressions), 0) as impressions, coalesce(sum(clicks), 0) as clicks,
				coalesce(sum(logins), 0) as logins, coalesce(sum(minutes), 0) as minutes
			from engagement join members using (customer) group by all`);
		assert.deepEqual(inOrder(channels), inOrder(planted.channels));
		const products = await rows(`select "group", product, count(*) as holders, round(avg(usage), 3) as "meanUses"
			from holdings join members using (customer) group by all`);
		assert.deepEqual(inOrder(products), inOrder(planted.products));
		const offers = await rows(`select "group", count(*) as offered, count(purchased) as known,
				count(*) filter (where purchased) as takers
			from purchases join members using (customer) group by all`);
		assert.deepEqual(inOrder(offers), inOrder(planted.offers.map(({ investors: _, ...offer }) => offer)));
	});

	test("sets the groups apart by transactions and logins", async () => {
		for (const measure of ["ln(made)", "ln(ticket)", "ln(1 + logins)"])
			assert.ok((await shareBetweenGroups(measure)) > 0.5, measure);
	});

	test("has groups that differ mildly in age, and in gender and region not at all", async () => {
		const age = await shareBetweenGroups("age");
		assert.ok(age > 0.02 && age < 0.1, `${age}`);
		for (const measure of ["cast(gender = 'Female' as int)", "cast(region = 'North' as int)", "tenure"])
			assert.ok((await shareBetweenGroups(measure)) < 0.001, measure);
	});

	test("has dormant customers whose number is not a matter of a few days, and customers who use the bank less and less", async () => {
		for (const { group, dormant, falling } of planted.groups) {
			const found = await row(`select count(*) filter (where quiet_days >= 95) as dormant,
					count(*) filter (where quiet_days between 76 and 94) as between,
					count(*) filter (where quiet_days <= 75 and late < early / 2) as falling
				from accounts where "group" = ${literal(group)}`);
			assert.deepEqual(found, { dormant, between: 0, falling });
		}
	});

	test("has a first month that is not a whole one", async () => {
		const { first, last } = await row(
			"select min(date)::date::text as first, max(date)::date::text as last from transactions",
		);
		assert.deepEqual([first, last], ["2024-06-16", "2025-06-30"]);
	});

	test("has payments at noon and in the early evening and few on Sundays, and all else at any time", async () => {
		const [others, payments] = await engine.rows<{ sundays: number; busy: number }>(`
			select avg(cast(dayofweek(date) = 0 as int)) as sundays, avg(cast(hour(date) in (12, 13, 17, 18) as int)) as busy
			from transactions group by type = 'Payment' order by type = 'Payment'`);
		assert.ok(payments && payments.sundays < 0.09 && payments.busy > 0.45);
		assert.ok(others && Math.abs(others.sundays - 1 / 7) < 0.01 && Math.abs(others.busy - 4 / 14) < 0.01);
	});

	test("has deposits of quiet savers at the start of a month, and those of others at any time", async () => {
		const found = await engine.rows<{ share: number }>(`select avg(cast(day(date) <= 3 as int)) as share
			from transactions join members using (customer) where type = 'Deposit' group by "group" order by "group" = 'Quiet savers'`);
		const [one = 1, other = 1, savers] = found.map(({ share }) => share);
		assert.ok(one < 0.12 && other < 0.12);
		assert.equal(savers, 1);
	});

	test("has credit cards and insurance together, and no other two products", () => {
		for (const { products, lift } of planted.heldTogether) {
			const expected = products.join() === "Credit card,Insurance" ? 1.6 : 1;
			assert.ok(Math.abs(lift - expected) < 0.04, `${products.join(" and ")}: ${lift}`);
		}
	});

	test("has credit cards that digital regulars use more than others, and no other difference in use", () => {
		for (const { group, product, meanUses } of planted.products) {
			const others = planted.products.filter((one) => one.product === product && one.group === "Quiet savers");
			const ratio = meanUses / (others[0]?.meanUses ?? 0);
			const isPlanted = group === "Digital regulars" && product === "Credit card";
			assert.ok(isPlanted ? ratio > 1.8 : Math.abs(ratio - 1) < 0.05, `${group}: ${product}: ${ratio}`);
		}
	});

	test("turns the association of email clicks with taking an offer around where groups are put together", async () => {
		for (const measure of ["clicks / impressions", "cast(clicks > 0 as int)"]) {
			const { within, overAll } = await goesWithTaking(measure, "(select * from answers where channel = 'Email')");
			assert.ok(Math.min(...within) > 3, `${measure}: ${within}`);
			assert.ok(overAll < -4, `${measure}: ${overAll}`);
		}
	});

	test("has SMS clicks that go with taking an offer, in each group and over all", async () => {
		for (const measure of ["clicks / impressions", "cast(clicks > 0 as int)"]) {
			const { within, overAll } = await goesWithTaking(measure, "(select * from answers where channel = 'SMS')");
			assert.ok(Math.min(...within, overAll) > 3, `${measure}: ${within}, ${overAll}`);
		}
	});

	test("has nothing else that goes with taking an offer, but for investment accounts", async () => {
		const social = "(select * from answers where channel = 'Social media')";
		for (const measure of ["clicks / impressions", "cast(clicks > 0 as int)", "impressions"]) {
			const { within, overAll } = await goesWithTaking(measure, social);
			for (const z of [...within, overAll]) assert.ok(Math.abs(z) < 0.7, `${measure}: ${z}`);
		}
		for (const product of ["Debit card", "Credit card", "Insurance", "Personal loan", "Investment account"]) {
			const holds = `cast(customer in (select customer from holdings where product = ${literal(product)}) as int)`;
			const { within, overAll } = await goesWithTaking(holds, "accounts");
			for (const z of [...within, overAll])
				assert.ok(product === "Investment account" ? z > 3 : Math.abs(z) < 0.7, `${product}: ${z}`);
		}
	});

	test("has owners of an investment account who take offers eight points more often, in each group", () => {
		for (const { group, known, takers, investors } of planted.offers) {
			const others = (takers - investors.takers) / (known - investors.known);
			const more = investors.takers / investors.known - others;
			assert.ok(Math.abs(more - 0.08) < 0.01, `${group}: ${more}`);
		}
	});

	test("has SMS whose clicks level off, and emails and social media whose clicks do not", async () => {
		const rates = await engine.rows<{ channel: string; few: number; many: number }>(`
			select channel, sum(clicks) filter (where impressions <= middle) / sum(impressions) filter (where impressions <= middle) as few,
				sum(clicks) filter (where impressions > middle) / sum(impressions) filter (where impressions > middle) as many
			from answers join (select channel, median(impressions) as middle from answers group by channel) using (channel)
			group by channel order by channel`);
		for (const { channel, few, many } of rates)
			assert.ok(channel === "SMS" ? many / few < 0.75 : Math.abs(many / few - 1) < 0.05, `${channel}: ${many / few}`);
	});

	test("gives three segments by the features that the descriptor names: the planted groups", async () => {
		const { choice, segments } = await fitSegments(bank, report.settings);
		assert.equal(choice.k, 3);
		assert.deepEqual(
			segments.map(({ name }) => name),
			groups,
		);
		assert.ok((choice.evidence.find(({ k }) => k === 3)?.predictionStrength ?? 0) > 0.9);
		const counts = await Promise.all(
			groups.map(async (group) => {
				const columns = segments.map(({ number }) => `count(*) filter (where segment = ${number}) as n${number}`);
				const found = await row<Record<string, number>>(
					`select ${columns.join(", ")} from customer_segments join members using (customer) where "group" = ${literal(group)}`,
				);
				return Object.values(found);
			}),
		);
		assert.ok(adjustedRandOfCounts(counts) > 0.95);
	});
});
