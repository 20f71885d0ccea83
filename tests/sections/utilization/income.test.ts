import assert from "node:assert/strict";
import { test } from "node:test";
import { type Spender, spendersBank, writeUtilization } from "./spenders-bank.ts";

/** Customers of ever higher incomes who spend a power of it, give or take a tenth. */
function customersWith(elasticity: number, count = 300): Spender[] {
	return Array.from({ length: count }, (_, i) => {
		const income = 1000 + 30 * i;
		return { income, spend: 3 * income ** elasticity * (1 + 0.05 * ((i % 5) - 2)) };
	});
}

test("the elasticity says how much more spending goes with 10% more income, and what that means for the share", async () => {
	const claimWith = async (elasticity: number) => {
		const { finding, metric } = await writeUtilization(await spendersBank(customersWith(elasticity)));
		const { claim, verdict } = finding("spending-rises-with-income");
		return [Number(metric("Elasticity of spending")?.value).toFixed(2), verdict, claim];
	};
	assert.deepEqual(await claimWith(0.8), [
		"0.80",
		"supported",
		"On average 10% more income goes with 7.9% more spending: higher incomes spend a far smaller share",
	]);
	assert.deepEqual(await claimWith(1.2), [
		"1.20",
		"supported",
		"On average 10% more income goes with 12.1% more spending: higher incomes spend a far larger share",
	]);
	const [, verdict, claim] = await claimWith(1);
	assert.equal(verdict, "no difference");
	assert.match(claim ?? "", /more spending: higher and lower incomes spend about the same share$/);
});

test("spending that has nothing to do with income is not said to rise with it", async () => {
	const spenders = customersWith(0.8).map((one, i) => ({ ...one, spend: 300 + 97 * ((i * 7) % 11) }));
	const { sectionClaim, finding } = await writeUtilization(await spendersBank(spenders));
	assert.equal(sectionClaim("spending-and-income"), "Spending is not known to rise with income");
	// The share of income that is spent falls all the same, which is arithmetic.
	assert.equal(finding("spending-rises-with-income").verdict, "inconclusive");
});

test("who spends nothing has no part in the elasticity, and is counted where they are enough", async () => {
	const idle = (count: number) => Array.from({ length: count }, () => ({ income: 5000, spend: 0 }));
	const noteWith = async (count: number) => {
		const { sections, finding } = await writeUtilization(
			await spendersBank([...customersWith(0.8), ...idle(count)], { threshold: 10 }),
		);
		const blocks = sections.flatMap((section) => section.blocks);
		const table = blocks.find(({ id }) => id === "utilization-elasticity");
		return [finding("spending-rises-with-income").evidence[0]?.n, table && "note" in table && table.note];
	};
	const said = "The interval is White's, which holds however spending varies at each income.";
	assert.deepEqual(await noteWith(20), [300, `${said} Customers who spend nothing (20) are left out.`]);
	assert.deepEqual(await noteWith(4), [304, `${said} Customers who spend nothing are left out.`]);
	assert.deepEqual(await noteWith(0), [300, said]);
});

test("bands of income hold about equally many customers, with the median of each and its interval", async () => {
	const { rows, figure } = await writeUtilization(await spendersBank(customersWith(0.8)));
	const bands = rows("spending-by-income");
	assert.equal(bands.length, 10);
	for (const { customers } of bands) assert.ok(Number(customers) >= 28 && Number(customers) <= 32);
	for (const row of bands)
		assert.ok(
			Number(row.median_spend_low) < Number(row.median_spend) &&
				Number(row.median_spend) < Number(row.median_spend_high),
		);
	assert.match(
		figure("spending-by-income").claim,
		/^Median spending is \$[\d,]+ a month at a median income of \$1,4\d\d, and /,
	);
});

test("few customers have fewer bands, and too few none", async () => {
	const bandsOf = async (count: number) => {
		const { ids, rows } = await writeUtilization(await spendersBank(customersWith(0.8, count)));
		return ids.includes("figure spending-by-income") ? rows("spending-by-income").length : 0;
	};
	assert.deepEqual([await bandsOf(100), await bandsOf(59)], [3, 0]);
});

test("where spending falls from a band to a higher one, the claims say that it does not rise steadily", async () => {
	const spenders = customersWith(1).map((one, i) => (i < 240 ? one : { ...one, spend: one.spend / 2 }));
	const { sectionClaim, figure } = await writeUtilization(await spendersBank(spenders));
	assert.match(sectionClaim("spending-and-income") ?? "", /more spending, though not steadily/);
	assert.match(figure("spending-by-income").claim, /^Median spending is highest, .*, and not at the highest incomes: /);
});
