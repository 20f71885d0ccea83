import assert from "node:assert/strict";
import { test } from "node:test";
import { describeTraits } from "../../analysis/narrative/customer-words.ts";
import { evidenceOf } from "../recommendations/hand-made.ts";

const { trait } = evidenceOf({});

test("traits are put into words around the occupation, or the gender, or customers", () => {
	const [owners, young, here] = [
		trait("occupation", "Business Owners"),
		trait("age_band", "21-24"),
		trait("city", "Mumbai"),
	];
	const women = trait("gender", "Female");
	assert.equal(describeTraits([young, here, owners]), "Business Owners aged 21-24 in Mumbai");
	assert.equal(describeTraits([young, women]), "women aged 21-24");
	assert.equal(describeTraits([owners, women]), "Business Owners who are women");
	assert.equal(describeTraits([here]), "customers in Mumbai");
	assert.equal(describeTraits([{ ...women, value: "Non-binary" }]), "customers with gender Non-binary");
	assert.equal(describeTraits([{ ...owners, value: "Management" }]), "customers with occupation Management");
	assert.equal(
		describeTraits([{ role: "marital_status", label: "Marital status", value: "Single" }]),
		"customers who are single",
	);
});

test("a trait that customers do not have is refused", () => {
	assert.throws(() => trait("region", "North"), /customers have no region/);
});
