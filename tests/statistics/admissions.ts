import type { TwoByTwo } from "../../analysis/statistics/two-by-two.ts";
import { tableOf } from "./counts.ts";

/** Men (exposed) and women admitted to six departments: R's `UCBAdmissions`, after Bickel and others, Science 187 (1975). */
export const admissions: TwoByTwo[] = (
	[
		[512, 825, 89, 108],
		[353, 560, 17, 25],
		[120, 325, 202, 593],
		[138, 417, 131, 375],
		[53, 191, 94, 393],
		[22, 373, 24, 341],
	] as const
).map(tableOf);
