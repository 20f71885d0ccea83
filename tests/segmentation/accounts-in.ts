/** An engine with a small table of features, for tests of what is made from it. */
import { after } from "node:test";
import { openDuckDb } from "../../analysis/engine/duckdb.ts";
import type { Engine } from "../../analysis/engine/engine.ts";
import type { Feature } from "../../analysis/segmentation/features.ts";
import { seededRandom } from "../../analysis/statistics/random.ts";

export function moneyFeature(id: string): Feature {
	return {
		id,
		label: id,
		axis: "value",
		sign: 1,
		format: "money",
		words: { high: `more ${id}`, low: `less ${id}` },
		protected: false,
	};
}

/** Rows of (customer, a, b, ...), null where missing. */
export async function engineWithFeatures(
	columns: readonly string[],
	rows: readonly (readonly (number | null)[])[],
): Promise<Engine> {
	const engine = await openDuckDb();
	after(() => engine.close());
	const values = rows.map((row, i) => `(${[i + 1, ...row].map((value) => value ?? "null").join(", ")})`);
	const names = columns.map((name) => `${name}::double as ${name}`).join(", ");
	await engine.run(
		`create table features as select customer, ${names} from (values ${values.join(", ")}) as given(customer, ${columns.join(", ")})`,
	);
	return engine;
}

/** Customers around centers, with normal noise of deviation 1; as many around each as given. */
export function blobs(centers: readonly { at: readonly number[]; customers: number }[], seed: number): number[][] {
	const random = seededRandom(seed);
	const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
	return centers.flatMap(({ at, customers }) =>
		Array.from({ length: customers }, () => at.map((value) => value + normal())),
	);
}
