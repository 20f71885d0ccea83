/** The chapters of a report, in the order in which they are read. */
import { balances } from "./balances.ts";
import type { ChapterDefinition } from "./chapter.ts";
import { customers } from "./customers.ts";
import { segmentation } from "./segmentation.ts";

export const chapters: readonly ChapterDefinition[] = [customers, balances, segmentation];
