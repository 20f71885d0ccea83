import { generateDigitalBanking } from "./digital-banking.ts";

/** Folders of `data/` whose files are generated, each with what makes them. */
export const examples: Record<string, () => Map<string, string>> = {
	"digital-banking": generateDigitalBanking,
};
