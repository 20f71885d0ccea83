/** What was planted in the examples is found, with the right verdict, and nothing where nothing was planted. */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openDuckDb } from "../../../analysis/engine/duckdb.ts";
import { judge } from "../../../analysis/findings/judge.ts";
import { readReport } from "../../../analysis/report.ts";
import { draftCtrAndBuying } from "../../../analysis/sections/engagement/ctr-and-buying.ts";
import { makeCustomerChannels } from "../../../analysis/sections/engagement/customer-channels.ts";
import { groupCustomers } from "../../../analysis/sections/grouped.ts";
import { kebabIds } from "../../../analysis/sections/kebab-ids.ts";
import { readBank } from "../../../analysis/tables/bank.ts";

const folder = join(import.meta.dirname, "..", "..", "..", "data", "campaign-response");

interface Pair {
	segment: string;
	channel: string;
}

test("in campaign-response clicking goes with buying where it was planted, and makes no difference elsewhere", async () => {
	const privateFolder = await mkdtemp(join(tmpdir(), "bankbook-private-"));
	const engine = await openDuckDb();
	try {
		const report = await readReport(folder);
		const bank = await readBank(engine, report, privateFolder);
		const grouped = await groupCustomers(bank, report.settings);
		await makeCustomerChannels(bank);
		const draft = await draftCtrAndBuying(grouped);
		assert.ok(draft);
		const findings = judge(draft.hypotheses);
		const { mustFind } = JSON.parse(await readFile(join(folder, "planted.json"), "utf8"));
		const verdicts = (pairs: Pair[]) =>
			new Set(
				pairs.map(
					({ segment, channel }) =>
						findings(`ctr-and-buying-${kebabIds([channel])[0]}-${kebabIds([segment])[0]}`).verdict,
				),
			);
		assert.deepEqual(verdicts(mustFind.clickRateGoesWithBuying), new Set(["supported"]));
		assert.deepEqual(verdicts(mustFind.clickRateDoesNotGoWithBuying), new Set(["no difference"]));
		const claims = draft
			.write(findings)
			.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "finding" ? [block.claim] : [])));
		assert.deepEqual(claims.slice(0, 4), [
			"Among Budget-conscious occasionals a higher click-through rate goes with buying on all channels but Instagram, where there is no difference",
			"Among Value-driven frequent users a higher click-through rate goes with buying on all four channels",
			"Among High-value power users a higher click-through rate goes with buying on no channel: there is no difference on any of the four",
			"Among Affluent inactives a higher click-through rate goes with buying on all four channels",
		]);
		// statsmodels 0.13 on the files: Logit(bought, add_constant(100 * clicks / impressions)), exp of the slope and of its
		// interval, and StratifiedTable over segment and age band of the upper against the lower half.
		const near = (id: string, expected: number[]) => {
			const { estimate, low, high } = findings(id).measured?.estimate ?? { estimate: 0, low: 0, high: 0 };
			for (const [i, value] of [estimate, low, high].entries())
				assert.ok(Math.abs(value - (expected[i] ?? 0)) < 1e-5, `${id}: ${value} is not ${expected[i]}`);
		};
		near("ctr-and-buying-email-budget-conscious-occasionals", [1.02093125, 1.01663854, 1.02524208]);
		near("ctr-and-buying-email", [1.88072653, 1.66955639, 2.11860606]);
		near("ctr-and-buying-instagram", [1.47026695, 1.30902637, 1.65136849]);
	} finally {
		await engine.close();
		await rm(privateFolder, { recursive: true, force: true });
	}
});
