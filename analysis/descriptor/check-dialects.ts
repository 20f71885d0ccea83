/** Rows before the data: a header of one row, and before it rows that are skipped. */
import type { Draft } from "./draft.ts";
import { type Problem, quote } from "./problem.ts";

export function* checkDialects({ resources }: Draft): Generator<Problem> {
	for (const { path, dialect } of resources) {
		const { header, headerRows, commentRows } = dialect;
		const at = (property: string) => [...path, "dialect", property];
		if (headerRows && header === false)
			yield { path: at("headerRows"), found: quote(headerRows), expected: "no row of names, since header is false" };
		else if (headerRows && headerRows.length > 1)
			yield { path: at("headerRows"), found: quote(headerRows), expected: "one row: names over several are not read" };
		const isLeading = commentRows?.every((row, i) => row === i + 1);
		const isBeforeHeader = !headerRows || (commentRows?.length ?? 0) < (headerRows[0] ?? 0);
		if (commentRows && !(isLeading && isBeforeHeader))
			yield {
				path: at("commentRows"),
				found: quote(commentRows),
				expected: "the first rows of the file, before the header, such as [1, 2]; others need a commentChar",
			};
	}
}
