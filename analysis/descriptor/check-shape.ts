/** Types, required properties and spelling: what the schema alone can tell. */
import { z } from "zod";
import { findNearest } from "../nearest.ts";
import { describeValue, isObject, type Path, type Problem, valueAt } from "./problem.ts";
import { packageSchema } from "./schema.ts";

/** Problems of shape, and properties that are misspelled or, where no others are allowed, unknown. */
export function checkShape(descriptor: unknown): Problem[] {
	const unknown = [...findUnknownWords(packageSchema, descriptor, [])];
	const issues = packageSchema.safeParse(descriptor, { error: expectedText }).error?.issues ?? [];
	const misspelled = (path: Path) =>
		unknown.some(
			(problem) =>
				problem.nearest?.includes(String(path.at(-1))) &&
				path.slice(0, -1).join("\n") === problem.path.slice(0, -1).join("\n"),
		);
	const shape = issues
		.filter((issue) => issue.code !== "unrecognized_keys")
		.map((issue) => toProblem(issue, descriptor))
		.filter(({ path, found }) => found !== "nothing" || !misspelled(path));
	return [...shape, ...unknown];
}

function toProblem(issue: z.core.$ZodIssue, descriptor: unknown): Problem {
	const path = issue.path.filter((step) => typeof step !== "symbol");
	const value = valueAt(descriptor, path);
	const problem = { path, found: describeValue(value), expected: issue.message };
	if (issue.code !== "invalid_value") return problem;
	const words = issue.values.map(String);
	const nearest = typeof value === "string" ? findNearest(value, words) : [];
	const isListed = nearest.length > 0 || issue.message === oneOf(words);
	return { ...problem, nearest, expected: isListed ? issue.message : `${issue.message}: ${words.join(", ")}` };
}

/** What the schema wanted, where it does not say so in words of its own. */
const expectedText: z.core.$ZodErrorMap = (issue) => {
	switch (issue.code) {
		case "invalid_type":
			return typeNames[issue.expected] ?? issue.expected;
		case "invalid_value":
			return oneOf(issue.values.map(String));
		case "too_small": {
			if (issue.origin === "string") return "a text that is not empty";
			if (issue.origin === "array") return `a list of ${issue.minimum} or more`;
			return `a number ${issue.inclusive ? `of ${issue.minimum} or more` : `above ${issue.minimum}`}`;
		}
		case "too_big":
			return `a number of ${issue.maximum} or less`;
		default:
			return undefined;
	}
};

const typeNames: Record<string, string> = {
	string: "a text",
	number: "a number",
	int: "a whole number",
	boolean: "true or false",
	array: "a list",
	object: "an object",
};

function oneOf(words: readonly string[]): string {
	return `one of ${words.map((word) => JSON.stringify(word)).join(", ")}`;
}

/** The standard allows properties of one's own, so a strange one is a problem only if it is near to a known one. */
function* findUnknownWords(schema: z.core.$ZodType, value: unknown, path: Path): Generator<Problem> {
	if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
		yield* findUnknownWords(schema.unwrap(), value, path);
	} else if (schema instanceof z.ZodUnion) {
		const options = schema.options.filter((option) => option instanceof z.ZodObject === !Array.isArray(value));
		for (const option of options) yield* findUnknownWords(option, value, path);
	} else if (schema instanceof z.ZodArray && Array.isArray(value)) {
		for (const [i, item] of value.entries()) yield* findUnknownWords(schema.element, item, [...path, i]);
	} else if (schema instanceof z.ZodObject && isObject(value) && !Array.isArray(value)) {
		const known = Object.keys(schema.shape);
		for (const key of Object.keys(value)) {
			const property = schema.shape[key];
			if (property) yield* findUnknownWords(property, value[key], [...path, key]);
			else yield* judgeWord([...path, key], { key, known, strict: schema.def.catchall instanceof z.ZodNever });
		}
	}
}

function* judgeWord(path: Path, word: { key: string; known: string[]; strict: boolean }): Generator<Problem> {
	const nearest = findNearest(word.key, word.known);
	if (nearest.length > 0) yield { path, found: "an unknown property", expected: "a known one", nearest };
	else if (word.strict) yield { path, found: "an unknown property", expected: oneOf(word.known) };
}
