import assert from "node:assert/strict";
import { test } from "node:test";
import { seededRandom } from "../../analysis/statistics/random.ts";
import { type PairedRatioSums, ratioDifference } from "../../analysis/statistics/ratio-difference.ts";
import { assertClose } from "./assert-close.ts";

type Contact = readonly [customer: number, isFirst: number, success: number];

type Parts = [y: number, x: number, otherY: number, otherX: number];

/** The sums that an engine returns, from a list of contacts. */
function sumsOf(contacts: readonly Contact[]): PairedRatioSums {
	const customers = [...Map.groupBy(contacts, ([customer]) => customer).values()].map((own): Parts => {
		const [first, second] = [own.filter(([, isFirst]) => isFirst), own.filter(([, isFirst]) => !isFirst)];
		const successes = (part: readonly Contact[]) => part.reduce((sum, [, , success]) => sum + success, 0);
		return [successes(first), first.length, successes(second), second.length];
	});
	const total = (value: (parts: Parts) => number) => customers.reduce((sum, parts) => sum + value(parts), 0);
	const four = <T>(value: (place: 0 | 1 | 2 | 3) => T): [T, T, T, T] => [value(0), value(1), value(2), value(3)];
	return {
		n: Math.min(
			total(([, x]) => Math.sign(x)),
			total(([, , , otherX]) => Math.sign(otherX)),
		),
		sums: four((i) => total((parts) => parts[i])),
		products: four((i) => four((j) => total((parts) => parts[i] * parts[j]))),
	};
}

// biome-ignore format: each line holds the rows of one customer, so that who has how many is seen at once
const contacts: Contact[] = [
	[1, 1, 1], [1, 0, 0], [1, 0, 1],
	[2, 1, 1], [2, 1, 0],
	[3, 0, 0], [3, 0, 0],
	[4, 1, 1],
	[5, 0, 1], [5, 1, 1], [5, 1, 0],
	[6, 0, 0],
	[7, 1, 0], [7, 0, 1],
	[8, 0, 0], [8, 0, 1], [8, 1, 1],
];

test("ratioDifference agrees with a regression whose errors are clustered by customer", () => {
	// statsmodels 0.13: OLS(y, add_constant(first)).fit(cov_type="cluster", cov_kwds={"groups": customer,
	// "use_correction": False}) gives 0.1805556 and a standard error of 0.2143726, here times sqrt(6 / 5), with t of 5 df.
	const found = ratioDifference(sumsOf(contacts));
	assertClose(found?.estimate ?? 0, 0.1805555556, 1e-9);
	assertClose(found?.low ?? 0, -0.4231028424, 1e-9);
	assertClose(found?.high ?? 0, 0.7842139535, 1e-9);
	// The same with the residuals around the mean of all contacts: numpy, and 2 * scipy.stats.t.sf.
	assertClose(found?.p ?? 0, 0.4811593071, 1e-9);
});

test("the two ratios the other way round give the same difference with the other sign", () => {
	const turned = contacts.map(([customer, isFirst, success]): Contact => [customer, 1 - isFirst, success]);
	const [found, other] = [ratioDifference(sumsOf(contacts)), ratioDifference(sumsOf(turned))];
	assertClose(found?.low ?? 0, -(other?.high ?? 0), 1e-12);
	assertClose(found?.p ?? 0, other?.p ?? 1, 1e-12);
});

test("ratioDifference has nothing to say of one customer, or where all succeed", () => {
	assert.equal(ratioDifference(sumsOf(contacts.filter(([customer]) => customer === 1))), null);
	assert.equal(ratioDifference(sumsOf(contacts.map(([customer, isFirst]) => [customer, isFirst, 1]))), null);
});

test("where customers respond alike, the interval covers and the test rejects as often as they say", () => {
	const random = seededRandom(11);
	const [runs, customers] = [2000, 150];
	let [covered, rejected] = [0, 0];
	for (let run = 0; run < runs; run++) {
		const drawn = Array.from({ length: customers }, (_, customer) => {
			const isAlways = random() < 0.3 ? Number(random() < 0.3) : undefined;
			const count = 1 + Math.floor(random() * 5);
			return Array.from({ length: count }, (): Contact => {
				const isFirst = Number(random() < 0.3);
				return [customer, isFirst, isAlways ?? Number(random() < 0.3)];
			});
		});
		const found = ratioDifference(sumsOf(drawn.flat()));
		if (found && found.low <= 0 && found.high >= 0) covered++;
		if (found && found.p < 0.05) rejected++;
	}
	assert.ok(covered / runs > 0.93 && covered / runs < 0.97, `covered ${covered / runs}`);
	assert.ok(rejected / runs > 0.035 && rejected / runs < 0.065, `rejected ${rejected / runs}`);
});
