import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Feature } from "../../analysis/segmentation/features.ts";
import { type Difference, nameSegments } from "../../analysis/segmentation/names.ts";

function feature(id: string, axis: Feature["axis"], sign: 1 | -1 = 1): Feature {
	return {
		id,
		label: id,
		axis,
		sign,
		format: "decimal",
		words: { high: `a higher ${id}`, low: `a lower ${id}` },
		protected: false,
	};
}

const balance = feature("balance", "value");
const ticket = feature("mean_ticket", "value");
const visits = feature("transactions", "activity");
const recency = feature("recency_days", "activity", -1);
const tenure = feature("tenure", "other");

const segment = (...pairs: [Feature, number][]): Difference[] =>
	pairs.map(([own, difference]) => ({ feature: own, difference }));

const nameOf = (...pairs: [Feature, number][]) => nameSegments([segment(...pairs)])[0];

test("a name says where a segment stands in value and activity", () => {
	assert.equal(nameOf([balance, 1], [visits, 1]), "High-value power users");
	assert.equal(nameOf([balance, 1], [visits, 0]), "Affluent regulars");
	assert.equal(nameOf([balance, 1], [visits, -1]), "Affluent inactives");
	assert.equal(nameOf([balance, 0], [visits, 1]), "Value-driven frequent users");
	assert.equal(nameOf([balance, 0], [visits, 0]), "Mainstream customers");
	assert.equal(nameOf([balance, 0], [visits, -1]), "Occasional users");
	assert.equal(nameOf([balance, -1], [visits, 1]), "Budget-conscious frequent users");
	assert.equal(nameOf([balance, -1], [visits, 0]), "Budget-conscious regulars");
	assert.equal(nameOf([balance, -1], [visits, -1]), "Budget-conscious occasionals");
});

test("a difference below half a standard deviation is not in a name", () => {
	assert.equal(nameOf([balance, 0.49], [visits, -0.49]), "Mainstream customers");
	assert.equal(nameOf([balance, 0.5], [visits, -0.5]), "Affluent inactives");
});

test("a segment is affluent only where balance or income is itself higher", () => {
	assert.equal(nameOf([ticket, 2], [balance, 0.4], [visits, 0]), "High spenders");
	assert.equal(nameOf([ticket, 2], [visits, 1]), "High-spending power users");
	assert.equal(nameOf([ticket, 2], [visits, -1]), "Occasional large spenders");
	assert.equal(nameOf([feature("income", "value"), 0.6], [visits, -1]), "Affluent inactives");
});

test("a longer time since the last transaction counts against activity", () => {
	assert.equal(nameOf([balance, 0], [recency, 1.2]), "Occasional users");
	assert.equal(nameOf([balance, 0], [recency, -1.2]), "Value-driven frequent users");
});

test("segments of one name are told apart by what they differ in, and numbered where they do not", () => {
	const long = segment([balance, 0], [tenure, 1]);
	const short = segment([balance, 0], [tenure, -1]);
	assert.deepEqual(nameSegments([long, short]), [
		"Mainstream customers with a higher tenure",
		"Mainstream customers with a lower tenure",
	]);
	assert.deepEqual(nameSegments([segment([balance, 0]), segment([balance, 0.1])]), [
		"Mainstream customers",
		"Mainstream customers 2",
	]);
});

test("without features of value or activity a segment is in the middle of both", () => {
	assert.equal(nameOf([tenure, 3]), "Mainstream customers");
});

test("no two segments share a name", () => {
	const differences = fc.record({
		balance: fc.double({ min: -3, max: 3, noNaN: true }),
		visits: fc.double({ min: -3, max: 3, noNaN: true }),
	});
	fc.assert(
		fc.property(fc.array(differences, { minLength: 1, maxLength: 8 }), (all) => {
			const names = nameSegments(all.map((one) => segment([balance, one.balance], [visits, one.visits])));
			assert.equal(new Set(names).size, all.length);
		}),
	);
});
