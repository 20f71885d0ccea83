/** What was planted about products in the examples is found, and nothing else. */
import assert from "node:assert/strict";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openDuckDb } from "../../analysis/engine/duckdb.ts";
import { readReport, type Settings } from "../../analysis/report.ts";
import { type Bank, type BankField, readBank } from "../../analysis/tables/bank.ts";
import { type Written, writeProducts } from "../sections/products/holders-bank.ts";

const data = join(import.meta.dirname, "../../data");

async function readExample(name: string): Promise<{ bank: Bank; settings: Settings }> {
	const engine = await openDuckDb();
	after(() => engine.close());
	const report = await readReport(join(data, name));
	const bank = await readBank(engine, report, await mkdtemp(join(tmpdir(), "bankbook-products-")));
	return { bank, settings: report.settings };
}

/** The planted groups stand for the segments that the chapter on segmentation would form. */
async function formPlantedGroups(bank: Bank): Promise<void> {
	const file = join(data, "behavioral-patterns", "planted-groups.csv");
	await bank.engine.run(`create table segments as
		select customer_ids.customer, planted."group" as segment
		from ${bank.engine.csv(file)} as planted join customer_ids on customer_ids.id = planted.customer_id`);
	const segment: BankField = {
		role: "segment",
		label: "Segment",
		kind: "category",
		protected: false,
		categories: ["Digital regulars", "Branch traditionalists", "Quiet savers"],
		ordered: false,
		missing: 0,
	};
	bank.relations.set("segments", {
		name: "segments",
		made: true,
		rows: 10_000,
		fields: new Map([["segment", segment]]),
	});
}

async function readPlanted(name: string) {
	return JSON.parse(await readFile(join(data, name, "planted.json"), "utf8"));
}

let campaign: Written;
let behavior: Written;
before(async () => {
	campaign = await writeProducts(await readExample("campaign-response"));
	const example = await readExample("behavioral-patterns");
	await formPlantedGroups(example.bank);
	behavior = await writeProducts(example);
});

test("campaign-response: owning a product shows no trend in the next purchase", () => {
	assert.equal(
		campaign.claimOf("ownership"),
		"Owning a product shows no trend in the next purchase: for all four products owners and others buy equally often, to within 2 points",
	);
	assert.deepEqual(
		campaign
			.evidenceOf("ownership-finding")
			.map(({ n, verdict, low, high }) => [n, verdict, Number(low) > -0.02 && Number(high) < 0.02]),
		Array.from({ length: 4 }, () => [12_000, "no difference", true]),
	);
});

test("campaign-response: owners and buyers are those of the files", async () => {
	const planted = await readPlanted("campaign-response");
	const names = {
		savings_account: "Savings account",
		credit_card: "Credit card",
		loan: "Loan",
		insurance: "Insurance",
	};
	const expected = planted.segments.flatMap(
		({
			segment,
			holders,
		}: {
			segment: string;
			holders: Record<keyof typeof names, { customers: number; buyers: number }>;
		}) =>
			Object.entries(names).map(([column, product]) => {
				const { customers, buyers } = holders[column as keyof typeof names];
				return `${product}, ${segment}: ${buyers} of ${customers}`;
			}),
	);
	const found = campaign
		.rows("ownership-and-buying")
		.map(
			({ product, segment, owners, owners_rate }) =>
				`${product}, ${segment}: ${Math.round(Number(owners) * Number(owners_rate))} of ${owners}`,
		);
	assert.deepEqual(found.sort(), expected.sort());
});

test("campaign-response: no product is held more often in a segment, with another product, or in more numbers", () => {
	assert.deepEqual(
		campaign.sections.flatMap(({ blocks }) =>
			blocks.flatMap((block) => (block.kind === "finding" && block.verdict === "supported" ? [block.claim] : [])),
		),
		[],
	);
});

test("behavioral-patterns: credit card and insurance are held together 1.6 times as often as chance would have it, and no other pair", async () => {
	assert.match(
		behavior.claimOf("products-together") ?? "",
		/^Credit card and Insurance are held together 1\.60 times as often as chance would have it: by 1,703 customers, where 1,064 are expected$/,
	);
	const planted: { heldTogether: { products: string[]; customers: number; lift: number }[] } =
		await readPlanted("behavioral-patterns");
	const say = (products: readonly string[], customers: unknown) => `${products.toSorted().join(" + ")}: ${customers}`;
	assert.deepEqual(
		behavior
			.rows("products-together")
			.map(({ first, second, customers }) => say([String(first), String(second)], customers))
			.sort(),
		planted.heldTogether.map(({ products, customers }) => say(products, customers)).sort(),
	);
});

test("behavioral-patterns: owners of an investment account take offers more often, by about 8 points, and owners of nothing else", () => {
	const evidence = behavior.evidenceOf("ownership-finding");
	assert.deepEqual(
		evidence.flatMap(({ label, verdict }) => (verdict === "supported" ? [label] : [])),
		["Investment account"],
	);
	const [investors] = evidence.filter(({ label }) => label === "Investment account");
	assert.ok(Number(investors?.low) < 0.08 && Number(investors?.high) > 0.08);
	assert.match(
		behavior.claimOf("ownership") ?? "",
		/^Owners of Investment account buy slightly more often than others of their segment, by 8\.\d points/,
	);
});

test("the chapter's ids are in kebab-case and stand once, and its rows of evidence are in its tables", () => {
	for (const { sections, rows } of [campaign, behavior]) {
		const blocks = sections.flatMap((section) => section.blocks);
		const ids = blocks.flatMap((block) => ("id" in block ? [block.id] : []));
		assert.deepEqual([...new Set(ids)], ids);
		for (const block of blocks) {
			if (block.kind !== "finding") continue;
			for (const { table, row, q } of block.evidence) {
				const cited = rows(table)[row];
				assert.ok(cited, `${table} has no row ${row}`);
				const published = [cited.q, cited.within_q].flatMap((cell) => (typeof cell === "number" ? [cell] : []));
				assert.ok(
					published.some((cell) => Math.abs(cell - Number(q)) < 1e-6),
					`${block.id}: q ${q} is not in ${table}`,
				);
			}
		}
	}
});
