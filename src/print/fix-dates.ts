/** Returns the PDF with its dates of creation and change set to `asOf` (`YYYY-MM-DD`), midnight UTC; no byte moves. */
export function fixDates(pdf: Uint8Array, asOf: string): Buffer {
	const text = Buffer.from(pdf).toString("latin1");
	const date = `D:${asOf.replaceAll("-", "")}000000+00'00'`;
	return Buffer.from(
		text.replace(/\/(CreationDate|ModDate) \(D:\d{14}[+-]\d\d'\d\d'\)/g, (_, name) => `/${name} (${date})`),
		"latin1",
	);
}
