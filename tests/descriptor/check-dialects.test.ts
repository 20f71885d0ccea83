import { testMessages } from "../fixtures/spoiled-descriptor.ts";

testMessages({
	"headers and comments that are not read": [
		{
			"resources.0.dialect": { headerRows: [1, 2], commentRows: [3] },
			"resources.1.dialect": { header: false, headerRows: [2] },
		},
		'resources[0].dialect.headerRows ("customers"): found [1,2], expected one row: names over several are not read',
		'resources[0].dialect.commentRows ("customers"): found [3], expected the first rows of the file, before the header, such as [1, 2]; others need a commentChar',
		'resources[1].dialect.headerRows ("clicks"): found [2], expected no row of names, since header is false',
	],
});
