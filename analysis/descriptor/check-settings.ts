/** The settings of a report: words that Intl must know, and options that must fit one another. */
import { chapters } from "../chapters/index.ts";
import { findNearest } from "../nearest.ts";
import { fieldRole } from "../roles.ts";
import type { Draft } from "./draft.ts";
import { listWords, type Problem, quote } from "./problem.ts";

export function* checkSettings({ package: { title }, settings, resources }: Draft): Generator<Problem> {
	if (!settings.title && title === undefined)
		yield { path: ["title"], found: "nothing", expected: "a title, here or in report.title" };
	yield* checkCurrency(settings.currency);
	yield* checkLocale(settings.locale);
	yield* checkTiers(settings.tiers);
	yield* checkGroupBy(settings.groupBy, resources);
	yield* checkChapters(settings.chapters);
	yield* checkWeights(settings.keySegments);
	const { method, fence } = settings.outliers ?? {};
	if (method === "percentile" && fence !== undefined && fence >= 0.5)
		yield {
			path: ["report", "outliers", "fence"],
			found: quote(fence),
			expected: "a share below 0.5, to cut off at each end",
		};
}

function* checkCurrency(currency: string | undefined): Generator<Problem> {
	const known = Intl.supportedValuesOf("currency");
	if (currency !== undefined && !known.includes(currency))
		yield {
			path: ["report", "currency"],
			found: quote(currency),
			expected: 'an ISO 4217 code such as "USD"',
			nearest: findNearest(currency, known),
		};
}

function* checkLocale(locale: string | undefined): Generator<Problem> {
	if (locale === undefined || isLocale(locale)) return;
	const corrected = locale.replaceAll(/[\s_]+/g, "-");
	yield {
		path: ["report", "locale"],
		found: quote(locale),
		expected: 'a BCP 47 tag such as "en-US"',
		nearest: isLocale(corrected) ? Intl.getCanonicalLocales(corrected) : [],
	};
}

function isLocale(tag: string): boolean {
	try {
		return Intl.NumberFormat.supportedLocalesOf([tag]).length === 1;
	} catch {
		return false;
	}
}

function* checkChapters(asked: readonly string[] = []): Generator<Problem> {
	const ids = chapters.map(({ id }) => id);
	for (const [i, id] of asked.entries())
		if (!ids.includes(id))
			yield {
				path: ["report", "chapters", i],
				found: quote(id),
				expected: `one of ${listWords(ids.map(quote))}`,
				nearest: findNearest(id, ids),
			};
}

/** Segments and tiers may be made; a category of the customers must be in the data, and an age gives age bands. */
function* checkGroupBy(groupBy: string | undefined, resources: Draft["resources"]): Generator<Problem> {
	const roles = resources.flatMap(({ fields }) => fields.flatMap(({ properties }) => properties.role ?? []));
	const categories = roles.filter(
		(role) => fieldRole(role).kind === "category" && fieldRole(role).relation === "customers",
	);
	const banded = roles.includes("age") || roles.includes("birth_date") ? ["age_band"] : [];
	const words = [...new Set(["segment", "tier", ...categories, ...banded])];
	if (groupBy !== undefined && !words.includes(groupBy))
		yield {
			path: ["report", "groupBy"],
			found: quote(groupBy),
			expected: `one of ${listWords(words.map(quote))}, which the data have`,
			nearest: findNearest(groupBy, words),
		};
}

function* checkWeights(keySegments: Draft["settings"]["keySegments"]): Generator<Problem> {
	const { utilization, spend, size } = keySegments?.weights ?? {};
	if (utilization === 0 && spend === 0 && size === 0)
		yield {
			path: ["report", "keySegments", "weights"],
			found: "only weights of 0",
			expected: "a weight above 0 of at least one part of the score",
		};
}

function* checkTiers(tiers: Draft["settings"]["tiers"]): Generator<Problem> {
	const { method, floors, count, labels } = tiers ?? {};
	const at = (...steps: (string | number)[]) => ["report", "tiers", ...steps];
	if (floors) {
		if (method !== undefined && method !== "floors")
			yield { path: at("method"), found: quote(method), expected: '"floors", since floors are given' };
		if (count !== undefined) yield { path: at("count"), found: quote(count), expected: "no count beside floors" };
		if (labels) yield { path: at("labels"), found: "a list", expected: "no labels beside floors: each has its own" };
	} else if (method === "floors") yield { path: at("floors"), found: "nothing", expected: "the floors of the tiers" };
	for (const [i, { label, floor }] of (floors ?? []).entries()) {
		const previous = floors?.[i - 1];
		if (previous && floor <= previous.floor)
			yield {
				path: at("floors", i, "floor"),
				found: quote(floor),
				expected: `more than ${previous.floor}, the floor before`,
			};
		if (floors?.slice(0, i).some((other) => other.label === label))
			yield {
				path: at("floors", i, "label"),
				found: `${quote(label)} a second time`,
				expected: "a name for each tier",
			};
	}
	for (const [i, label] of (labels ?? []).entries())
		if (labels?.indexOf(label) !== i)
			yield { path: at("labels", i), found: `${quote(label)} a second time`, expected: "a name for each tier" };
	if (labels && count !== undefined && labels.length !== count)
		yield {
			path: at("labels"),
			found: `a list of ${labels.length}`,
			expected: `a name for each of the ${count} tiers`,
		};
}
