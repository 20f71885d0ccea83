/** What changed since the last report, on a small bank whose report is made for two days. */
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { definitions } from "../../analysis/definitions.ts";
import { tableRows } from "./analyze-folder.ts";
import { changesOf, claimsOf, openBank, people } from "./two-periods.ts";

const march = { asOf: "2025-03-31", people };

/** Half of Bay has moved to Ash, 30 of the rich are gone, 40 of the others are rich now, and 40 came who are rich too. */
const june = {
	asOf: "2025-06-30",
	people: [
		...people.slice(30).map((person, i) => ({
			...person,
			city: i % 2 === 0 ? "Ash" : person.city,
			...(i >= 270 && i < 310 ? { balance: person.balance + 6, income: person.income - 6 } : {}),
		})),
		...people.slice(100, 140).map((person) => ({ ...person, id: `new-${person.id}` })),
	],
};

test("the first report says that there is nothing to compare it with, and made again gives the same bytes", async () => {
	const bank = await openBank();
	const document = await bank.report(march);
	assert.deepEqual(changesOf(document).sections, []);
	assert.match(changesOf(document).skipped ?? "", /first report.*nothing to compare/);
	const files = await bank.files();
	assert.deepEqual(await bank.report(march), document);
	assert.deepEqual(await bank.files(), files);
});

test("the second report tells what changed, and made again gives the same bytes", async () => {
	const bank = await openBank();
	const first = await bank.report(march);
	const firstFiles = await bank.files();
	const document = await bank.report(june);
	const claims = claimsOf(document);
	assert.equal(claims["changes-compared"], "This report is compared with the previous one, of March 31, 2025");
	assert.match(claims["changes-figures"] ?? "", /the clearest is “Share of customers” of (Ash|Bay), from /);
	const ash = tableRows(document, "changes-moved-shares").find(({ figure }) => figure === "Share of customers: Ash");
	// 200 of 600, and then every second of the 570 and of the others every third, with those who came.
	const share = june.people.filter(({ city }) => city === "Ash").length / june.people.length;
	assert.equal(ash?.before, Number((200 / 600).toFixed(6)));
	assert.equal(ash?.now, Number(share.toFixed(6)));
	assert.equal(claims["changes-inputs"], "One of three fields of the customers has shifted: city by much");
	assert.deepEqual(tableRows(document, "input-drift").map(({ field, shift, what }) => [field, shift, what])[0], [
		"City",
		"large",
		"Ash",
	]);
	const files = await bank.files();
	assert.deepEqual(await bank.report(june), document);
	assert.deepEqual(await bank.files(), files);

	// The report of the earlier day is as it was, whatever was made since.
	assert.deepEqual(await bank.report(march), first);
	const again = await bank.files();
	for (const [path, text] of Object.entries(firstFiles)) assert.equal(again[path], text, path);
	assert.deepEqual(await bank.report(june), document);
});

test("who moved between segments is counted by customer, with those who left and who came", async () => {
	const bank = await openBank();
	await bank.report(march);
	const document = await bank.report(june);
	const names = [...new Set(tableRows(document, "segment-sizes").map(({ segment }) => String(segment)))];
	const moves = tableRows(document, "segment-migration").map(({ before, segment, customers }) => [
		before,
		segment,
		customers,
	]);
	const count = (from: string, to: string) => moves.find(([before, segment]) => before === from && segment === to)?.[2];
	const rich = names.find((name) => count(name, "In no segment now") === 30) ?? "";
	const others = names.find((name) => name !== rich) ?? "";
	assert.deepEqual(
		{
			stayedRich: count(rich, rich),
			stayedOthers: count(others, others),
			becameRich: count(others, rich),
			becameOthers: count(rich, others),
			came: count("In no segment then", rich),
		},
		{ stayedRich: 270, stayedOthers: 260, becameRich: 40, becameOthers: 0, came: 40 },
	);
	assert.equal(
		claimsOf(document)["changes-segments"],
		"93.0% of the customers in a segment of both reports are in the one that they were in",
	);
	assert.doesNotMatch(JSON.stringify(changesOf(document)), new RegExp(bank.results));
});

test("other settings are no new report, and are named where the previous report was made with others", async () => {
	const bank = await openBank();
	const settings = { tests: { meaningfulDifference: 0.05 } };
	await bank.report(march);
	assert.match(changesOf(await bank.report({ ...march, settings })).skipped ?? "", /first report/);
	const [, compared] = [changesOf(await bank.report(june)), changesOf(await bank.report({ ...june, settings }))];
	assert.doesNotMatch(JSON.stringify(compared), /set otherwise/);
	const other = changesOf(await bank.report(june));
	assert.match(JSON.stringify(other), /meaningful difference is set otherwise now/);
});

test("what is kept holds no customer outside the private folder, and no more reports than are kept", async () => {
	const bank = await openBank();
	const days = ["02-28", "03-31", "04-30", "05-31", "06-30", "07-31"];
	for (const day of days) await bank.report({ asOf: `2025-${day}`, people: people.slice(0, 400) });
	const kept = definitions.historyEntries.value;
	const entries = await readdir(join(bank.results, "history"));
	assert.deepEqual(entries.map((name) => name.slice(5, 10)).sort(), days.slice(-kept));
	const folders = await readdir(join(bank.results, "private", "history"));
	assert.deepEqual(folders.sort(), entries.map((name) => name.replace(".json", "")).sort());
	for (const [path, text] of Object.entries(await bank.files()))
		if (!path.startsWith("private")) assert.doesNotMatch(text, /person-\d/, path);
});

test("a report that cannot be made leaves what was kept as it was", async () => {
	const bank = await openBank();
	await bank.report(march);
	const files = await bank.files();
	await assert.rejects(bank.report({ ...june, people: people.slice(0, 5) }), /nothing can be published/);
	assert.deepEqual(await bank.files(), files);
});
