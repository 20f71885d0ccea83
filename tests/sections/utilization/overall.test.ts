import assert from "node:assert/strict";
import { test } from "node:test";
import { readBasis } from "../../../analysis/sections/utilization/basis.ts";
import { measureUtilization, sumGroups } from "../../../analysis/sections/utilization/group-sums.ts";
import { bcaInterval } from "../../../analysis/statistics/bootstrap.ts";
import { seededRandom } from "../../../analysis/statistics/random.ts";
import { type Spender, spendersBank, writeUtilization } from "./spenders-bank.ts";

const four: Spender[] = [
	{ income: 100, spend: 50 },
	{ income: 300, spend: 60 },
	{ income: 200, spend: 80 },
	{ income: 200, spend: 90 },
	{ spend: 1000 },
	{ income: 0, spend: 1000 },
];

test("utilization is mean spending over mean income, and the mean of ratios that of customers' own, of those with an income", async () => {
	const { metric } = await writeUtilization(await spendersBank(four));
	// 280 of 800, and the mean of 0.5, 0.2, 0.4 and 0.45
	assert.deepEqual([metric("Utilization")?.value, metric("Mean of ratios")?.value], [0.35, 0.3875]);
	assert.deepEqual([metric("Mean income a month")?.value, metric("Mean spending a month")?.value], [200, 70]);
	assert.equal(metric("Mean income a month")?.detail, "of 4 customers with a known income");
	assert.match(metric("Utilization")?.detail ?? "", /^mean spending over mean income, 95% interval /);
});

test("the share over 100% has its interval, and none and too few of them are told apart", async () => {
	const over = async (count: number) => {
		const spenders = Array.from({ length: 200 }, (_, i) => ({ income: 100, spend: i < count ? 110 : 20 + (i % 50) }));
		const { metric, sectionClaim } = await writeUtilization(await spendersBank(spenders, { threshold: 5 }));
		return [metric("Customers over 100%")?.detail, sectionClaim("utilization")?.split("; ")[1]];
	};
	assert.deepEqual(await over(8), [
		"8 spend more than they earn, 95% interval 2.0% to 7.7%",
		"4.0% of customers spend more than they earn",
	]);
	assert.deepEqual(await over(0), [
		"none spends more than they earn, 95% interval 0.0% to 1.9%",
		"none spends more than they earn",
	]);
	assert.deepEqual(await over(2), [undefined, undefined]);
});

test("more than one in twenty over 100% is cautioned of before anything else is said", async () => {
	const spenders = Array.from({ length: 100 }, (_, i) => ({ income: 100, spend: i < 40 ? 150 : 30 }));
	const { ids, text } = await writeUtilization(await spendersBank(spenders));
	assert.equal(ids[0], "text utilization-warning");
	assert.match(
		text("utilization-warning"),
		/^\*\*Caution\.\*\* 40\.0% of customers .* incomes are read as those of a month\.$/,
	);
});

test("a customer who holds most of the money keeps the means from being told", async () => {
	const spenders = [...four, { income: 90_000, spend: 10 }];
	const { metric, sectionClaim } = await writeUtilization(await spendersBank(spenders));
	assert.equal(metric("Utilization"), undefined);
	assert.equal(metric("Mean income a month"), undefined);
	assert.equal(sectionClaim("utilization"), "None spends more than they earn");
});

test("the histogram holds every customer with an income once, with the median and the mean marked", async () => {
	const spenders = Array.from({ length: 300 }, (_, i) => ({ income: 1000, spend: 200 + ((i * 37) % 300) }));
	const { rows, figure } = await writeUtilization(await spendersBank([...spenders, { spend: 3 }]));
	const counts = rows("utilization-histogram").map(({ customers }) => Number(customers));
	assert.equal(
		counts.reduce((sum, count) => sum + count, 0),
		300,
	);
	const { chart } = figure("utilization-histogram");
	assert.deepEqual(chart.kind === "histogram" && chart.markers.map(({ label }) => label), [
		"Median 35.0%",
		// Just 34.95%, and written as its key figure is.
		"Mean of ratios 35.0%",
	]);
});

test("the interval of utilization is about that of the bootstrap", async () => {
	const random = seededRandom(11);
	const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
	const spenders = Array.from({ length: 400 }, () => {
		const income = Math.round(40_000 * Math.exp(0.5 * normal()));
		return { income, spend: Math.round(0.4 * income * Math.exp(0.6 * normal() - 0.18)) };
	});
	const { bank, settings } = await spendersBank(spenders);
	await readBasis(bank, settings);
	const [all = assert.fail()] = (await sumGroups(bank.engine, [])).groups;
	const { estimate, low, high } = measureUtilization(all) ?? assert.fail();
	const replicates = Array.from({ length: 4000 }, () => {
		let [y, x] = [0, 0];
		for (let draw = 0; draw < spenders.length; draw++) {
			const { income, spend } = spenders[Math.floor(random() * spenders.length)] ?? assert.fail();
			y += spend;
			x += income;
		}
		return y / x;
	});
	const [allSpend, allIncome] = [sum(spenders.map(({ spend }) => spend)), sum(spenders.map(({ income }) => income))];
	const jackknife = spenders.map(({ spend, income }) => ({
		value: (allSpend - spend) / (allIncome - income),
		weight: 1,
	}));
	const boot = bcaInterval({ estimate, replicates, jackknife });
	const width = boot.high - boot.low;
	assert.ok(Math.abs(low - boot.low) < 0.1 * width, `low ${low} is not ${boot.low}`);
	assert.ok(Math.abs(high - boot.high) < 0.1 * width, `high ${high} is not ${boot.high}`);
});

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
