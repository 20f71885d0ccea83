/** The files of a table: paths and wildcards -> absolute paths, all of them inside the report's folder. */
import { glob, readdir, stat } from "node:fs/promises";
import { extname, join, relative, resolve } from "node:path";
import { findNearest } from "../nearest.ts";
import type { Resource } from "../report.ts";
import type { DraftResource } from "./draft.ts";
import { type Problem, quote } from "./problem.ts";
import { formats, wordsOf } from "./words.ts";

export interface Files {
	/** Absolute, without duplicates, in alphabetical order. */
	files: string[];
	/** Undefined only where there are problems. */
	format: Resource["format"] | undefined;
	problems: Problem[];
}

/** Finds a table's files and their format. What cannot be found or read is a problem at its path. */
export async function findFiles(folder: string, { path: at, properties }: DraftResource): Promise<Files> {
	const { path: paths = [], format } = properties;
	const each = (typeof paths === "string" ? [paths] : paths).map(async (path, i) => {
		const files = isInside(path) ? await expandPath(folder, path) : [];
		const root = resolve(folder);
		const problem =
			isInside(path) && files.every((file) => isInside(relative(root, file)))
				? await judgeFiles(folder, { path, files })
				: { found: quote(path), expected: "a path inside the report's folder, from there" };
		return { files, problems: problem ? [{ path: [...at, "path", ...(paths === path ? [] : [i])], ...problem }] : [] };
	});
	const found = await Promise.all(each);
	const files = [...new Set(found.flatMap((item) => item.files))].sort();
	const problems = found.flatMap((item) => item.problems);
	const kinds = new Set(files.map((file) => (format ? formats[format] : formatOf(file))));
	if (problems.length === 0 && files.length > 0 && (kinds.size > 1 || kinds.has(undefined)))
		problems.push({
			path: [...at, "format"],
			found: `nothing, with files that end in ${[...new Set(files.map((file) => quote(extname(file))))].join(", ")}`,
			expected: `one of ${wordsOf(formats).map(quote).join(", ")}`,
		});
	return { files, format: [...kinds][0], problems };
}

/** Relative, without `..`, and no address. */
function isInside(path: string): boolean {
	return !/^([a-z][a-z\d+.-]*:|[\\/])/i.test(path) && !path.split(/[\\/]/).includes("..");
}

async function expandPath(folder: string, path: string): Promise<string[]> {
	const literal = resolve(folder, path);
	if ((await sizeOf(literal)) !== undefined || !isPattern(path)) return [literal];
	const matches = await Array.fromAsync(glob(path, { cwd: folder }));
	const files = matches.map((match) => resolve(folder, match));
	const sizes = await Promise.all(files.map(sizeOf));
	return files.filter((_, i) => typeof sizes[i] === "number");
}

function isPattern(path: string): boolean {
	return /[*?[\]{}]/.test(path);
}

type Judgement = Pick<Problem, "found" | "expected" | "nearest">;

async function judgeFiles(
	folder: string,
	{ path, files }: { path: string; files: string[] },
): Promise<Judgement | undefined> {
	if (files.length === 0)
		return { found: `no file that matches ${quote(path)}`, expected: `one or more of the files in ${folder}` };
	for (const file of files) {
		const size = await sizeOf(file);
		const name = quote(relative(resolve(folder), file));
		if (size === undefined) return missingFile(folder, path);
		if (size === "folder") return { found: `${name}, a folder`, expected: "a file, or a pattern such as folder/*.csv" };
		if (size === 0) return { found: `${name}, an empty file`, expected: "a file with rows" };
	}
	return undefined;
}

const mostFilesListed = 10;

async function missingFile(folder: string, path: string): Promise<Judgement> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries
		.filter((entry) => !entry.isDirectory())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
		.filter((file) => file !== "datapackage.json")
		.sort();
	const nearest = findNearest(path, files);
	const listed = files.slice(0, mostFilesListed).map(quote).join(", ");
	const holdings =
		files.length === 0 ? ", which holds none" : `: ${listed}${files.length > mostFilesListed ? ", …" : ""}`;
	const expected = `a file in ${folder}${nearest.length > 0 ? "" : holdings}`;
	return { found: quote(path), expected, nearest };
}

/** In bytes; undefined if there is nothing. */
async function sizeOf(file: string): Promise<number | "folder" | undefined> {
	const found = await stat(file).catch(() => undefined);
	return found?.isDirectory() ? "folder" : found?.size;
}

/** By the ending, of which `.gz` is no part. */
function formatOf(file: string): Resource["format"] | undefined {
	const ending = extname(file.replace(/\.gz$/i, "")).slice(1).toLowerCase();
	return wordsOf(formats).includes(ending as keyof typeof formats)
		? formats[ending as keyof typeof formats]
		: undefined;
}
