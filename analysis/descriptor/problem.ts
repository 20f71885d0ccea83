/** What is wrong with a descriptor, all of it at once. */

/** Where in the descriptor: property names and positions in lists. */
export type Path = readonly (string | number)[];

/** `found` and `expected` are phrases that end "found …, expected …". */
export interface Problem {
	path: Path;
	found: string;
	expected: string;
	/** Valid words near to what was found. */
	nearest?: readonly string[];
}

/** Lists every problem of a descriptor, a line each, in the descriptor's order. */
export class DescriptorError extends Error {
	override name = "DescriptorError";
	readonly problems: readonly Problem[];

	constructor(file: string, problems: readonly Problem[], descriptor: unknown) {
		const sorted = sortProblems(problems, descriptor);
		const count = sorted.length === 1 ? "1 problem" : `${sorted.length} problems`;
		const lines = sorted.map((problem) => `  ${formatProblem(problem, descriptor)}`);
		super(`${file} has ${count}:\n${lines.join("\n")}`);
		this.problems = sorted;
	}
}

function formatProblem({ path, found, expected, nearest = [] }: Problem, descriptor: unknown): string {
	const suggestion = nearest.length > 0 ? `; nearest: ${nearest.map(quote).join(" or ")}` : "";
	return `${formatPath(path, descriptor)}: found ${found}, expected ${expected}${suggestion}`;
}

/** `resources[0].schema.fields[2].role ("customers", "balance")`: the names say which, where positions are hard to count. */
function formatPath(path: Path, descriptor: unknown): string {
	const steps = path.map((step, i) => (typeof step === "number" ? `[${step}]` : i === 0 ? step : `.${step}`));
	const names = path.flatMap((step, i) => {
		const name = typeof step === "number" ? valueAt(descriptor, [...path.slice(0, i + 1), "name"]) : undefined;
		return typeof name === "string" && path.length > i + 1 && path[i + 1] !== "name" ? [quote(name)] : [];
	});
	const where = steps.join("") || "the descriptor";
	return names.length > 0 ? `${where} (${names.join(", ")})` : where;
}

/**
 * As they stand in the descriptor, what is missing after what is there. That something is missing goes without saying
 * where it was said before, or where what should hold it is wrong.
 */
function sortProblems(problems: readonly Problem[], descriptor: unknown): Problem[] {
	const isRepeated = ({ path, found }: Problem, i: number) =>
		found === "nothing" && problems.slice(0, i).some((other) => other.path.every((step, j) => step === path[j]));
	const placed = problems
		.filter((problem, i) => !isRepeated(problem, i))
		.map((problem) => ({ problem, place: placeOf(problem.path, descriptor) }));
	return placed.toSorted((a, b) => comparePlaces(a.place, b.place)).map(({ problem }) => problem);
}

/** The position of each step of a path among its siblings. */
function placeOf(path: Path, descriptor: unknown): number[] {
	return path.map((step, i) => {
		const parent = valueAt(descriptor, path.slice(0, i));
		const position = isObject(parent) ? Object.keys(parent).indexOf(String(step)) : -1;
		return position === -1 ? Number.MAX_SAFE_INTEGER : position;
	});
}

function comparePlaces(a: number[], b: number[]): number {
	const i = a.findIndex((position, step) => position !== b[step]);
	return i === -1 ? a.length - b.length : (a[i] ?? 0) - (b[i] ?? -1);
}

/** What stands at a path; undefined if nothing does. */
export function valueAt(descriptor: unknown, path: Path): unknown {
	return path.reduce<unknown>((value, step) => (isObject(value) ? value[step] : undefined), descriptor);
}

/** True for objects and arrays. */
export function isObject(value: unknown): value is Record<string | number, unknown> {
	return typeof value === "object" && value !== null;
}

/** A value of the descriptor as an error shows it. */
export function describeValue(value: unknown): string {
	if (value === undefined) return "nothing";
	if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
	if (isObject(value)) return "an object";
	if (value === "") return "an empty text";
	return quote(value);
}

/** As JSON, shortened. */
export function quote(value: unknown): string {
	const text = JSON.stringify(value);
	return text.length > 80 ? `${text.slice(0, 76)}…"` : text;
}

/** "a, b or c". */
export function listWords(words: readonly string[]): string {
	return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}
