/** The chapters of a report, in the order in which they are read. */
import { balances } from "./balances.ts";
import type { ChapterDefinition } from "./chapter.ts";
import { customers } from "./customers.ts";
import { engagement } from "./engagement.ts";
import { keySegments } from "./key-segments.ts";
import { products } from "./products.ts";
import { risk } from "./risk.ts";
import { segmentation } from "./segmentation.ts";
import { spending } from "./spending.ts";
import { transactions } from "./transactions.ts";
import { utilization } from "./utilization.ts";

export const chapters: readonly ChapterDefinition[] = [
	customers,
	balances,
	segmentation,
	products,
	transactions,
	engagement,
	utilization,
	spending,
	keySegments,
	risk,
];
