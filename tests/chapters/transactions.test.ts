/** What was planted about transactions in the examples is found, and nothing else. */
import assert from "node:assert/strict";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openDuckDb } from "../../analysis/engine/duckdb.ts";
import { readReport, type Settings } from "../../analysis/report.ts";
import { type Bank, type BankField, readBank } from "../../analysis/tables/bank.ts";
import { type Written, writeTransactions } from "../sections/transactions/write-transactions.ts";

const data = join(import.meta.dirname, "../../data");

async function readExample(name: string): Promise<{ bank: Bank; settings: Settings; privateFolder: string }> {
	const engine = await openDuckDb();
	after(() => engine.close());
	const report = await readReport(join(data, name));
	const privateFolder = await mkdtemp(join(tmpdir(), "bankbook-transactions-"));
	return { bank: await readBank(engine, report, privateFolder), settings: report.settings, privateFolder };
}

const planted = JSON.parse(await readFile(join(data, "behavioral-patterns", "planted.json"), "utf8")) as {
	groups: { group: string; customers: number; dormant: number; falling: number }[];
};

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
		categories: planted.groups.map(({ group }) => group),
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

let campaign: Written;
let behavior: Written;
let privateFolder: string;
before(async () => {
	campaign = await writeTransactions(await readExample("campaign-response"));
	const example = await readExample("behavioral-patterns");
	await formPlantedGroups(example.bank);
	behavior = await writeTransactions(example);
	privateFolder = example.privateFolder;
});

test("campaign-response: high-value power users withdraw the most, in money and in number, far ahead of the rest", () => {
	const finding = campaign.findings.get("leads-in-withdrawal");
	assert.deepEqual(
		finding?.evidence.map(({ verdict }) => verdict),
		["supported", "supported"],
	);
	assert.match(
		finding?.claim ?? "",
		/^The most money in withdrawals is moved by High-value power users, \$58\.\d\d a customer and month, far ahead of /,
	);
	assert.match(finding?.claim ?? "", /; the most withdrawals are made by the same segment, 0\.399 against 0\.183/);
});

test("campaign-response: affluent inactives deposit the most, in money and in number, far ahead of the rest", () => {
	const finding = campaign.findings.get("leads-in-deposit");
	assert.deepEqual(
		finding?.evidence.map(({ verdict }) => verdict),
		["supported", "supported"],
	);
	assert.match(finding?.claim ?? "", /^The most money in deposits is moved by Affluent inactives, /);
});

test("campaign-response: nobody leads in payments and transfers, and no activity falls beyond chance", () => {
	for (const id of ["leads-in-payment", "leads-in-transfer"]) {
		const finding = campaign.findings.get(id);
		assert.notEqual(finding?.verdict, "supported");
		assert.match(finding?.claim ?? "", /^No segment clearly leads in /);
	}
	assert.equal(campaign.findings.get("activity-falls")?.verdict, "no difference");
});

test("campaign-response: each finding has its n, estimate, interval and q-value, and its numbers stand in its table", () => {
	for (const { evidence } of campaign.findings.values())
		for (const { n, estimate, low, high, q, table, row } of evidence) {
			assert.ok(n > 0 && q !== null && estimate !== null && low !== null && high !== null);
			assert.ok(low <= estimate && estimate <= high);
			assert.ok(campaign.rowsOf(table)[row]?.verdict);
		}
});

test("campaign-response: intervals from sums agree with a bootstrap over customers", () => {
	// numpy: quantiles 0.025 and 0.975 of 2,000 resamples of the segment's customers, of means and ratios of their sums.
	const bootstrap = [
		{
			group: "High-value power users",
			type: "Withdrawal",
			ends: {
				money_each: [57.2117, 60.4909],
				transactions_each: [0.3891, 0.4102],
				mean_ticket: [146.0307, 148.691],
				median_ticket: [130, 130],
				share_of_group: [0.192, 0.2037],
			},
		},
		{
			group: "Affluent inactives",
			type: "Deposit",
			ends: {
				money_each: [309.4275, 329.2419],
				transactions_each: [0.4046, 0.4287],
				mean_ticket: [757.2853, 775.3306],
				median_ticket: [631.05, 648.31],
				share_of_group: [0.7091, 0.7253],
			},
		},
	];
	for (const { group, type, ends } of bootstrap) {
		const row = campaign.rowsOf("transactions-by-segment").find((one) => one.segment === group && one.type === type);
		for (const [name, [low = 0, high = 0]] of Object.entries(ends)) {
			const tolerance = 0.12 * (high - low) + 1e-9;
			assert.ok(Math.abs(Number(row?.[`${name}_low`]) - low) <= tolerance, `${group} ${name}: ${row?.[`${name}_low`]}`);
			assert.ok(
				Math.abs(Number(row?.[`${name}_high`]) - high) <= tolerance,
				`${group} ${name}: ${row?.[`${name}_high`]}`,
			);
		}
	}
});

test("behavioral-patterns: segments that were formed are described and not tested against each other", () => {
	assert.deepEqual(
		behavior.hypotheses.map(({ id }) => id),
		["falling-activity"],
	);
	assert.match(
		behavior.claimOf("who-makes-the-most") ?? "",
		/withdrawals.* from Branch traditionalists .*in deposits from Quiet savers .*in payments from Digital regulars/,
	);
	assert.match(behavior.textOf("who-makes-the-most-described") ?? "", /described and not tested/);
});

test("behavioral-patterns: June 2024 is marked as known in part, and only it", () => {
	const partial = behavior.rowsOf("money-by-month").filter((row) => row.partial === true);
	assert.deepEqual([...new Set(partial.map(({ month }) => month))], ["Jun 2024"]);
});

test("behavioral-patterns: customers are active at noon and in the evening, and least on Sundays", () => {
	const rows = behavior.rowsOf("transactions-by-weekday-and-hour");
	assert.equal(rows.length, 7 * 12);
	const sumOf = (name: string, value: string) =>
		rows.reduce((sum, row) => sum + (row[name] === value ? Number(row.share) : 0), 0);
	const weekdays = [...new Set(rows.map(({ weekday }) => String(weekday)))];
	assert.equal(weekdays.toSorted((a, b) => sumOf("weekday", a) - sumOf("weekday", b))[0], "Sunday");
	const hours = [...new Set(rows.map(({ hours }) => String(hours)))];
	assert.deepEqual(hours.toSorted((a, b) => sumOf("hours", b) - sumOf("hours", a)).slice(0, 2), ["12–14", "18–20"]);
});

function sumOf(count: (group: (typeof planted.groups)[number]) => number): number {
	return planted.groups.reduce((sum, group) => sum + count(group), 0);
}

test("behavioral-patterns: as many customers are dormant as were planted", async () => {
	assert.deepEqual(
		behavior.rowsOf("dormant-by-segment").map(({ segment, customers, dormant }) => [segment, customers, dormant]),
		[
			["All customers", 10_000, sumOf(({ dormant }) => dormant)],
			...planted.groups.map(({ group, customers, dormant }) => [group, customers, dormant]),
		],
	);
	const listed = (await readFile(join(privateFolder, "dormant-customers.csv"), "utf8")).trim().split("\n").length - 1;
	assert.equal(
		listed,
		sumOf(({ dormant }) => dormant),
	);
});

test("behavioral-patterns: activity falls for more customers than by chance, most of them where it was planted", () => {
	const finding = behavior.findings.get("activity-falls");
	assert.equal(finding?.verdict, "supported");
	assert.ok(Number(finding?.evidence[0]?.estimate) > 0);
	const branch = behavior.rowsOf("falling-activity-by-segment").find((row) => row.segment === "Branch traditionalists");
	const falling = planted.groups.find(({ group }) => group === "Branch traditionalists")?.falling ?? 0;
	assert.ok(Math.abs(Number(branch?.falling) - falling) < 0.15 * falling, `${branch?.falling} of ${falling}`);
});
