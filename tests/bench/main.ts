/** `npm run bench`: how long segments take, and how much memory, as the number of customers grows. */
import { type BenchResult, benchSegmentation } from "./segmentation.ts";

const sizes = [10_000, 100_000, 1_000_000];

const results: BenchResult[] = [];
for (const customers of sizes) {
	results.push(await benchSegmentation(customers));
	const { steps, fit, label, peakMegabytes } = results.at(-1) as BenchResult;
	const [first] = results;
	const ratio = first ? ((fit + label) / (first.fit + first.label)).toFixed(1) : "1.0";
	console.log(
		`${customers.toLocaleString("en-US").padStart(9)} customers: fit ${fit.toFixed(1)} s (${steps} steps over all), label ${label.toFixed(1)} s, ` +
			`${ratio} times the time of ${sizes[0]?.toLocaleString("en-US")}, peak memory ${Math.round(peakMegabytes)} MB`,
	);
}
