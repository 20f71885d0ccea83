/** What of ml-cart is used: the package has no types of its own. */
declare module "ml-cart" {
	export interface TreeNode {
		/** The index of the feature that is split; a leaf has none. */
		splitColumn?: number;
		/** Smaller values go left. */
		splitValue?: number;
		left?: TreeNode;
		right?: TreeNode;
	}

	export class DecisionTreeClassifier {
		constructor(options: { gainFunction: "gini"; maxDepth: number; minNumSamples: number });
		train(trainingSet: number[][], trainingLabels: number[]): void;
		predict(toPredict: number[][]): number[];
		toJSON(): { root: TreeNode };
	}
}
