import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "../../analysis/statistics/random.ts";
import { bankOf } from "./bank-of.ts";

/** More than the engine hands to one thread at a time. */
const customers = 130_000;

test("sums of fractions over many rows have the same last digits on one thread and on two", async () => {
	const random = seededRandom(7);
	const money = () => (random() * 10 ** (1 + 4 * random())).toFixed(2);
	const people = Array.from({ length: customers }, (_, i) => `${i},${money()}\n`);
	const moves = Array.from({ length: customers }, () => `${Math.floor(random() * customers)},${money()}\n`);
	const tables = [
		{
			fields: { id: { role: "customer" }, balance: { role: "balance", type: "number" } },
			text: `id,balance\n${people.join("")}`,
		},
		{
			role: "transactions",
			fields: { id: { role: "customer" }, amount: { role: "amount", type: "number" } },
			text: `id,amount\n${moves.join("")}`,
		},
	] as const;
	const [one, two] = await Promise.all([1, 2].map((threads) => bankOf([...tables], { threads })));
	for (const sql of [
		"select sum(balance), avg(sqrt(balance)), var_samp(ln(1 + balance)) from customers",
		"select sum(amount), avg(sqrt(amount)), corr(amount, balance) from transactions join customers using (customer)",
		"select sum(total), stddev_pop(total) from (select customer, sum(sqrt(amount)) as total from transactions group by customer)",
	])
		assert.deepEqual(await two?.values(sql), await one?.values(sql), sql);
});
