import { generateBankAccounts } from "./bank-accounts.ts";
import { generateBehavioralPatterns } from "./behavioral-patterns.ts";
import { generateCampaignResponse } from "./campaign-response.ts";
import { generateDigitalBanking } from "./digital-banking.ts";
import { generateMitronCreditCard } from "./mitron-credit-card.ts";

/** Folders of `data/` whose files are generated, each with what makes them: the text of each file, packed or not. */
export const examples: Record<string, () => Map<string, string>> = {
	"bank-accounts": generateBankAccounts,
	"behavioral-patterns": generateBehavioralPatterns,
	"campaign-response": generateCampaignResponse,
	"digital-banking": generateDigitalBanking,
	"mitron-credit-card": generateMitronCreditCard,
};
