/** Ids made from names in the data. */

/**
 * An id for each name, in kebab-case and none twice: small Latin letters and digits with the rest as hyphens. A name
 * without any of them is its place from 1, and one whose id another has gets its place behind it.
 */
export function kebabIds(names: readonly string[]): string[] {
	const taken = new Set<string>();
	return names.map((name, index) => {
		const words = name
			.normalize("NFKD")
			.replace(/\p{M}/gu, "")
			.toLowerCase()
			.match(/[a-z0-9]+/g);
		let id = words?.join("-") ?? String(index + 1);
		while (taken.has(id)) id = `${id}-${index + 1}`;
		taken.add(id);
		return id;
	});
}
