/** Keys name fields and tables that are there. */
import { findNearest } from "../nearest.ts";
import type { Draft, DraftResource } from "./draft.ts";
import { type Path, type Problem, quote } from "./problem.ts";

export function* checkKeys({ resources }: Draft): Generator<Problem> {
	for (const resource of resources) {
		const { primaryKey, foreignKeys = [] } = resource.table;
		yield* checkKey([...resource.path, "schema", "primaryKey"], { names: primaryKey, of: resource });
		for (const [i, { fields, reference }] of foreignKeys.entries()) {
			const path = [...resource.path, "schema", "foreignKeys", i];
			yield* checkKey([...path, "fields"], { names: fields, of: resource });
			const other = reference.resource
				? resources.find(({ properties }) => properties.name === reference.resource)
				: resource;
			if (other) yield* checkKey([...path, "reference", "fields"], { names: reference.fields, of: other });
			else {
				const names = resources.flatMap(({ properties }) => properties.name ?? []);
				yield {
					path: [...path, "reference", "resource"],
					found: quote(reference.resource),
					expected: "the name of a table of the package",
					nearest: findNearest(reference.resource ?? "", names),
				};
			}
			if (toList(fields).length !== toList(reference.fields).length)
				yield {
					path: [...path, "reference", "fields"],
					found: `${toList(reference.fields).length} fields`,
					expected: `as many as refer to them: ${toList(fields).length}`,
				};
		}
	}
}

interface Key {
	names: string | string[] | undefined;
	of: DraftResource;
}

function* checkKey(path: Path, { names, of: { fields, properties } }: Key): Generator<Problem> {
	const known = fields.flatMap((field) => field.properties.name ?? []);
	for (const [i, name] of toList(names).entries())
		if (!known.includes(name))
			yield {
				path: Array.isArray(names) ? [...path, i] : path,
				found: quote(name),
				expected: `the name of a field of ${quote(properties.name ?? "this table")}`,
				nearest: findNearest(name, known),
			};
}

/** One name or several, as several; none if there is none. */
export function toList(names: string | string[] | undefined): string[] {
	return names === undefined ? [] : typeof names === "string" ? [names] : names;
}
