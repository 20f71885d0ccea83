/** All figures that the tests draw, and what they are drawn with. */
import { type Figure, listFigures } from "../../analysis/document.ts";
import { formatsFor } from "../../analysis/format.ts";
import { assignColors } from "../../src/charts/colors.ts";
import { sampleDocument } from "../fixtures/sample-document.ts";
import { edgeFigures } from "./edge-figures.ts";

export const sampleFigures = listFigures(sampleDocument);
export const allFigures = [...sampleFigures, ...edgeFigures];

const edges = {
	id: "edges",
	title: "Edges",
	question: "?",
	sections: [{ id: "edges", claim: "", blocks: edgeFigures }],
};

export const drawing = {
	formats: formatsFor(sampleDocument.report),
	colors: assignColors({ ...sampleDocument, chapters: [...sampleDocument.chapters, edges] }),
};

/** The sample's figure of that id. Throws if there is none. */
export function sampleFigure(id: string): Figure {
	const found = allFigures.find((figure) => figure.id === id);
	if (!found) throw new Error(`no sample figure "${id}"`);
	return found;
}
