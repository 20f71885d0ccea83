/** Every threshold and default, each with its reason and source. A descriptor's `report` may set those that say so. */
import { behaviorDefinitions } from "./definitions/behavior.ts";
import { changesDefinitions } from "./definitions/changes.ts";
import { creditCardDefinitions } from "./definitions/credit-cards.ts";
import { depositsAndServiceDefinitions } from "./definitions/deposits-and-service.ts";
import { generalDefinitions } from "./definitions/general.ts";
import { riskDefinitions } from "./definitions/risk.ts";
import { segmentationDefinitions } from "./definitions/segmentation.ts";

export const definitions = {
	...generalDefinitions,
	...segmentationDefinitions,
	...behaviorDefinitions,
	...creditCardDefinitions,
	...changesDefinitions,
	...depositsAndServiceDefinitions,
	...riskDefinitions,
};
