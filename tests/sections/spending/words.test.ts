import assert from "node:assert/strict";
import { test } from "node:test";
import type { Finding, Verdict } from "../../../analysis/findings/hypothesis.ts";
import { formatsFor } from "../../../analysis/format.ts";
import { maySingleOut } from "../../../analysis/sections/spending/basis.ts";
import { findCards } from "../../../analysis/sections/spending/cards.ts";
import { differencesClaim, type Found, largestClaim } from "../../../analysis/sections/spending/index-words.ts";
import type { Kinds } from "../../../analysis/sections/spending/kinds.ts";
import { monthsClaim } from "../../../analysis/sections/spending/month-words.ts";
import { changesClaim } from "../../../analysis/sections/spending/payment-words.ts";
import { nameCustomers, nameWithin, type Trait } from "../../../analysis/sections/spending/traits.ts";
import type { BankField } from "../../../analysis/tables/bank.ts";

const formats = formatsFor({ locale: "en-US", currency: "USD" });

function found(verdict: Verdict, estimate: number, low = estimate, high = estimate): Finding {
	const effect = { name: "Cohen's d", value: 0.3, magnitude: "small" };
	return { verdict, measured: { estimate: { estimate, low, high }, effect } } as Finding;
}

const trait = (role: string, label: string) =>
	({ field: { role, label } as BankField, noun: label.toLowerCase() }) as Trait;
const gender = trait("gender", "Gender");
const city = trait("city", "City");
const categories = { role: "category", column: { name: "category" }, plural: "categories" } as Kinds;
const payments = { role: "payment_type", column: { name: "payment_type" }, plural: "payment types" } as Kinds;

const health = {
	kind: "Health",
	group: "Female",
	share: 0.124,
	shareOfAll: 0.1,
	finding: found("supported", 1.24, 1.23, 1.26),
} as Found;
const same = {
	kind: "Food",
	group: "Male",
	share: 0.1,
	shareOfAll: 0.1,
	finding: found("no difference", 1.01),
} as Found;
const open = {
	kind: "Travel",
	group: "Male",
	share: 0.1,
	shareOfAll: 0.11,
	finding: found("inconclusive", 0.9),
} as Found;
const less = {
	kind: "Toys",
	group: "Female",
	share: 0.05,
	shareOfAll: 0.1,
	finding: found("supported", 0.5, 0.45, 0.55),
} as Found;

test("groups have a name in a sentence", () => {
	const says = (role: string, group: string) => nameCustomers(trait(role, "Household"), group);
	assert.equal(says("gender", "Female"), "Women");
	assert.equal(says("gender", "M"), "Men");
	assert.equal(says("gender", "Diverse"), "Customers of gender Diverse");
	assert.equal(says("age_band", "25-34"), "Customers aged 25-34");
	assert.equal(says("age_band", "Under 18"), "Customers aged under 18");
	assert.equal(says("city", "Delhi NCR"), "Customers in Delhi NCR");
	assert.equal(says("marital_status", "Single"), "Single customers");
	assert.equal(says("occupation", "Business Owners"), "Business Owners");
	assert.equal(says("occupation", "Student"), "Customers with occupation Student");
	assert.equal(says("education", "Graduate"), "Customers with household Graduate");
	assert.equal(nameWithin(gender, "Female"), "women");
	assert.equal(nameWithin(trait("occupation", "Occupation"), "Business Owners"), "Business Owners");
});

test("a difference is told with both shares and the index", () => {
	assert.equal(
		differencesClaim([health], { kinds: categories, trait: gender }, { formats }),
		"Women spend somewhat more of their money on Health than all customers do: 12.4% against 10.0% (index 124, 123 to 126)",
	);
	assert.equal(
		differencesClaim([{ ...health, kind: "UPI" }], { kinds: payments, trait: gender }, { formats }),
		"Women pay somewhat more by UPI than all customers do: 12.4% against 10.0% (index 124, 123 to 126)",
	);
});

test("of several differences the largest in proportion leads, and all are counted", () => {
	assert.equal(
		differencesClaim([same, health, less, open], { kinds: categories, trait: gender }, { formats }),
		"Women spend somewhat less of their money on Toys than all customers do: 5.0% against 10.0% (index 50, 45 to 55); what money is spent on differs by gender in two of four categories",
	);
});

test("no difference is told as what is known, and too little data as what is not", () => {
	const says = (list: readonly Found[]) => differencesClaim(list, { kinds: categories, trait: city }, { formats });
	assert.equal(
		says([same, same]),
		"What money is spent on does not differ by city in any of the two categories compared: every index lies within 5% of 100",
	);
	assert.equal(
		says([same, open]),
		"What money is spent on is not known to differ by city in any of the two categories compared: in one there is no difference, in one too little data to say",
	);
	assert.equal(
		says([open, open]),
		"What money is spent on is not known to differ by city in any of the two categories compared",
	);
});

test("the largest part of each group's spending is told from the published shares", () => {
	const rows = (...list: [string, string, number | null][]) =>
		list.map(([of, category, share]) => ({ city: of, category, share }));
	const says = (...list: Parameters<typeof rows>) =>
		largestClaim(rows(...list), { kinds: categories, trait: city }, { formats });
	assert.equal(
		says(["Pune", "Food", 0.6], ["Pune", "Rent", 0.4], ["Agra", "Food", 0.7], ["Agra", "Rent", 0.3]),
		"The largest part of spending goes to Food whatever the city: from 60.0% (Pune) to 70.0% (Agra)",
	);
	assert.equal(
		says(["Pune", "Food", 0.6], ["Pune", "Rent", 0.4], ["Agra", "Food", 0.601], ["Agra", "Rent", 0.399]),
		"The largest part of spending goes to Food whatever the city: 60.0% to 60.1%",
	);
	assert.equal(
		says(["Pune", "Food", 0.6], ["Pune", "Rent", 0.4], ["Agra", "Food", 0.3], ["Agra", "Rent", 0.7]),
		"The largest part of spending goes to Food for customers in Pune, to Rent for customers in Agra",
	);
	assert.equal(
		says(["Pune", "Food", 0.6], ["Pune", "Rent", null]),
		"The largest part of spending goes to Food whatever the city: 60.0%, as far as can be shown",
	);
	assert.equal(
		says(["Pune", "Food", null]),
		"What the largest part of spending goes to cannot be shown by city: too few customers",
	);
});

test("months are told by what came of each, with the one furthest above the mean", () => {
	const month = (name: string, verdict: Verdict, index: number) => ({
		name,
		finding: found(verdict, index, index - 0.01, index + 0.01),
	});
	const says = (...months: ReturnType<typeof month>[]) => monthsClaim(months, { formats });
	assert.equal(
		says(month("May", "supported", 0.8), month("June", "no difference", 1), month("July", "supported", 1.2)),
		"Spending was above the mean month in July and below it in May: most in July, 120 where the mean month is 100 (119 to 121)",
	);
	assert.equal(
		says(month("May", "supported", 0.8), month("June", "inconclusive", 1.1)),
		"Spending was below the mean month in May: least in May, 80 where the mean month is 100 (79 to 81)",
	);
	assert.equal(
		says(month("May", "no difference", 1), month("June", "no difference", 1)),
		"Spending was about the same in all 2 months",
	);
	assert.equal(
		says(month("May", "no difference", 1), month("June", "inconclusive", 1)),
		"No month is known to differ in spending from the mean of 2 months",
	);
});

test("changes of payment are told by what came of each, the largest first", () => {
	const change = (kind: string, verdict: Verdict, [before, after]: [number, number]) => ({
		kind,
		first: { name: "May", share: before },
		last: { name: "June", share: after },
		hypothesis: {} as Finding,
		finding: found(verdict, after - before),
	});
	const says = (...list: ReturnType<typeof change>[]) => changesClaim(list, formats);
	assert.equal(
		says(
			change("Cash", "supported", [0.3, 0.27]),
			change("UPI", "supported", [0.2, 0.26]),
			change("Card", "no difference", [0.5, 0.5]),
			change("Check", "inconclusive", [0, 0.01]),
		),
		"UPI rose from 20.0% of spending in May to 26.0% in June and Cash fell from 30.0% to 27.0%; Card did not change; for Check there is too little data to say",
	);
	assert.equal(
		says(change("Cash", "no difference", [0.5, 0.5]), change("UPI", "no difference", [0.5, 0.5])),
		"How customers pay did not change from May to June: Cash and UPI kept their shares of spending",
	);
	assert.equal(
		says(change("Cash", "no difference", [0.5, 0.5]), change("UPI", "inconclusive", [0.5, 0.5])),
		"How customers pay is not known to have changed from May to June",
	);
});

test("cards are found by their names, credit cards apart where there are others", () => {
	const says = (...payments: string[]) => findCards(payments).map(({ name, payments: own }) => [name, own]);
	assert.deepEqual(says("Credit Card", "UPI", "Debit Card"), [
		["Cards of any kind", ["Credit Card", "Debit Card"]],
		["Credit cards", ["Credit Card"]],
	]);
	assert.deepEqual(says("Cash", "credit cards"), [["Cards", ["credit cards"]]]);
	assert.deepEqual(says("Card", "Cash"), [["Cards", ["Card"]]]);
	assert.deepEqual(says("Cash", "Discarded checks", "Cardiology"), []);
});

test("what is unknown, put together or called others is not singled out", () => {
	for (const name of ["Unknown", "Other", "Others", "All others", "Other or unknown"])
		assert.equal(maySingleOut(name), false, name);
	assert.equal(maySingleOut("Other categories", { rest: "Other categories" }), false);
	assert.equal(maySingleOut("Other Salaried Employees"), true);
});
