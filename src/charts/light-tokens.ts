/** The light values of `styles/tokens.css`, for SVG files that stand alone. */
import type { SvgElement } from "./svg-document.ts";

/** Custom property, with its dashes, to value: of `light-dark(a, b)` the first, of anything else itself. */
export function readLightTokens(css: string): ReadonlyMap<string, string> {
	const declarations = css.matchAll(/(--[a-z0-9-]+):\s*([^;]+);/g);
	return new Map(
		[...declarations].map(([, name = "", value = ""]) => [
			name,
			/^light-dark\(([^,]+),/.exec(value)?.[1] ?? value.trim(),
		]),
	);
}

/** Puts values for the custom properties in all attributes of a tree. Throws for a property that has none. */
export function resolveTokens(element: SvgElement, tokens: ReadonlyMap<string, string>): void {
	for (const [name, value] of element.attributes) {
		const resolved = value.replace(/var\((--[a-z0-9-]+)\)/g, (_, token: string) => {
			const found = tokens.get(token);
			if (found === undefined) throw new Error(`${token} is not in tokens.css (add it, or draw with one that is)`);
			return found;
		});
		if (resolved !== value) element.setAttribute(name, resolved);
	}
	for (const child of element.children) resolveTokens(child, tokens);
}
