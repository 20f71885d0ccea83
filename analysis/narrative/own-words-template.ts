/** The language of an analyst's own words: Markdown with references, sections and figures, and nothing that could run away. */
import { Liquid, LiquidError, Output, Tag, type TagToken, type Template } from "liquidjs";
import { suggestNearest } from "../nearest.ts";
import { type Names, refuseReference } from "./references.ts";

/** What is wrong, and where: lines and columns count from 1. */
export interface Problem {
	line: number;
	column: number;
	message: string;
}

type Place = Omit<Problem, "message">;

/** Words, or the id of a figure or table that stands between them. */
export type Piece = { kind: "words"; markdown: string } | { kind: "exhibit"; id: string; at: Place };

export interface Part {
	/** Id of the section that the words are for; none for those before all sections. */
	section?: { id: string; at: Place };
	pieces: Piece[];
}

abstract class NamedTag extends Tag {
	readonly id: string;
	readonly at: Place;

	constructor(...[token, rest, liquid]: ConstructorParameters<typeof Tag>) {
		super(token, rest, liquid);
		this.id = token.args.trim().replace(/^(["'])(.*)\1$/, "$2");
		this.at = placeOf(token);
	}

	/** Where words are parted, nothing is written. */
	render(): void {}
}

class SectionTag extends NamedTag {}
class FigureTag extends NamedTag {}

// References are values already, formatted and safe: there is nothing to compute, to read or to repeat.
const language = new Liquid({
	templates: {},
	strictVariables: true,
	ownPropertyOnly: true,
	parseLimit: 1_000_000,
	memoryLimit: 10_000_000,
});
const kept = ["comment", "#", "raw"];
for (const name of Object.keys(language.tags)) if (!kept.includes(name)) delete language.tags[name];
for (const name of Object.keys(language.filters)) language.unregisterFilter(name);
language.registerTag("section", SectionTag);
language.registerTag("figure", FigureTag);

/**
 * Parts of a text in their order, references filled in, and all that is wrong with it at once: what cannot be filled in is
 * left out. A text that cannot be read has no parts and the first problem only.
 */
export function fillTemplate(text: string, names: Names): { parts: Part[]; problems: Problem[] } {
	const parsed = parse(text);
	if ("message" in parsed) return { parts: [], problems: [parsed] };
	const refused = new Map(
		parsed.templates.flatMap((template) => {
			const problem = template instanceof Output ? findProblem(template, names) : undefined;
			return problem ? [[template, problem]] : [];
		}),
	);
	const sound = parsed.templates.filter((template) => !refused.has(template));
	return { parts: partWords(sound, names), problems: [...refused.values()] };
}

function parse(text: string): { templates: Template[] } | Problem {
	try {
		return { templates: language.parse(text) };
	} catch (error) {
		if (!LiquidError.is(error)) throw error;
		return { ...placeOf(error.token), message: explain(error) };
	}
}

function explain({ token, message, originalError }: LiquidError): string {
	const { name } = token as Partial<TagToken>;
	if (name !== undefined && !(name in language.tags)) {
		const tags = Object.keys(language.tags).filter((tag) => tag !== "#");
		return `there is no tag "${name}"${suggestNearest(name, tags, "there are")}`;
	}
	return (originalError?.message ?? message).replace(/, line:\d+, col:\d+$/, "");
}

/** What is written between {{ and }} is one reference to a value. */
function findProblem(output: Output, names: Names): Problem | undefined {
	const at = placeOf(output.token);
	const { filters, initial } = output.value;
	const [filter] = filters;
	if (filter) return { ...at, message: `"| ${filter.name}": a value is written in the report's own format only` };
	const [variable, ...others] = Object.values(language.analyzeSync([output]).variables).flat();
	const isOne = variable && others.length === 0 && initial.postfix.length === 1;
	const path = isOne ? variable.segments.filter((name) => typeof name !== "object").map(String) : [];
	if (!variable || path.length === 0 || path.length < variable.segments.length)
		return { ...at, message: `${output.token.getText()} is not the name of a value, such as {{ report.title }}` };
	const message = refuseReference(names, path);
	return message ? { line: variable.location.row, column: variable.location.col, message } : undefined;
}

function partWords(templates: readonly Template[], names: Names): Part[] {
	const parts: Part[] = [{ pieces: [] }];
	let run: Template[] = [];
	const flush = () => {
		const markdown: string = language.renderSync(run, names);
		if (markdown.trim() !== "") parts.at(-1)?.pieces.push({ kind: "words", markdown });
		run = [];
	};
	for (const template of templates) {
		if (template instanceof NamedTag) flush();
		if (template instanceof SectionTag) parts.push({ section: template, pieces: [] });
		else if (template instanceof FigureTag)
			parts.at(-1)?.pieces.push({ kind: "exhibit", id: template.id, at: template.at });
		else run.push(template);
	}
	flush();
	return parts;
}

function placeOf(token: Template["token"]): Place {
	const [line = 1, column = 1] = token.getPosition();
	return { line, column };
}
