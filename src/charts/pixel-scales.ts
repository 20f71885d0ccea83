/** Scales of Plot that change nothing, for charts that lay out every mark in pixels of the picture themselves. */
import type { ScaleOptions } from "@observablehq/plot";

export function pixelScales(width: number, height: number): { x: ScaleOptions; y: ScaleOptions } {
	return {
		x: { type: "linear", domain: [0, width], range: [0, width], axis: null },
		y: { type: "linear", domain: [0, height], range: [0, height], axis: null },
	};
}
