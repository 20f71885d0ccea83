import assert from "node:assert/strict";
import { test } from "node:test";
import { grades } from "../../analysis/document.ts";
import { grade, gradeTable } from "../../analysis/recommendations/grade.ts";
import type { Strength } from "../../analysis/recommendations/recommendation.ts";
import { takeNotes } from "../../analysis/recommendations/research-notes.ts";
import { settings } from "./hand-made.ts";

const firm: Strength = { verdict: "supported", magnitude: "medium", money: null, customers: 400 };
const note = { topic: "rewards", claim: "A", value: 1, unit: "", source: "B", url: "https://example.org", year: 2024 };
const [recent, old] = [takeNotes([note], settings), takeNotes([{ ...note, year: 2019 }], settings)];

const gradeOf = (more: Partial<Strength>, notes = takeNotes([], settings)) =>
	grade({ ...firm, ...more }, notes, settings).grade;

test("a supported comparison of medium size on 400 customers is moderate, and strong with research behind it", () => {
	assert.equal(gradeOf({}), "moderate");
	assert.equal(gradeOf({}, recent), "strong");
});

test("a tenth of all spending stands in for the size of the effect", () => {
	assert.equal(gradeOf({ magnitude: "negligible", money: { share: 0.1, of: "spending" } }, recent), "strong");
	assert.equal(gradeOf({ magnitude: "small", money: { share: 0.09, of: "spending" } }, recent), "moderate");
});

test("too few customers, or a count of large money, is tentative alone and moderate with research", () => {
	for (const more of [
		{ customers: 399 },
		{ verdict: "counted", magnitude: null, money: { share: 0.1, of: "spending" } },
	] as const) {
		assert.equal(gradeOf(more), "tentative");
		assert.equal(gradeOf(more, recent), "moderate");
	}
});

test("research does not carry what the data do not: no verdict but supported is graded above tentative", () => {
	for (const verdict of ["inconclusive", "no difference"] as const)
		assert.equal(gradeOf({ verdict, magnitude: "large", money: { share: 0.5, of: "spending" } }, recent), "tentative");
	assert.equal(gradeOf({ verdict: "counted", money: { share: 0.09, of: "spending" } }, recent), "tentative");
	assert.equal(gradeOf({ verdict: "counted", money: { share: 0.5, of: "spending" } }, recent), "moderate");
});

test("no difference speaks for what stops an action, as surely as it is known", () => {
	const none = { verdict: "no difference", wants: "no difference", magnitude: null } as const;
	assert.equal(gradeOf(none), "moderate");
	assert.equal(gradeOf({ ...none, customers: 399 }), "tentative");
	assert.equal(gradeOf({ ...none, verdict: "inconclusive" }), "tentative");
});

test("a segment that is not found again in others carries nothing, and a stable one what the rest carries", () => {
	assert.equal(gradeOf({ stability: "a pattern only" }, recent), "tentative");
	assert.equal(gradeOf({ stability: "stable" }, recent), "strong");
});

test("wherever the data carry something, research lifts it by one grade", () => {
	for (const more of [
		{},
		{ customers: 399 },
		{ magnitude: "small" },
		{ verdict: "counted", money: { share: 0.2, of: "spending" } },
	] as const)
		assert.equal(grades.indexOf(gradeOf(more)) - grades.indexOf(gradeOf(more, recent)), 1);
});

test("research without a figure lifts nothing", () => {
	const guide = takeNotes([{ ...note, value: null }], settings);
	const { grade: given, gradeReason } = grade(firm, guide, settings);
	assert.equal(given, "moderate");
	assert.match(gradeReason, /; no published figure is behind it\.$/);
	assert.equal(gradeOf({}, [...guide, ...recent]), "strong");
});

test("research that is too old lifts nothing, and the reason says so", () => {
	const { grade: given, gradeReason } = grade(firm, old, settings);
	assert.equal(given, "moderate");
	assert.equal(
		gradeReason,
		"A supported comparison of medium effect, on 400 customers; the outside research behind it is too old to count.",
	);
	assert.match(grade(firm, [...old, ...recent], settings).gradeReason, /; outside research is behind it\.$/);
});

test("the published table says what each grade takes, in the order of the grades", () => {
	const rows = gradeTable(settings).table.rows.map(([name, , research]) => [name, research]);
	assert.deepEqual(rows, [
		["Strong", "A figure, at most 5 years old"],
		["Moderate", "No figure"],
		["Moderate", "A figure, at most 5 years old"],
		["Tentative", "No figure"],
		["Tentative", "With or without"],
	]);
});
