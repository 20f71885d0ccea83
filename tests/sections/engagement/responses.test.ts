import assert from "node:assert/strict";
import { test } from "node:test";
import { draftResponses } from "../../../analysis/sections/engagement/responses.ts";
import { bankOf, type ReadBank } from "../../tables/bank-of.ts";
import { type Written, writePart } from "./ctr-bank.ts";

/** Contacts of one kind: of customers numbered from `from`, one each, so many of whom responded. */
interface Sent {
	channel: string;
	from?: number;
	contacts: number;
	responses: number;
}

async function contactBank(
	sent: readonly Sent[],
	segmentOf: (customer: number) => string = () => "All",
): Promise<ReadBank> {
	const rows = sent.flatMap(({ channel, from = 1, contacts, responses }) =>
		Array.from({ length: contacts }, (_, i) => ({ customer: from + i, channel, responded: Number(i < responses) })),
	);
	const customers = [...new Set(rows.map(({ customer }) => customer))];
	return bankOf([
		{
			text: `id,segment\n${customers.map((customer) => `${customer},${segmentOf(customer)}`).join("\n")}\n`,
			fields: { id: { role: "customer" }, segment: { role: "segment" } },
		},
		{
			role: "engagement",
			text: `id,channel,answer\n${rows.map((row) => Object.values(row).join(",")).join("\n")}\n`,
			fields: {
				id: { role: "customer" },
				channel: { role: "channel" },
				answer: { role: "responded", type: "boolean" },
			},
		},
	]);
}

async function write(...arguments_: Parameters<typeof contactBank>): Promise<Written> {
	const written = await writePart(await contactBank(...arguments_), draftResponses, { disclosureThreshold: 10 });
	assert.ok(written);
	return written;
}

test("contacts, responses and the highest rate are told, with the lead over the next where it is clear", async () => {
	const { sections, rows, findings, finding } = await write([
		{ channel: "TikTok", contacts: 400, responses: 160 },
		{ channel: "Email", from: 201, contacts: 400, responses: 80 },
		{ channel: "Phone", from: 401, contacts: 300, responses: 15 },
	]);
	assert.equal(
		sections[0]?.claim,
		"TikTok gets the highest response: 160 of 400 contacts (40.0%), somewhat above Email (20.0%)",
	);
	assert.deepEqual(
		rows("responses-by-channel").map(({ channel, customers, contacts, responses, response_rate }) => [
			channel,
			customers,
			contacts,
			responses,
			response_rate,
		]),
		[
			["TikTok", 400, 400, 160, 0.4],
			["Email", 400, 400, 80, 0.2],
			["Phone", 300, 300, 15, 0.05],
		],
	);
	assert.equal(findings("responses-lead").verdict, "supported");
	assert.equal(finding("responses-lead-finding").evidence[0]?.table, "responses-lead");
	assert.equal(
		finding("responses-against-others").claim,
		"Response is above that of the other channels together on TikTok, and below it on Phone; on Email there is too little data to say",
	);
	const email = findings("responses-email-against-others").measured?.estimate.estimate;
	assert.ok(Math.abs((email ?? 0) - (80 / 400 - 175 / 700)) < 1e-12);
});

test("two rates that are too close to call are not ranked", async () => {
	const { sections, finding } = await write([
		{ channel: "A", contacts: 200, responses: 62 },
		{ channel: "B", from: 201, contacts: 200, responses: 60 },
	]);
	assert.equal(
		sections[0]?.claim,
		"Between A, with a response to 62 of 200 contacts (31.0%), and B (30.0%) the highest response is too close to call",
	);
	assert.equal(finding("responses-lead-finding").verdict, "inconclusive");
	assert.equal(
		sections[0]?.blocks.some(({ id }) => id === "responses-against-others"),
		false,
	);
});

test("a customer contacted twice counts once in the interval: rates of one's own contacts are alike", async () => {
	const once = await write([{ channel: "A", contacts: 400, responses: 100 }]);
	const twice = await write([
		{ channel: "A", contacts: 200, responses: 50 },
		{ channel: "A", contacts: 200, responses: 50 },
	]);
	const width = ({ rows }: Written) => {
		const [row] = rows("responses-by-channel");
		return Number(row?.response_rate_high) - Number(row?.response_rate_low);
	};
	assert.equal(once.sections[0]?.claim, "On A 100 of 400 contacts (25.0%) got a response");
	assert.equal(twice.sections[0]?.claim, once.sections[0]?.claim);
	const ratio = width(twice) / width(once);
	assert.ok(Math.abs(ratio - Math.SQRT2) < 0.02, `${ratio}`);
});

test("a channel with few responders is withheld with what gives it away, and no finding rests on it", async () => {
	const { rows, findings, finding } = await write([
		{ channel: "A", contacts: 400, responses: 160 },
		{ channel: "B", from: 201, contacts: 400, responses: 80 },
		{ channel: "C", from: 401, contacts: 100, responses: 3 },
		{ channel: "D", from: 1, contacts: 300, responses: 40 },
	]);
	const hidden = rows("responses-by-channel").filter(({ contacts }) => contacts === null);
	assert.deepEqual(hidden.map(({ channel }) => channel).toSorted(), ["C", "D"]);
	assert.deepEqual(
		hidden
			.flatMap((row) => Object.values(row))
			.filter((cell) => cell !== null)
			.toSorted(),
		["C", "D"],
	);
	assert.throws(() => findings("responses-c-against-others"), /no hypothesis/);
	assert.deepEqual(
		finding("responses-against-others").evidence.map(({ label }) => label),
		["A", "B"],
	);
});

test("supplied segments are tested against each other on each channel", async () => {
	const { findings, finding, sections } = await write(
		[
			{ channel: "A", contacts: 200, responses: 120 },
			{ channel: "A", from: 201, contacts: 200, responses: 40 },
			{ channel: "B", from: 1, contacts: 200, responses: 50 },
			{ channel: "B", from: 201, contacts: 200, responses: 52 },
		],
		(customer) => (customer <= 200 ? "Young" : "Old"),
	);
	assert.equal(findings("responses-a-between-groups").verdict, "supported");
	assert.equal(findings("responses-b-between-groups").verdict, "inconclusive");
	// Of one contact a customer it is Pearson's chi-square, R 4.2: chisq.test(matrix(c(120, 80, 40, 160), 2), correct = FALSE)
	const p = findings("responses-a-between-groups").measured?.p ?? 1;
	assert.ok(Math.abs(p / 3.215262727e-16 - 1) < 1e-5, `${p}`);
	assert.ok(Math.abs((findings("responses-a-between-groups").measured?.estimate.estimate ?? 0) - 0.2) < 0.01);
	const claim = "Response differs noticeably by segment on A, from 20.0% (Old) to 60.0% (Young)";
	assert.equal(sections[1]?.claim, claim);
	assert.equal(finding("responses-between-groups-finding").verdict, "supported");
});

test("of segments formed by behavior response is described and not tested", async () => {
	const bank = await contactBank(
		[
			{ channel: "A", contacts: 200, responses: 120 },
			{ channel: "A", from: 201, contacts: 200, responses: 40 },
		],
		(customer) => (customer <= 200 ? "Young" : "Old"),
	);
	const segments = bank.relations.get("segments");
	assert.ok(segments);
	segments.made = true;
	const written = await writePart(bank, draftResponses, { disclosureThreshold: 10 });
	assert.equal(written?.sections[1]?.claim, "Response by segment on A: from 20.0% (Old) to 60.0% (Young)");
	assert.throws(() => written?.findings("responses-a-between-groups"), /no hypothesis/);
	const [figure] = written?.sections[1]?.blocks ?? [];
	assert.match((figure?.kind === "figure" && figure.note) || "", /described and not tested/);
});

test("without responses there is nothing to say", async () => {
	const bank = await bankOf([
		{ text: "id\n1\n", fields: { id: { role: "customer" } } },
		{
			role: "engagement",
			text: "id,channel,logins\n1,App,4\n",
			fields: { id: { role: "customer" }, channel: { role: "channel" }, logins: { role: "logins" } },
		},
	]);
	assert.equal(await writePart(bank, draftResponses, { disclosureThreshold: 0 }), undefined);
});
