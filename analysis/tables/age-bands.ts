/** Ages in the bands that population statistics use, joined where too few customers are of one. */
import { type Engine, literal } from "../engine/engine.ts";

const usualFloors = [18, 25, 35, 45, 55, 65];

/** "Under 18", "18–24", ... "65+", in ascending order, for floors in ascending order. */
export function nameAgeBands(floors: readonly number[]): string[] {
	const named = floors.map((floor, i) => {
		const next = floors[i + 1];
		return next === undefined ? `${floor}+` : `${floor}–${next - 1}`;
	});
	return [`Under ${floors[0]}`, ...named];
}

/** SQL for the band of an age in years; null for a null age. */
function ageBandSql(floors: readonly number[]): string {
	const names = nameAgeBands(floors);
	const whens = floors.map((floor, i) => `when age < ${floor} then ${literal(names[i] ?? "")}`);
	return `case when age is null then null ${whens.join(" ")} else ${literal(names.at(-1) ?? "")} end`;
}

/**
 * Adds the column `age_band` to `customers`, from their ages. A band of fewer customers than the threshold is joined with
 * its smaller neighbor, before anything is counted: every table that speaks of ages then has the same parts, and none can
 * be set against another. Returns the names of the bands in ascending order.
 */
export async function addAgeBands(
	engine: Engine,
	{ unknown, threshold }: { unknown: string; threshold: number },
): Promise<string[]> {
	const ages = await engine.rows<{ age: number; customers: number }>(
		"select floor(age) as age, count(*) as customers from customers where age is not null group by 1",
	);
	const floors = joinRareBands(ages, threshold);
	await engine.run("alter table customers add column age_band varchar");
	await engine.run(`update customers set age_band = coalesce(${ageBandSql(floors)}, ${literal(unknown)})`);
	return nameAgeBands(floors);
}

/** The floors of bands that are named as they are here. */
export function findFloors(bands: readonly string[]): number[] {
	return bands.flatMap((band) => (/^\d+(–\d+|\+)$/.test(band) ? [Number.parseInt(band, 10)] : []));
}

/** The usual floors, less those that part too few customers from a neighbor. */
export function joinRareBands(ages: readonly { age: number; customers: number }[], threshold: number): number[] {
	let floors = [...usualFloors];
	while (floors.length > 1) {
		const counts = [0, ...floors].map((from, band) => {
			const to = floors[band] ?? Number.POSITIVE_INFINITY;
			return ages.reduce((sum, { age, customers }) => sum + (age >= from && age < to ? customers : 0), 0);
		});
		const rare = counts.findIndex((count) => count > 0 && count < threshold);
		if (rare < 0) return floors;
		// Floor i lies between bands i and i + 1.
		const below = counts[rare - 1] ?? Number.POSITIVE_INFINITY;
		const above = counts[rare + 1] ?? Number.POSITIVE_INFINITY;
		floors = floors.toSpliced(below <= above ? rare - 1 : rare, 1);
	}
	return floors;
}
