import assert from "node:assert/strict";
import { test } from "node:test";
import { engagement } from "../../analysis/chapters/engagement.ts";
import { products } from "../../analysis/chapters/products.ts";
import { risk } from "../../analysis/chapters/risk.ts";
import { transactions } from "../../analysis/chapters/transactions.ts";
import { judge } from "../../analysis/findings/judge.ts";
import { openChanceBank } from "./chance-bank.ts";

const draws = 200;

test(`of ${draws} data sets in which nothing goes with anything, at most 5% have any finding called supported`, async () => {
	const { settings, redraw } = await openChanceBank();
	const fooled: string[] = [];
	let tested = 0;
	/** The estimates of each comparison, so that each draw is seen to be one of its own. */
	const estimates = new Map<string, string>();
	for (let draw = 1; draw <= draws; draw++) {
		const bank = await redraw(draw);
		const hypotheses = [];
		for (const chapter of [products, transactions, engagement, risk])
			hypotheses.push(...(await chapter.analyze(bank, settings)).hypotheses);
		const findings = judge(hypotheses);
		const supported = hypotheses.filter(({ id }) => findings(id).verdict === "supported");
		if (supported.length > 0) fooled.push(`draw ${draw}: ${supported.map(({ id }) => id).join(", ")}`);
		tested += hypotheses.filter(({ measured }) => measured).length;
		for (const { id, measured } of hypotheses) if (measured) estimates.set(`${id} ${measured.estimate.estimate}`, id);
	}
	const differing = Map.groupBy(estimates.values(), (id) => id);
	for (const chapter of ["most-", "holdings-", "ctr-"])
		assert.ok(
			[...differing].some(([id, of]) => id.startsWith(chapter) && of.length > draws / 2),
			chapter,
		);
	assert.ok(tested > 20 * draws, `only ${tested} comparisons were tested`);
	// 5% of 200 is 10; a rate of 5% gives 16 or fewer in 97.7% of such runs.
	assert.ok(fooled.length <= 16, `${fooled.length} data sets:\n${fooled.join("\n")}`);
});
