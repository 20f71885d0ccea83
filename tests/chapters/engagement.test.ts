/** What was planted about channels in the examples is found, and nothing else. */
import assert from "node:assert/strict";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { missingNeeds } from "../../analysis/chapters/chapter.ts";
import { engagement } from "../../analysis/chapters/engagement.ts";
import type { Section } from "../../analysis/document.ts";
import { openDuckDb } from "../../analysis/engine/duckdb.ts";
import type { Findings } from "../../analysis/findings/hypothesis.ts";
import { judge } from "../../analysis/findings/judge.ts";
import { readReport } from "../../analysis/report.ts";
import { readRows } from "../../analysis/sections/figure.ts";
import { type BankField, readBank } from "../../analysis/tables/bank.ts";
import { bankOf } from "../tables/bank-of.ts";

const data = join(import.meta.dirname, "../../data");

interface Written {
	sections: Section[];
	findings: Findings;
	rows(id: string): { [column: string]: unknown }[];
}

async function writeExample(name: string, segments?: readonly string[]): Promise<Written> {
	const engine = await openDuckDb();
	after(() => engine.close());
	const report = await readReport(join(data, name));
	const bank = await readBank(engine, report, await mkdtemp(join(tmpdir(), "bankbook-engagement-")));
	if (segments) {
		// The planted groups stand for the segments that the chapter on segmentation would form.
		await engine.run(`create table segments as select customer_ids.customer, planted."group" as segment
			from ${engine.csv(join(data, name, "planted-groups.csv"))} as planted join customer_ids on customer_ids.id = planted.customer_id`);
		const segment: BankField = {
			role: "segment",
			label: "Segment",
			kind: "category",
			protected: false,
			categories: [...segments],
			ordered: false,
			missing: 0,
		};
		bank.relations.set("segments", { name: "segments", made: true, rows: 0, fields: new Map([["segment", segment]]) });
	}
	const draft = await engagement.analyze(bank, report.settings);
	const findings = judge(draft.hypotheses);
	const sections = draft.write(findings);
	return {
		sections,
		findings,
		rows: (id) => {
			const block = sections.flatMap(({ blocks }) => blocks).find((one) => one.id === id && "table" in one);
			if (!block || !("table" in block)) throw new Error(`there is no table ${id}`);
			return readRows(block.table);
		},
	};
}

interface Planted {
	mustFind: { advisedImpressions: { channel: string; atLeast: number; atMost: number }[] };
}

let campaign: Written;
let behavior: Written;
let planted: Planted;
before(async () => {
	campaign = await writeExample("campaign-response");
	behavior = await writeExample("behavioral-patterns", ["Digital regulars", "Branch traditionalists", "Quiet savers"]);
	planted = JSON.parse(await readFile(join(data, "campaign-response", "planted.json"), "utf8"));
});

const claimOf = ({ sections }: Written, id: string) => sections.find((section) => section.id === id)?.claim ?? "";

test("campaign-response: clicks run out on all four channels where it was planted", () => {
	assert.match(
		claimOf(campaign, "impressions-and-clicks"),
		/^On all four channels the click-through rate falls as impressions rise; past about \d+ to \d+ impressions one more goes with less than half as many clicks as the first$/,
	);
	const advised = campaign.rows("advised-impressions").filter(({ segment }) => segment === "All customers");
	for (const { channel, atLeast, atMost } of planted.mustFind.advisedImpressions) {
		const row = advised.find((one) => one.channel === channel);
		assert.ok(Number(row?.half_response) >= atLeast && Number(row?.half_response) <= atMost, `${row?.half_response}`);
		assert.ok(Number(row?.half_response_low) <= 10 && Number(row?.half_response_high) >= 10);
		assert.equal(campaign.findings(`ctr-falls-${channel.toLowerCase()}`).verdict, "supported");
	}
});

test("campaign-response: every segment clicks equally often", () => {
	for (const channel of ["email", "facebook", "instagram", "twitter"])
		assert.equal(campaign.findings(`ctr-differs-${channel}`).verdict, "no difference");
	assert.equal(
		claimOf(campaign, "channels-reached"),
		"Every channel reached 100.0% of customers, in every segment shown",
	);
});

test("campaign-response: intervals of click-through rates are those of a bootstrap over customers", () => {
	const email = campaign.rows("channels").find(({ channel }) => channel === "Email");
	// numpy: percentiles of 1,500 resamples of the customers of clicks.sum() / impressions.sum(), and of their mean rate
	const near = (value: unknown, expected: number) => assert.ok(Math.abs(Number(value) - expected) < 0.0005, `${value}`);
	near(email?.ctr_low, 0.20847);
	near(email?.ctr_high, 0.21444);
	near(email?.mean_ctr_low, 0.23558);
	near(email?.mean_ctr_high, 0.24358);
});

test("behavioral-patterns: clicks run out on SMS alone, at about nine", () => {
	assert.match(
		claimOf(behavior, "impressions-and-clicks"),
		/^On SMS the click-through rate falls as impressions rise; past about \d+ to \d+ impressions/,
	);
	const advised = behavior.rows("advised-impressions").filter(({ half_response }) => half_response !== null);
	assert.deepEqual([...new Set(advised.map(({ channel }) => channel))], ["SMS"]);
	const [all] = advised;
	assert.ok(Number(all?.half_response_low) <= 9 && Number(all?.half_response_high) >= 9);
});

test("behavioral-patterns: segments formed by behavior are described and not tested against each other", () => {
	assert.throws(() => behavior.findings("ctr-differs-email"), /no hypothesis/);
	assert.throws(() => behavior.findings("usage-logins-mobile-app"), /no hypothesis/);
	assert.match(
		claimOf(behavior, "channel-use"),
		/Mobile app run from .* \(Branch traditionalists\) to .* \(Digital regulars\)$/,
	);
});

test("the ids of blocks and sections are in the document once each", () => {
	for (const { sections } of [campaign, behavior]) {
		const blocks = sections.flatMap((section) => section.blocks);
		const ids = blocks.map(({ id, kind }) => `${kind} ${id}`);
		assert.equal(new Set(ids).size, ids.length);
		const tables = blocks.flatMap((block) => ("table" in block ? [block.id] : []));
		assert.equal(new Set(tables).size, tables.length);
	}
});

test("every line of evidence stands in the table that it names", () => {
	for (const written of [campaign, behavior])
		for (const block of written.sections.flatMap(({ blocks }) => blocks))
			if (block.kind === "finding")
				for (const { table, row, label } of block.evidence)
					assert.ok(written.rows(table)[row], `${label}: ${table}, ${row}`);
});

test("engagement that tells of nothing is said to lack it", async () => {
	const bank = await bankOf([
		{ text: "id\n1\n2\n", fields: { id: { role: "customer" } } },
		{
			role: "engagement",
			text: "id,channel,clicked\n1,Email,2\n",
			fields: {
				id: { role: "customer" },
				channel: { role: "channel" },
				clicked: { type: "integer", role: "clicks" },
			},
		},
	]);
	const { settings } = await readReport(bank.folder);
	assert.deepEqual(missingNeeds(bank, engagement.needs), []);
	assert.deepEqual(await engagement.lacks?.(bank, settings), ["impressions, logins or responses in engagement"]);
});
