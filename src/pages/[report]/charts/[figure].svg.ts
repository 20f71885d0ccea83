import type { APIRoute, GetStaticPaths } from "astro";
import { type Figure, listFigures } from "../../../../analysis/document.ts";
import { drawFigureFile } from "../../../charts/draw-file.ts";
import { drawInView } from "../../../draw-in-view.ts";
import tokens from "../../../styles/tokens.css?raw";
import { readViews, type View } from "../../../view.ts";

interface Props {
	figure: Figure;
	view: View;
}

export const getStaticPaths = (async () => {
	const views = await readViews();
	return views.flatMap((view) =>
		listFigures(view.document).map((figure) => ({
			params: { report: view.document.report.id, figure: figure.id },
			props: { figure, view } satisfies Props,
		})),
	);
}) satisfies GetStaticPaths;

export const GET: APIRoute<Props> = ({ props: { figure, view } }) =>
	new Response(
		drawInView(figure, view, (drawn, options) =>
			drawFigureFile(drawn, { ...options, source: `${view.source}. Data as of ${view.asOf}.`, tokens }),
		),
	);
