/**
 * The signed logarithm sign(x)·ln(1 + |x| / constant): linear around zero and logarithmic where |x| is well above
 * `constant` (positive, in the unit of x), defined for negatives and zero, ascending. The scale `symlog` of charts.
 *
 * Source: Webber, A bi-symmetric log transformation for wide-range data, Measurement Science and Technology 24 (2013).
 */
export function signedLog(x: number, constant: number): number {
	return Math.sign(x) * Math.log1p(Math.abs(x) / constant);
}

/** What `signedLog` was made from. */
export function invertSignedLog(y: number, constant: number): number {
	return Math.sign(y) * constant * Math.expm1(Math.abs(y));
}

/** `signedLog` of a SQL expression, as SQL that DuckDB and Trino both speak; null stays null. */
export function signedLogSql(expression: string, constant: number): string {
	return `(sign(${expression}) * ln(1 + abs(${expression}) / ${constant.toExponential()}))`;
}
