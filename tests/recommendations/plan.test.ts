import assert from "node:assert/strict";
import { test } from "node:test";
import { screen } from "../../analysis/recommendations/fair-lending.ts";
import { grade } from "../../analysis/recommendations/grade.ts";
import { planRecommendations } from "../../analysis/recommendations/plan.ts";
import type { Gain, Proposal, Strength } from "../../analysis/recommendations/recommendation.ts";
import { type CustomersBank, customersBank, customersSql } from "./customers-bank.ts";
import { proposalOf, settings } from "./hand-made.ts";

const firm: Strength = { verdict: "supported", magnitude: "large", money: null, customers: 1000 };
const fair: Strength = { ...firm, magnitude: "small" };
const buyers: Gain = {
	of: "buyers",
	unit: "customers",
	each: { estimate: 0.1, low: 0.05, high: 0.15 },
	assumptions: ["they do"],
};

function offer(id: string, select: string, more: Partial<Proposal> = {}): Proposal {
	return proposalOf({
		id,
		claim: `Offer ${id}`,
		audience: { words: id, select, traits: [] },
		contact: "direct",
		strength: firm,
		...more,
	});
}

async function planOf(bank: CustomersBank, proposals: readonly Proposal[], months?: number) {
	const recommendations = proposals.map((proposal) => ({
		...screen(proposal, settings),
		...grade(proposal.strength, [], settings),
		notes: [],
	}));
	return planRecommendations(recommendations, { bank, settings, customers: 1000, months });
}

test("a customer whom two offers want gets that of the better grade, then of the larger gain", async () => {
	const bank = await customersBank();
	const { planned } = await planOf(bank, [
		offer("weak", customersSql(1, 100), { strength: fair, expectation: buyers }),
		offer("small", customersSql(51, 300)),
		offer("large", customersSql(201, 400), { expectation: buyers }),
	]);
	assert.deepEqual(
		planned.map(({ proposal, customers }) => [proposal.id, customers]),
		[
			["large", 200],
			["small", 150],
			["weak", 50],
		],
	);
	assert.deepEqual(planned[1]?.behind, [{ claim: "Offer large", customers: 100 }]);
	assert.deepEqual(planned[2]?.behind, [{ claim: "Offer small", customers: 50 }]);
	assert.deepEqual(bank.written.get("audiences/large")?.length, 200);
	assert.deepEqual(bank.written.get("audiences/small")?.[0], 51);
	assert.deepEqual(bank.written.get("audiences/small")?.at(-1), 200);
	assert.deepEqual(bank.written.get("audiences/weak")?.at(-1), 50);
});

test("what is asked of nobody competes with nothing, and a pause only with digital messages", async () => {
	const bank = await customersBank();
	const { planned } = await planOf(bank, [
		offer("pause", customersSql(1, 500), { contact: "pause" }),
		offer("digital", customersSql(401, 600), { contact: "digital", strength: fair }),
		offer("feature", customersSql(1, 1000), { contact: "none" }),
		offer("letter", customersSql(1, 100), { contact: "direct", strength: fair }),
	]);
	const reach = new Map(planned.map(({ proposal, customers }) => [proposal.id, customers]));
	assert.deepEqual(Object.fromEntries(reach), { pause: 500, feature: 1000, digital: 100, letter: 100 });
});

test("an action whose customers all get what goes first is none, and goes first for nobody", async () => {
	const bank = await customersBank();
	const { planned, crowdedOut } = await planOf(bank, [
		offer("all", customersSql(1, 200), { expectation: buyers }),
		offer("inner", customersSql(101, 200)),
		offer("wide", customersSql(101, 400), { strength: fair }),
	]);
	assert.deepEqual(
		planned.map(({ proposal, customers, behind }) => [proposal.id, customers, behind]),
		[
			["all", 200, []],
			["wide", 200, [{ claim: "Offer all", customers: 100 }]],
		],
	);
	assert.deepEqual(
		crowdedOut.map(({ proposal }) => proposal.id),
		["inner"],
	);
	assert.deepEqual([...bank.written.keys()].sort(), ["audiences/all", "audiences/wide"]);
});

test("an audience of too few, or of all but too few, is no audience", async () => {
	const bank = await customersBank();
	const audiences = [customersSql(1, 9), customersSql(1, 995), customersSql(1, 10)];
	const { planned } = await planOf(
		bank,
		audiences.map((select, i) => offer(String(i), select)),
	);
	assert.deepEqual(
		planned.map(({ proposal }) => proposal.id),
		["2"],
	);
	assert.deepEqual([...bank.written.keys()], ["audiences/2"]);
});

test("how many two audiences share is not told where it tells of a few", async () => {
	const bank = await customersBank();
	const { planned } = await planOf(bank, [
		offer("first", customersSql(1, 100), { expectation: buyers }),
		offer("second", customersSql(95, 300)),
	]);
	assert.deepEqual(planned[1]?.behind, [{ claim: "Offer first", customers: null }]);
	assert.equal(planned[1]?.customers, null);
});

test("whom nobody may target is described, and gets no list", async () => {
	const bank = await customersBank();
	const women = { role: "gender", label: "Gender", value: "Female", protected: true } as const;
	const audience = { words: "women", select: customersSql(1, 500), traits: [women] };
	const { planned, described } = await planOf(bank, [offer("card", "", { audience })]);
	assert.deepEqual([planned.length, described.length, bank.written.size], [0, 1, 0]);
});

test("how many get what goes first is not told where few others of them are known not to be of its audience", async () => {
	const bank = await customersBank();
	const first = (known: string) => ({ words: "first", select: customersSql(1, 500), known, traits: [] });
	const behindOf = async (known: string) => {
		const { planned } = await planOf(bank, [
			offer("first", customersSql(1, 500), { audience: first(known) }),
			offer("second", customersSql(401, 700), { strength: fair }),
		]);
		const second = planned.find(({ proposal }) => proposal.id === "second");
		return [second?.customers, second?.behind[0]?.customers];
	};
	// Of customers 401 to 700 the first 100 are of the audience; 3 more, or 20 more, are known not to be.
	assert.deepEqual(await behindOf(`${customersSql(1, 503)}`), [null, null]);
	assert.deepEqual(await behindOf(`${customersSql(1, 520)}`), [200, 100]);
});

test("where nearly everybody of whom it is known is of an audience, its number is not told, nor by its trial", async () => {
	const bank = await customersBank();
	const audience = { words: "most", select: customersSql(1, 497), known: customersSql(1, 500), traits: [] };
	const { planned } = await planOf(bank, [offer("most", customersSql(1, 497), { audience })]);
	const open = await planOf(bank, [offer("most", customersSql(1, 497))]);
	assert.deepEqual([planned[0]?.customers, open.planned[0]?.customers], [null, 497]);
	assert.deepEqual(
		[planned[0]?.trial.rounds, planned[0]?.trial.eachArm === open.planned[0]?.trial.eachArm],
		[null, false],
	);
});
