/** The planted groups of `data/bank-accounts/`, found again; in other order, from other seeds, and not where they are destroyed. */
import assert from "node:assert/strict";
import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { definitions } from "../../analysis/definitions.ts";
import { listChapters } from "../../analysis/document.ts";
import { openDuckDb } from "../../analysis/engine/duckdb.ts";
import { readReport } from "../../analysis/report.ts";
import { sampleCustomers } from "../../analysis/segmentation/sample.ts";
import { fitSegments } from "../../analysis/segmentation/segment.ts";
import { adjustedRandIndex, adjustedRandOfCounts } from "../../analysis/statistics/adjusted-rand-index.ts";
import { fitKMeans, nearestCenter } from "../../analysis/statistics/k-means.ts";
import { seededRandom } from "../../analysis/statistics/random.ts";
import { readBank } from "../../analysis/tables/bank.ts";
import { readExample } from "../fixtures/example-results.ts";
import { generateBankAccounts } from "../generator/bank-accounts.ts";
import { destroyStructure, shuffleRows } from "../generator/shuffle-files.ts";
import { writeFiles } from "../generator/write-files.ts";

const example = join(import.meta.dirname, "../../data/bank-accounts");
const room = await mkdtemp(join(tmpdir(), "bankbook-accounts-"));
after(() => rm(room, { recursive: true }));

/** Segments the customers of a report's folder; the caller closes the engine. */
async function segment(folder: string) {
	const engine = await openDuckDb();
	const privateFolder = await mkdtemp(join(room, "private-"));
	const report = await readReport(folder);
	const bank = await readBank(engine, report, privateFolder);
	return { engine, made: await fitSegments(bank, report.settings) };
}

async function variant(name: string, files: ReadonlyMap<string, string>): Promise<string> {
	const folder = join(room, name);
	await mkdir(folder);
	writeFiles(folder, files);
	await copyFile(join(example, "datapackage.json"), join(folder, "datapackage.json"));
	return folder;
}

const whole = await segment(example);
after(() => whole.engine.close());

interface Cross {
	group: string;
	segment: string;
	customers: number;
	[name: string]: string | number;
}

function crossed(): Promise<Cross[]> {
	const planted = whole.engine.csv(join(example, "planted-groups.csv"));
	return whole.engine.rows<Cross>(`select planted."group" as "group", segments.segment as segment, count(*) as customers
		from ${planted} as planted join customer_ids on customer_ids.id = planted.customer_id join segments using (customer)
		group by 1, 2 order by 1, 2`);
}

function agreement(rows: readonly Cross[], part: (name: string) => string): number {
	const count = (group: string, name: string) =>
		rows.reduce((sum, row) => sum + (part(row.group) === group && part(row.segment) === name ? row.customers : 0), 0);
	const groups = [...new Set(rows.map((row) => part(row.group)))];
	const segments = [...new Set(rows.map((row) => part(row.segment)))];
	return adjustedRandOfCounts(groups.map((group) => segments.map((name) => count(group, name))));
}

test("the evidence picks the four planted groups, and each is stable and named as it was planted", () => {
	assert.equal(whole.made.choice.k, 4);
	assert.deepEqual(
		whole.made.segments.map(({ name, stability }) => [name, stability]),
		[
			["Budget-conscious occasionals", "highly stable"],
			["Value-driven frequent users", "highly stable"],
			["Affluent inactives", "highly stable"],
			["High-value power users", "highly stable"],
		],
	);
});

test("each planted group gets its engagement, marketing and service, and the dormant are won back", async () => {
	const blocks = listChapters(await readExample("bank-accounts")).flatMap(({ sections }) =>
		sections.flatMap((section) => section.blocks),
	);
	const recommended = blocks.flatMap((block) => (block.kind === "recommendation" ? [block] : []));
	const claims = new Set(recommended.map(({ claim }) => claim));
	const expected = [
		"Serve Budget-conscious occasionals digitally at low cost, and help them to one more product",
		"Reward Value-driven frequent users for everyday banking, and let them serve themselves",
		"Give Affluent inactives an adviser who calls about their deposits",
		"Give High-value power users premium service and priority support",
		"Offer term deposits, a savings plan and wealth advice to the Top tier",
		"Win dormant customers back with a personal contact and a loyalty offer",
	];
	assert.deepEqual(
		expected.filter((claim) => !claims.has(claim)),
		[],
	);
	for (const { id, reason } of recommended)
		if (id.startsWith("segment-service")) assert.match(reason, /Engage them .*; market .*; serve them /);
});

test("the planted groups are recovered: the separable ones by an adjusted Rand index of 0.9 or more", async () => {
	const rows = await crossed();
	const separable = ["Budget-conscious occasionals", "Affluent inactives"];
	assert.ok(agreement(rows, (name) => (separable.includes(name) ? name : "the overlapping ones")) >= 0.9);
	assert.ok(agreement(rows, (name) => name) >= 0.8);
});

test("the same customers in another order get the same segments", async () => {
	const folder = await variant("shuffled", shuffleRows(generateBankAccounts(), 7));
	const { engine, made } = await segment(folder);
	try {
		assert.deepEqual(
			made.segments.map(({ name, customers }) => [name, customers]),
			whole.made.segments.map(({ name, customers }) => [name, customers]),
		);
		const labels = "select id, segment from segments join customer_ids using (customer) order by id";
		assert.deepEqual(await engine.rows(labels), await whole.engine.rows(labels));
	} finally {
		await engine.close();
	}
});

test("with the structure destroyed there are no segments", async () => {
	const folder = await variant("destroyed", destroyStructure(generateBankAccounts(), 11));
	const { engine, made } = await segment(folder);
	await engine.close();
	assert.equal(made.choice.k, 1);
	assert.deepEqual(made.segments, []);
});

test("twenty fits from other seeds put the customers into the same segments", async () => {
	const { points } = await sampleCustomers(whole.engine, whole.made.transformed.transforms, {
		size: 2000,
		seed: definitions.seed.value,
		hasSegments: false,
	});
	const centers = whole.made.segments.map(({ center }) => center);
	const labels = points.map((point) => nearestCenter(point, centers).index);
	for (let seed = 1; seed <= 20; seed++) {
		const fitted = fitKMeans(points, centers.length, { restarts: 5, random: seededRandom(seed) });
		const index = adjustedRandIndex(labels, fitted.labels);
		assert.ok(index >= 0.95, `seed ${seed}: adjusted Rand index ${index}`);
	}
});
