/** Ages in the bands that population statistics use. */
import { literal } from "../engine/engine.ts";

const floors = [18, 25, 35, 45, 55, 65] as const;

/** "Under 18", "18–24", ... "65+", in ascending order. */
export const ageBands: readonly string[] = [
	`Under ${floors[0]}`,
	...floors.map((floor, i) => {
		const next = floors[i + 1];
		return next === undefined ? `${floor}+` : `${floor}–${next - 1}`;
	}),
];

/** SQL for the band of an age in years; null for a null age. */
export function ageBandSql(age: string): string {
	const whens = floors.map((floor, i) => `when ${age} < ${floor} then ${literal(ageBands[i] ?? "")}`);
	return `case when ${age} is null then null ${whens.join(" ")} else ${literal(ageBands.at(-1) ?? "")} end`;
}
