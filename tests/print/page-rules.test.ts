import assert from "node:assert/strict";
import { test } from "node:test";
import { pageNameOf, writePageRules } from "../../src/print/page-rules.ts";
import { sampleDocument } from "../fixtures/sample-document.ts";

test("writePageRules gives the paper, the title, the date and a page name for each chapter", () => {
	assert.equal(
		writePageRules(sampleDocument),
		[
			"@page { size: A4; }",
			'@page { @top-left { content: "Sample bank"; } @bottom-left { content: "As of June 30, 2025"; } }',
			'@page contents { @top-right { content: "Contents"; } }',
			'@page chapter-customers { @top-right { content: "Customers"; } }',
			'@page chapter-balances { @top-right { content: "Balances"; } }',
			'@page chapter-segmentation { @top-right { content: "Segments"; } }',
			'@page chapter-quality { @top-right { content: "Data quality · Method"; } }',
		].join("\n"),
	);
	assert.equal(pageNameOf("balances", sampleDocument), "chapter-balances");
	assert.equal(pageNameOf("method", sampleDocument), "chapter-quality");
});

test("a title with quotes, backslashes and tags stays one CSS string and cannot end the style element", () => {
	const document = { ...sampleDocument, report: { ...sampleDocument.report, title: 'A "B" \\ </style>\nC' } };
	assert.ok(writePageRules(document).includes('content: "A \\22 B\\22  \\5c  \\3c /style>\\a C";'));
});
