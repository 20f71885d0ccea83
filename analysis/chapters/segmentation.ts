/** Which groups of customers there are, whether they are real, what each is, and how its members are found. */
import { definitions } from "../definitions.ts";
import type { Section } from "../document.ts";
import { identifier, literal } from "../engine/engine.ts";
import type { Settings } from "../report.ts";
import { numberOfSegments } from "../sections/segments/evidence-figures.ts";
import { gatherFacts, weighMoney } from "../sections/segments/facts.ts";
import { correlationMatrix, featureDistributions } from "../sections/segments/feature-figures.ts";
import { howSegmentsWereMade } from "../sections/segments/how.ts";
import { componentsTable, segmentMap } from "../sections/segments/map.ts";
import { mediansTables } from "../sections/segments/medians.ts";
import { differencesDots, differencesHeatmap, moneyFigure, sizesFigure } from "../sections/segments/overview.ts";
import { passport } from "../sections/segments/passport.ts";
import { suppliedAgainstFitted } from "../sections/segments/supplied-and-fitted.ts";
import { trustTable } from "../sections/segments/trust-table.ts";
import { type Feature, listFeatures, makeFeatures } from "../segmentation/features.ts";
import { keepSegments } from "../segmentation/keep.ts";
import { adoptSegments, fitSegments, type Segmentation } from "../segmentation/segment.ts";
import type { Bank } from "../tables/bank.ts";
import { type ChapterDefinition, describe } from "./chapter.ts";

export const segmentation: ChapterDefinition = {
	id: "segmentation",
	title: "Segments",
	question: "Which groups of customers are there, and can they be trusted?",
	needs: { customers: [] },
	makesRelation: true,
	async lacks(bank, settings) {
		const listed = await listFeatures(bank, settings);
		const differing = listed.length < 2 ? [] : await findDiffering(bank, settings);
		return differing.length < 2 ? ["second measure of money or behavior in which customers differ"] : [];
	},
	mainPoints: ["number-of-segments", "segments"],
	async analyze(bank, settings) {
		const supplied = bank.relations.has("segments");
		const against = supplied && asksForFit(settings) ? await compareWithFit(bank, settings) : [];
		const made = supplied ? await adoptSegments(bank, settings) : await fitSegments(bank, settings);
		const described = made.segments.length > 0 ? await describeSegments(bank, made, settings) : [];
		if (made.segments.length > 0) await keepSegments(bank, made, settings);
		return describe([
			await describeFeatures(bank, made, settings),
			numberOfSegments(made, settings),
			...described,
			...against,
			howSegmentsWereMade(made, settings),
		]);
	},
};

/** The features that are not the same for nearly all customers. */
async function findDiffering(bank: Bank, settings: Settings): Promise<Feature[]> {
	const { engine } = bank;
	const { features } = await makeFeatures(bank, settings);
	const cut = definitions.winsorizeShare.value;
	const columns = features.map(({ id }, i) => {
		const x = identifier(id);
		return `${engine.quantile(x, cut)} < ${engine.quantile(x, 1 - cut)} as f${i}`;
	});
	const [row] = await engine.rows(`select ${columns.join(", ")} from features`);
	return features.filter((_, i) => row?.[`f${i}`] === true);
}

/** A report that has segments and says how to group customers wants both. */
function asksForFit({ clustering }: Settings): boolean {
	return clustering.features !== undefined || clustering.k !== undefined;
}

async function compareWithFit(bank: Bank, settings: Settings): Promise<Section[]> {
	const fitted = await fitSegments(bank, settings);
	if (fitted.segments.length === 0) return [];
	const names = fitted.segments.map(({ number, name }) => `when ${number} then ${literal(name)}`).join(" ");
	await bank.engine.run(`create or replace table fitted_segments as
		select customer, case segment ${names} end as segment from customer_segments`);
	return [await suppliedAgainstFitted(bank, settings)];
}

async function describeFeatures(bank: Bank, { transformed }: Segmentation, settings: Settings): Promise<Section> {
	const distributions = await featureDistributions(bank, transformed, settings);
	const together = transformed.transforms.length > 1 ? [correlationMatrix(transformed, settings)] : [];
	return { id: "features", claim: distributions.claim, blocks: [distributions, ...together] };
}

/** All segments side by side, then a passport each. */
async function describeSegments(bank: Bank, made: Segmentation, settings: Settings): Promise<Section[]> {
	const money = await weighMoney(bank);
	const facts = await gatherFacts(bank, made, money, settings);
	const sizes = sizesFigure(made, settings);
	const shares = money ? [moneyFigure(made, money, settings)] : [];
	const map = await segmentMap(bank, made, settings);
	const components = componentsTable(made);
	const overview: Section = {
		id: "segments",
		claim: shares[0]?.claim ?? sizes.claim,
		blocks: [
			...shares,
			sizes,
			...(map ? [map] : []),
			differencesHeatmap(made, settings),
			await differencesDots(bank, made, settings),
			...(components ? [components] : []),
			...mediansTables(made, facts, settings),
			trustTable(made, settings),
		],
	};
	const passports = made.segments.map((segment): Section => {
		const block = passport(segment, facts, settings);
		return { id: block.id, claim: block.claim, blocks: [block] };
	});
	return [overview, ...passports];
}
