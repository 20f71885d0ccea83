import assert from "node:assert/strict";
import { test } from "node:test";
import type { Settings } from "../../analysis/report.ts";
import { makeFeatures } from "../../analysis/segmentation/features.ts";
import { bankOf } from "../tables/bank-of.ts";

const settings = (clustering: Partial<Settings["clustering"]> = {}): Settings => ({
	asOf: "2025-06-30",
	currency: "USD",
	locale: "en-US",
	paper: "a4",
	tiers: { method: "quantiles", count: 4 },
	outliers: { method: "iqr", fence: 1.5, action: "flag" },
	maxRejected: 1,
	disclosureThreshold: 3,
	clustering: { maxMissing: 0.2, ...clustering },
	segmentNames: {},
	groupBy: "segment",
	meaningfulDifference: 0.02,
	fairLending: true,
	unitValues: {},
	dormantAfterDays: 90,
	keySegments: { weights: { utilization: 0.4, spend: 0.4, size: 0.2 }, minCustomers: 50, minShare: 0.01 },
	risk: {},
	seed: 1,
});

const customers = {
	fields: {
		id: { role: "customer" },
		age: { type: "integer", role: "age" },
		balance: { type: "number", role: "balance" },
		card: { type: "boolean", role: "held", product: "Card" },
	},
	text: "id,age,balance,card\na,30,100,1\nb,40,200,0\nc,50,,1\n",
} as const;

const transactions = {
	role: "transactions",
	fields: {
		id: { role: "customer" },
		day: { type: "date", role: "date" },
		kind: { role: "type" },
		amount: { type: "number", role: "amount" },
	},
	text: "id,day,kind,amount\na,2025-04-01,In,10\na,2025-05-10,Out,-30\na,2025-06-20,In,20\nb,2025-06-30,Out,-5\n",
} as const;

test("recency, frequency, money, ticket, months and trend are counted per customer and month", async () => {
	const bank = await bankOf([customers, transactions]);
	const { features, chosen } = await makeFeatures(bank, settings());
	assert.equal(chosen, false);
	assert.deepEqual(
		features.map(({ id }) => id),
		[
			"balance",
			"products_held",
			"transactions",
			"transaction_amount",
			"mean_ticket",
			"recency_days",
			"months_active",
			"activity_trend",
			"amount_in",
			"amount_out",
		],
	);
	assert.deepEqual(
		await bank.values(
			"select balance, products_held, transactions, transaction_amount, mean_ticket, recency_days, months_active, activity_trend, amount_in, amount_out from features order by customer",
		),
		[
			[100, 1, 1, 20, 20, 10, 3, 0, 10, 10],
			// One transaction in the last of three months: counts 0, 0, 1 rise by half a transaction a month.
			[200, 0, 1 / 3, 5 / 3, 5, 0, 1, 0.5, 0, 5 / 3],
			[null, 1, 0, 0, null, 90, 0, 0, 0, 0],
		],
	);
});

test("a protected field is no feature unless the report names it", async () => {
	const bank = await bankOf([customers]);
	const { features, chosen } = await makeFeatures(bank, settings({ features: ["age", "balance"] }));
	assert.equal(chosen, true);
	assert.deepEqual(
		features.map(({ id, protected: isProtected }) => [id, isProtected]),
		[
			["age", true],
			["balance", false],
		],
	);
});

test("a feature that the data do not give is an error with the nearest one", async () => {
	const bank = await bankOf([customers]);
	await assert.rejects(makeFeatures(bank, settings({ features: ["balanse", "age"] })), {
		message:
			'report.clustering.features: the data give no feature "balanse"; nearest: "balance" (features: age, balance, products_held)',
	});
});

test("totals give no numbers of transactions where none are given, and the given ones where they are", async () => {
	const totals = (times: { [name: string]: object }) =>
		({
			fields: {
				id: { role: "customer" },
				withdrawals: { type: "number", role: "amount", transaction: "Withdrawal" },
				deposits: { type: "number", role: "amount", transaction: "Deposit" },
				...times,
			},
			text: "id,withdrawals,deposits,times\na,30,100,4\nb,50,,2\n",
		}) as const;
	const without = await makeFeatures(await bankOf([totals({ times: {} })]), settings());
	assert.deepEqual(
		without.features.map(({ id }) => id),
		["transaction_amount", "amount_withdrawal", "amount_deposit"],
	);
	const bank = await bankOf([totals({ times: { type: "integer", role: "transaction_count" } })]);
	await makeFeatures(bank, settings());
	assert.deepEqual(
		await bank.values("select transactions, transaction_amount, mean_ticket from features order by customer"),
		[
			[4, 130, 32.5],
			[2, 50, 25],
		],
	);
});

test("months of totals count as active where there is money, and have no trend without numbers", async () => {
	const monthly = {
		role: "transactions",
		fields: { id: { role: "customer" }, month: { role: "month" }, amount: { type: "number", role: "amount" } },
		text: "id,month,amount\na,April,10\na,May,0\na,June,20\nb,June,5\n",
	} as const;
	const bank = await bankOf([customers, monthly]);
	const { features } = await makeFeatures(bank, settings());
	assert.deepEqual(
		features.map(({ id }) => id),
		["balance", "products_held", "transaction_amount", "months_active"],
	);
	assert.deepEqual(await bank.values("select months_active from features order by customer"), [[2], [1], [0]]);
});
