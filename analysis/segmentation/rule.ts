/** A simple rule that finds the members of a segment, in the units of the data, tried on customers it was not made from. */
import { DecisionTreeClassifier, type TreeNode } from "ml-cart";
import type { Formats } from "../format.ts";
import { joinWords } from "../narrative/words.ts";
import type { Feature } from "./features.ts";
import { featureInWords } from "./names.ts";

const deepest = 3;
/** A leaf of fewer customers is not split: a rule is not made for a handful. */
const fewestInLeaf = 20;

export interface Condition {
	feature: Feature;
	/** At least, and below; null where there is no bound. */
	from: number | null;
	below: number | null;
}

export interface Rule {
	conditions: Condition[];
	/** Of those that the rule finds, the share that are members; on customers held out. */
	precision: number;
	/** Of the members, the share that the rule finds; on customers held out. */
	recall: number;
	/** Customers held out. */
	heldOut: number;
}

/** A row a customer: values of the features in their own units, and whether the customer is a member. */
export interface Case {
	values: readonly number[];
	isMember: boolean;
}

/**
 * A decision tree of depth 3 (Breiman and others, Classification and Regression Trees, 1984, by ml-cart) is grown on the
 * first two thirds of the cases; of its paths to members the one with the best F1 there is the rule, tried on the last
 * third. Undefined where no path leads to members. Values are taken to two digits, so that thresholds can be said.
 */
export function findRule(cases: readonly Case[], features: readonly Feature[]): Rule | undefined {
	const rounded = cases.map(({ values, isMember }) => ({
		values: values.map((value) => Number(value.toPrecision(2))),
		isMember,
	}));
	const cut = Math.round((cases.length * 2) / 3);
	const [training, heldOut] = [rounded.slice(0, cut), rounded.slice(cut)];
	const members = training.filter(({ isMember }) => isMember).length;
	if (members === 0 || members === training.length || heldOut.length === 0) return undefined;
	const tree = new DecisionTreeClassifier({ gainFunction: "gini", maxDepth: deepest, minNumSamples: fewestInLeaf });
	tree.train(
		training.map(({ values }) => [...values]),
		training.map(({ isMember }) => Number(isMember)),
	);
	const paths = listPaths(tree.toJSON().root, features);
	const tried = paths.map((conditions) => ({ conditions, ...tryRule(conditions, training, features) }));
	const best = tried.toSorted((a, b) => f1(b) - f1(a))[0];
	if (!best || f1(best) === 0) return undefined;
	return { conditions: best.conditions, ...tryRule(best.conditions, heldOut, features), heldOut: heldOut.length };
}

interface Tried {
	precision: number;
	recall: number;
}

function f1({ precision, recall }: Tried): number {
	return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

/** Every node but the root is a candidate: a shorter path is a simpler rule. */
function listPaths(root: TreeNode, features: readonly Feature[]): Condition[][] {
	const paths: Condition[][] = [];
	const walk = (node: TreeNode, conditions: Condition[]) => {
		if (conditions.length > 0) paths.push(conditions);
		const feature = node.splitColumn === undefined ? undefined : features[node.splitColumn];
		if (!feature || node.splitValue === undefined) return;
		const split = Number(node.splitValue.toPrecision(2));
		if (node.left) walk(node.left, narrow(conditions, { feature, from: null, below: split }));
		if (node.right) walk(node.right, narrow(conditions, { feature, from: split, below: null }));
	};
	walk(root, []);
	return paths;
}

/** One condition a feature: two bounds on the same side leave the tighter one. */
function narrow(conditions: readonly Condition[], added: Condition): Condition[] {
	const own = conditions.find(({ feature }) => feature.id === added.feature.id);
	if (!own) return [...conditions, added];
	const merged = { feature: own.feature, from: added.from ?? own.from, below: added.below ?? own.below };
	return conditions.map((condition) => (condition === own ? merged : condition));
}

function tryRule(conditions: readonly Condition[], cases: readonly Case[], features: readonly Feature[]): Tried {
	const places = conditions.map(({ feature }) => features.indexOf(feature));
	const found = cases.filter(({ values }) =>
		conditions.every(({ from, below }, i) => {
			const value = values[places[i] ?? -1] ?? 0;
			return (from === null || value >= from) && (below === null || value < below);
		}),
	);
	const hits = found.filter(({ isMember }) => isMember).length;
	const members = cases.filter(({ isMember }) => isMember).length;
	return { precision: found.length === 0 ? 0 : hits / found.length, recall: members === 0 ? 0 : hits / members };
}

/** "balance of at least $52,000 and transactions a month below 3". */
export function spellRule({ conditions }: Rule, { cell }: Formats): string {
	return joinWords(
		conditions.map(({ feature, from, below }) => {
			const name = featureInWords(feature.label);
			const value = (bound: number | null) => cell(bound, feature.format);
			if (from !== null && below !== null) return `${name} from ${value(from)} to below ${value(below)}`;
			return from === null ? `${name} below ${value(below)}` : `${name} of at least ${value(from)}`;
		}),
	);
}
