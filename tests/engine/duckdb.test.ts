import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { openDuckDb } from "../../analysis/engine/duckdb.ts";
import { EngineError, literal } from "../../analysis/engine/engine.ts";
import { makeReportFolder } from "../fixtures/report-folder.ts";

const engine = await openDuckDb();
after(() => engine.close());

test("rows gives integers and decimals as numbers, dates as YYYY-MM-DD, and text as it is", async () => {
	const [row] =
		await engine.rows(`select 1::hugeint as huge, 7::bigint as big, 5::utinyint as tiny, 1.50::decimal(10, 2) as money,
		0.5::double as double, true as flag, null as nothing, date '2024-02-29' as day, timestamp '2024-02-29 10:00:00' as moment,
		'12' as digits, 'x' as text, '12'::enum('12') as choice`);
	assert.deepEqual(row, {
		huge: 1,
		big: 7,
		tiny: 5,
		money: 1.5,
		double: 0.5,
		flag: true,
		nothing: null,
		day: "2024-02-29",
		moment: "2024-02-29 10:00:00",
		digits: "12",
		text: "x",
		choice: "12",
	});
});

test("several quantiles at once are those of each, and one of a few texts sorts as texts do", async () => {
	await engine.run("create or replace table measured as select sqrt(i) as x from range(1000) as r(i)");
	const ps = [0.1, 0.25, 0.5, 0.999];
	const each = ps.map((p, i) => `${engine.quantile("x", p)} as e${i}`);
	const all = engine.quantiles("x", ps).map((sql, i) => `${sql} as a${i}`);
	const [row] = await engine.rows(`select ${[...each, ...all].join(", ")} from measured`);
	for (const i of ps.keys()) assert.equal(row?.[`a${i}`], row?.[`e${i}`]);
	const texts = ["", "Zoë's", "a", "b"];
	const values = texts.toReversed().map((text) => `(${literal(text)})`);
	const sorted = await engine.rows(
		`select cast(text as ${engine.oneOf(texts)}) as text from (values ${values.join(", ")}) as found(text) order by text`,
	);
	assert.deepEqual(
		sorted.map(({ text }) => text),
		texts,
	);
});

test("an error carries the engine's words, the SQL and the cause", async () => {
	for (const attempt of [engine.run, engine.rows])
		await assert.rejects(attempt("select * from nowhere"), (error) => {
			assert.ok(error instanceof EngineError);
			assert.match(error.message, /Table with name nowhere does not exist/);
			assert.equal(error.sql, "select * from nowhere");
			assert.ok(error.cause instanceof Error);
			return true;
		});
});

test("more statements at a time than there are connections all get their turn, and one that fails gives its connection back", async () => {
	const pool = await openDuckDb({ threads: 2 });
	const numbers = Array.from({ length: 9 }, (_, i) => i);
	const failing = numbers.map(() => assert.rejects(pool.run("select * from nowhere"), EngineError));
	const found = await Promise.all(numbers.map((i) => pool.rows<{ n: number }>(`select ${i} as n`)));
	await Promise.all(failing);
	assert.deepEqual(
		found.map(([row]) => row?.n),
		numbers,
	);
	await pool.close();
});

test("quantile is R's type 7", async () => {
	// R 4.2: quantile(c(1, 3, 4, 10, 20), c(0, 0.1, 0.25, 0.5, 0.9, 1))
	const expected = { 0: 1, 0.1: 1.8, 0.25: 3, 0.5: 4, 0.9: 16, 1: 20 };
	for (const [p, value] of Object.entries(expected)) {
		const [row] = await engine.rows<{ q: number }>(
			`select ${engine.quantile("x", Number(p))} as q from (values (20), (1), (null), (10), (4), (3)) as t(x)`,
		);
		assert.ok(Math.abs((row?.q ?? Number.NaN) - value) < 1e-12, `${p}: ${row?.q} is not ${value}`);
	}
	assert.deepEqual(await engine.rows(`select ${engine.quantile("x", 0.5)} as q from (select 1.0 as x where false)`), [
		{ q: null },
	]);
});

test("writeCsv writes a header and the rows in the query's order, quoted where needed", async () => {
	const file = join(await makeReportFolder({}), "it's.csv");
	await engine.writeCsv(
		"select * from (values (2, 'a,b'), (1, 'say \"x\"'), (3, null)) as t(n, \"the text\") order by n",
		file,
	);
	assert.equal(await readFile(file, "utf8"), 'n,the text\n1,"say ""x"""\n2,"a,b"\n3,\n');
});

test("an engine tells its name and version", () => {
	assert.equal(engine.name, "DuckDB");
	assert.match(engine.version, /^\d+\.\d+\.\d+$/);
});
