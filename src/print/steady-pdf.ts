/** What Chromium writes into a PDF that has nothing to do with the page -> the same for the same page. */

/**
 * Returns the PDF with its dates of creation and change set to `asOf` (`YYYY-MM-DD`), midnight UTC, and the ids of its
 * table heads numbered from 1 in the order in which they appear; no byte moves.
 */
export function steadyPdf(pdf: Uint8Array, asOf: string): Buffer {
	const text = Buffer.from(pdf).toString("latin1");
	const date = `D:${asOf.replaceAll("-", "")}000000+00'00'`;
	const ids = new Map<string, string>();
	const numberOf = (id: string) => {
		const known = ids.get(id) ?? String(ids.size + 1).padStart(id.length, "0");
		ids.set(id, known);
		return known;
	};
	return Buffer.from(
		text
			.replace(/\/(CreationDate|ModDate) \(D:\d{14}[+-]\d\d'\d\d'\)/g, (_, name) => `/${name} (${date})`)
			.replace(/\(node(\d{8})\)/g, (_, id: string) => `(node${numberOf(id)})`),
		"latin1",
	);
}
