/** Drawing for a page: what cannot be drawn is named with its report and chapter. */
import { type Figure, listChapters, listExhibits } from "../analysis/document.ts";
import type { DrawOptions } from "./charts/context.ts";
import type { View } from "./view.ts";

/**
 * What `draw` returns for a figure of the view's document, drawn in its formats and colors. Throws an error such as
 * `retail-banking: chapter balances: figure balance-tiers: its table has no column "tier" (...)`.
 */
export function drawInView(
	figure: Figure,
	{ document, formats, colors }: View,
	draw: (figure: Figure, options: Omit<DrawOptions, "width">) => string,
): string {
	try {
		return draw(figure, { formats, colors });
	} catch (error) {
		const chapter = listChapters(document).find((of) => listExhibits(of).some(({ id }) => id === figure.id));
		const reason = error instanceof Error ? error.message : String(error);
		throw new Error(`${document.report.id}: chapter ${chapter?.id}: ${reason}`, { cause: error });
	}
}
