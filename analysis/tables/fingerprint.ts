/** What a file was when the report was built. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

/** The size in bytes and the SHA-256 in hex of a file, read a chunk at a time. */
export async function fingerprint(file: string): Promise<{ bytes: number; sha256: string }> {
	const hash = createHash("sha256");
	let bytes = 0;
	for await (const chunk of createReadStream(file)) {
		hash.update(chunk);
		bytes += chunk.length;
	}
	return { bytes, sha256: hash.digest("hex") };
}
