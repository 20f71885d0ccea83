import assert from "node:assert/strict";
import { test } from "node:test";
import { type Chapter, documentSchema, listExhibits, type ReportDocument } from "../../analysis/document.ts";
import { addOwnWords } from "../../analysis/narrative/own-words.ts";
import type { OwnWordsFile } from "../../analysis/narrative/own-words-files.ts";
import { sampleDocument } from "../fixtures/sample-document.ts";

function fileOf(text: string, name = "customers.md"): OwnWordsFile {
	const input = { file: `narrative/${name}`, bytes: 1, sha256: "0".repeat(64) };
	return { name, path: `sample/narrative/${name}`, text, input };
}

function chapterWith(text: string, name = "customers.md"): Chapter {
	const document: ReportDocument = addOwnWords(sampleDocument, [fileOf(text, name)]);
	const chapter = documentSchema.parse(document).chapters.find(({ id }) => name === `${id}.md`);
	assert.ok(chapter);
	return chapter;
}

/** The words before all sections. */
function fill(text: string): string {
	const [block] = chapterWith(text).introduction ?? [];
	return block?.kind === "text" ? block.markdown : "";
}

const kinds = (chapter: Chapter, section: string) =>
	chapter.sections.find(({ id }) => id === section)?.blocks.map(({ kind, id }) => `${kind} ${id}`);

function refusal(text: string, name?: string): string {
	try {
		addOwnWords(sampleDocument, [fileOf(text, name)]);
	} catch (error) {
		return (error as Error).message;
	}
	return assert.fail("nothing was refused");
}

test("a cell is written in the format of its column", () => {
	assert.equal(fill("{{ table.occupations.management.share }} of customers"), "18.0% of customers");
	assert.equal(fill("{{ table.occupations.management.customers }}"), "2,677");
	assert.equal(fill('{{ table["age-by-gender"]["65-74"].women.customers }}'), "722");
	assert.equal(fill("{{ table.age-by-gender.65-74.women.customers }}"), "722");
});

test("a row without texts goes by its place", () => {
	assert.equal(fill("{{ table.ages.row-1.customers }}"), "412");
});

test("a withheld cell is its mark, and never a number", () => {
	assert.equal(fill("{{ table.age-by-gender.75-and-over.men.customers }}"), "\\[c\\]");
});

test("key figures, sentences and the report itself have names", () => {
	assert.equal(fill("{{ metric.age-metrics.known-age }}"), "98.6%");
	assert.equal(
		fill("{{ section.age }}"),
		"Half of the customers are younger than 43, and one in eleven is 70 or older.",
	);
	assert.equal(fill("{{ report.title }}, {{ report.asOf }}"), "Sample bank, June 30, 2025");
});

test("what a value holds is not taken for markup or for a reference", () => {
	const title = "A *b* <i>c</i> [d](e) {{ report.currency }} | f_g";
	const document = { ...sampleDocument, report: { ...sampleDocument.report, title } };
	const [block] = addOwnWords(document, [fileOf("{{ report.title }}")]).chapters[0]?.introduction ?? [];
	const escaped = "A \\*b\\* \\<i\\>c\\</i\\> \\[d\\](e) {{ report.currency }} \\| f\\_g";
	assert.equal(block?.kind === "text" && block.markdown, escaped);
});

test("words before the first section come before all sections, marked as the analyst's", () => {
	assert.deepEqual(chapterWith("For the board.\n").introduction, [
		{ kind: "text", id: "customers-words-1", markdown: "For the board.", by: "analyst" },
	]);
});

test("words of a section stand before what it shows, and others are as they were", () => {
	const chapter = chapterWith("{% section occupation %}\nAs they said.");
	assert.deepEqual(kinds(chapter, "occupation"), [
		"text customers-occupation-words-1",
		"text occupation-text",
		"figure occupations",
	]);
	assert.deepEqual(chapter.sections[0], sampleDocument.chapters[0]?.sections[0]);
	assert.deepEqual(chapter.introduction, sampleDocument.chapters[0]?.introduction);
});

test("a figure that is placed stands between the words, and once", () => {
	const text = "First.\n\n{% figure ages %}\n\n{% section occupation %}\nA\n{% figure occupations %}\nB";
	const chapter = chapterWith(text);
	assert.deepEqual(
		chapter.introduction?.map(({ id }) => id),
		["customers-words-1", "ages"],
	);
	assert.deepEqual(kinds(chapter, "age"), ["metrics age-metrics", "figure age-by-gender"]);
	assert.deepEqual(kinds(chapter, "occupation"), [
		"text customers-occupation-words-1",
		"figure occupations",
		"text customers-occupation-words-3",
		"text occupation-text",
	]);
	assert.deepEqual(
		listExhibits(chapter).map(({ id }) => id),
		["ages", "age-by-gender", "occupations"],
	);
});

test("a first line with # is the headline of its section, in plain text and marked as the analyst's", () => {
	const chapter = chapterWith(
		"{% section occupation %}\n# Technicians: {{ table.age-by-gender.75-and-over.men.customers }}\nMore.",
	);
	const [, { claim, claimBy } = {}] = chapter.sections;
	assert.deepEqual({ claim, claimBy }, { claim: "Technicians: [c]", claimBy: "analyst" });
	assert.deepEqual(kinds(chapter, "occupation")?.[0], "text customers-occupation-words-1");
	const [, { blocks = [] } = {}] = chapterWith("{% section occupation %}\n# Only this").sections;
	assert.deepEqual(blocks, sampleDocument.chapters[0]?.sections[1]?.blocks);
});

test("the summary keeps the sentences that the data give", () => {
	const document = addOwnWords(sampleDocument, [fileOf("{% section age %}\n# Young")]);
	assert.deepEqual(document.summary, sampleDocument.summary);
});

test("everything that a file names and the report does not have is told at once, with the nearest names", () => {
	const text = [
		"{{ table.ocupations.technician.share }} and {{ tabel.x }}",
		"{{ table.occupations.managment.share }}",
		"{{ table.occupations.management.shares }} {{ table.occupations.management }}",
		"{{ report.title.length }}",
		"{% section ocupation %}",
		"{% figure age %} {% figure balances %}",
		"{% section age %}{% section age %}{% figure occupation %}{% figure ages %}{% figure ages %}",
	].join("\n");
	assert.equal(
		refusal(text),
		[
			'line 1: column 4: "table" has no "ocupations"; nearest: "occupations"',
			'line 1: column 48: nothing is called "tabel"; nearest: "table"',
			'line 2: column 4: "table.occupations" has no "managment"; nearest: "management"',
			'line 3: column 4: "table.occupations.management" has no "shares"; nearest: "share"',
			'line 3: column 46: "table.occupations.management" is no value yet; it has occupation, customers, share, low, high',
			'line 4: column 4: "report.title" is a value, and has no "length"',
			'line 5: column 1: the chapter "customers" has no section "ocupation"; nearest: "occupation"',
			'line 6: column 1: the chapter "customers" has no figure or table "age"; nearest: "ages"',
			'line 6: column 18: the chapter "customers" has no figure or table "balances": it is in the chapter "balances", and stays there',
			'line 7: column 18: the section "age" is there before: write its words in one place',
			'line 7: column 35: the chapter "customers" has no figure or table "occupation"; nearest: "occupations"',
			'line 7: column 75: "ages" is placed before: it appears once',
		]
			.map((problem) => `sample/narrative/customers.md: ${problem}`)
			.join("\n"),
	);
});

test("a file of no chapter is refused with the nearest name, and the problems of others with it", () => {
	const files = [fileOf("", "balance.md"), fileOf("", "notes.txt"), fileOf("{{ x }}")];
	assert.throws(() => addOwnWords(sampleDocument, files), {
		message: [
			'sample/narrative/balance.md: no chapter has this name; nearest: "balances.md"',
			"sample/narrative/notes.txt: no chapter has this name; the files may be customers.md, balances.md, segmentation.md, behavior.md, recommendations.md, quality.md, method.md",
			'sample/narrative/customers.md: line 1: column 4: nothing is called "x"; there are table, metric, section, figure, finding, recommendation, report',
		].join("\n"),
	});
});

test("no section is left with a headline alone", () => {
	assert.equal(
		refusal("{% figure missing-values %}", "quality.md"),
		'sample/narrative/quality.md: line 1: column 1: "missing-values" is all that the section "missing" shows: place it under {% section missing %}',
	);
});

test("nothing repeats, computes, reads files or tells the time", () => {
	const refused = (text: string) => refusal(text).replace("sample/narrative/customers.md: ", "");
	const tags = "there are comment, raw, section, figure";
	for (const tag of ["for i in (1..1000000000)", "include 'x'", "render 'x'", "layout 'x'", "assign a = 1"])
		assert.equal(
			refused(`a\n {% ${tag} %}`),
			`line 2: column 2: there is no tag "${tag.slice(0, tag.indexOf(" "))}"; ${tags}`,
		);
	const named = "is not the name of a value, such as {{ report.title }}";
	for (const value of ["(1..1000000000)", '"now"', "1", "table[report.title]", "report.title == 1"])
		assert.equal(refused(`{{ ${value} }}`), `line 1: column 1: {{ ${value} }} ${named}`);
	assert.equal(
		refused('{{ report.title | date: "%s" }}'),
		'line 1: column 1: "| date": a value is written in the report\'s own format only',
	);
	for (const name of ["constructor", "__proto__", "toString"])
		assert.match(refused(`{{ report.${name} }}`), new RegExp(`^line 1: column 4: "report" has no "${name}"`));
});

test("what cannot be read is told with its place", () => {
	assert.equal(refusal("a\n\n {{ b"), 'sample/narrative/customers.md: line 3: column 2: output "{{ b" not closed');
});

test("comments and raw text are no references", () => {
	assert.equal(fill("a{% comment %} {{ x }} {% endcomment %} {% raw %}{{ y }}{% endraw %}"), "a {{ y }}");
});

test("a footnote has its note among the same words, or is a source of the chapter", () => {
	assert.equal(
		refusal("One.[^a]\n{% figure ages %}\nTwo.[^b][^2]\n\n[^a]: Here.\n[^b]: There."),
		[
			'line 1: column 5: the footnote [^a] has no note "[^a]: ..." in the words around it, up to the next figure or section',
			'line 3: column 9: the footnote [^2] has no note "[^2]: ..." in the words around it, up to the next figure or section',
		]
			.map((problem) => `sample/narrative/customers.md: ${problem}`)
			.join("\n"),
	);
	assert.equal(chapterWith("A source.[^1]", "recommendations.md").introduction?.length, 1);
});
