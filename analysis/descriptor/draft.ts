/** What can be trusted of a descriptor before all of it can: so that one mistake does not hide the next. */
import type { z } from "zod";
import { fieldSchema } from "./field.ts";
import { isObject, type Path, type Problem, valueAt } from "./problem.ts";
import { dialectSchema, packageSchema, resourceSchema, tableSchema } from "./schema.ts";
import { settingsSchema } from "./settings.ts";

/** Each property that is right, with its default; those that are wrong or missing are left out. */
type Sound<S extends z.ZodObject> = { [K in keyof S["shape"]]?: z.output<S["shape"][K]> };

export interface Draft {
	package: Sound<typeof packageSchema>;
	settings: Sound<typeof settingsSchema>;
	resources: DraftResource[];
}

export interface DraftResource {
	path: Path;
	/** Nothing in it has a problem of shape, so that what is not there was not meant to be. */
	sound: boolean;
	properties: Sound<typeof resourceSchema>;
	dialect: Sound<typeof dialectSchema>;
	table: Sound<typeof tableSchema>;
	fields: DraftField[];
}

export interface DraftField {
	path: Path;
	properties: Sound<typeof fieldSchema>;
}

/** Keeps of a descriptor what is right by itself. `problems` are those of its shape. */
export function draftDescriptor(descriptor: unknown, problems: readonly Problem[]): Draft {
	const sound = <S extends z.ZodObject>(schema: S, path: Path) => keepSound(schema, valueAt(descriptor, path));
	const isSound = (path: Path) => !problems.some((problem) => path.every((step, i) => problem.path[i] === step));
	return {
		package: sound(packageSchema, []),
		settings: sound(settingsSchema, ["report"]),
		resources: pathsOf(descriptor, ["resources"]).map((path) => ({
			path,
			sound: isSound(path),
			properties: sound(resourceSchema, path),
			dialect: sound(dialectSchema, [...path, "dialect"]),
			table: sound(tableSchema, [...path, "schema"]),
			fields: pathsOf(descriptor, [...path, "schema", "fields"]).map((field) => ({
				path: field,
				properties: sound(fieldSchema, field),
			})),
		})),
	};
}

function pathsOf(descriptor: unknown, path: Path): Path[] {
	const list = valueAt(descriptor, path);
	return Array.isArray(list) ? list.map((_, i) => [...path, i]) : [];
}

function keepSound<S extends z.ZodObject>(schema: S, value: unknown): Sound<S> {
	const properties = Object.entries(schema.shape).flatMap(([key, property]) => {
		const result = (property as z.ZodType).safeParse(isObject(value) ? value[key] : undefined);
		return result.success && result.data !== undefined ? [[key, result.data]] : [];
	});
	return Object.fromEntries(properties) as Sound<S>;
}
