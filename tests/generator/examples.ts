import { generateBankAccounts } from "./bank-accounts.ts";
import { generateDigitalBanking } from "./digital-banking.ts";

/** Folders of `data/` whose files are generated, each with what makes them: the text of each file, packed or not. */
export const examples: Record<string, () => Map<string, string>> = {
	"bank-accounts": generateBankAccounts,
	"digital-banking": generateDigitalBanking,
};
