/** Sentences put together to a note, as far as there are any. */
export function noteOf(...sentences: readonly string[]): { note?: string } {
	const words = sentences.filter((sentence) => sentence !== "").join(" ");
	return words === "" ? {} : { note: words };
}
