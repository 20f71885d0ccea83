import assert from "node:assert/strict";
import { test } from "node:test";
import { gatherChapters, pageNameOf, writePageRules } from "../../src/print/page-rules.ts";
import { sampleDocument } from "../fixtures/sample-document.ts";

test("writePageRules gives the paper, the title, the date and a page name for each chapter", () => {
	assert.equal(
		writePageRules(sampleDocument),
		[
			"@page { size: A4; }",
			'@page { @top-left { content: "Sample bank"; } @bottom-left { content: "As of June 30, 2025"; } }',
			'@page brief { @top-right { content: "In brief"; } }',
			'@page contents { @top-right { content: "Contents"; } }',
			'@page chapter-customers { @top-right { content: "Customers"; } }',
			'@page chapter-balances { @top-right { content: "Balances"; } }',
			'@page chapter-segmentation { @top-right { content: "Segments"; } }',
			'@page chapter-behavior { @top-right { content: "Behavior"; } }',
			'@page chapter-recommendations { @top-right { content: "Recommendations"; } }',
			'@page chapter-quality { @top-right { content: "Data quality · Method"; } }',
		].join("\n"),
	);
});

test("the method shares its pages with the quality, and a chapter without sections with the next", () => {
	const [first, ...others] = sampleDocument.chapters;
	assert.ok(first);
	const document = { ...sampleDocument, chapters: [{ ...first, sections: [] }, ...others] };
	const names = gatherChapters(document).map((chapters) => [pageNameOf(chapters), chapters.map(({ id }) => id)]);
	assert.deepEqual(names, [
		["chapter-customers", ["customers", "balances"]],
		["chapter-segmentation", ["segmentation"]],
		["chapter-behavior", ["behavior"]],
		["chapter-recommendations", ["recommendations"]],
		["chapter-quality", ["quality", "method"]],
	]);
});

test("a title with quotes, backslashes and tags stays one CSS string and cannot end the style element", () => {
	const document = { ...sampleDocument, report: { ...sampleDocument.report, title: 'A "B" \\ </style>\nC' } };
	assert.ok(writePageRules(document).includes('content: "A \\22 B\\22  \\5c  \\3c /style>\\a C";'));
});
