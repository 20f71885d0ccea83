/** Three groups of bank customers, told apart by what they do, and what is the same for all of them. */

export const transactionTypes = ["Deposit", "Withdrawal", "Transfer", "Payment", "Fee"] as const;
export type TransactionType = (typeof transactionTypes)[number];

export const products = ["Debit card", "Credit card", "Insurance", "Investment account", "Personal loan"] as const;
export type Product = (typeof products)[number];

export const campaigns = ["Email", "SMS", "Social media"] as const;
export type Campaign = (typeof campaigns)[number];

export const ownChannels = ["Mobile app", "Online banking"] as const;
export type OwnChannel = (typeof ownChannels)[number];

export const channels = [...ownChannels, ...campaigns] as const;
export type Channel = (typeof channels)[number];

/** What is usual in a group: medians, and shares of 0 to 1. */
export interface BehaviorGroup {
	customers: number;
	/** The mean. */
	age: number;
	balance: number;
	/** In the ledger's 380 days. */
	transactions: number;
	/** Of each type, how common it is in relation to the others, and what one comes to. */
	types: Record<TransactionType, { weight: number; amount: number }>;
	/** Whether deposits come on the first days of a month. */
	depositsAtMonthStart: boolean;
	/** A month. */
	logins: Record<OwnChannel, number>;
	/** The mean share of emails that are clicked. */
	emailClickRate: number;
	/** Share that hold an investment account. */
	investors: number;
	/** A month, of a credit card: the mean. */
	creditCardUses: number;
	/** Share that takes an offer, of customers without an investment account whose clicks are usual. */
	takers: number;
	/** Customers without a transaction in the last 90 days. */
	dormant: number;
	/** Customers who use the bank less and less. */
	falling: number;
}

export const groups = {
	"Digital regulars": {
		customers: 3600,
		age: 41,
		balance: 2_300,
		transactions: 26,
		types: {
			Deposit: { weight: 8, amount: 150 },
			Withdrawal: { weight: 8, amount: 40 },
			Transfer: { weight: 9, amount: 55 },
			Payment: { weight: 73, amount: 21 },
			Fee: { weight: 2, amount: 4 },
		},
		depositsAtMonthStart: false,
		logins: { "Mobile app": 17, "Online banking": 4.5 },
		emailClickRate: 0.14,
		investors: 0.16,
		creditCardUses: 4.2,
		takers: 0.09,
		dormant: 60,
		falling: 0,
	},
	"Branch traditionalists": {
		customers: 3400,
		age: 48,
		balance: 2_600,
		transactions: 13,
		types: {
			Deposit: { weight: 18, amount: 330 },
			Withdrawal: { weight: 48, amount: 150 },
			Transfer: { weight: 14, amount: 170 },
			Payment: { weight: 16, amount: 75 },
			Fee: { weight: 4, amount: 4 },
		},
		depositsAtMonthStart: false,
		logins: { "Mobile app": 0.4, "Online banking": 0.4 },
		emailClickRate: 0.06,
		investors: 0.18,
		creditCardUses: 2.1,
		takers: 0.25,
		dormant: 110,
		falling: 408,
	},
	"Quiet savers": {
		customers: 3000,
		age: 45,
		balance: 8_500,
		transactions: 12,
		types: {
			Deposit: { weight: 82, amount: 320 },
			Withdrawal: { weight: 5, amount: 110 },
			Transfer: { weight: 6, amount: 150 },
			Payment: { weight: 5, amount: 40 },
			Fee: { weight: 2, amount: 4 },
		},
		depositsAtMonthStart: true,
		logins: { "Mobile app": 1.6, "Online banking": 1.6 },
		emailClickRate: 0.025,
		investors: 0.3,
		creditCardUses: 2.1,
		takers: 0.47,
		dormant: 90,
		falling: 0,
	},
} as const satisfies Record<string, BehaviorGroup>;

export type BehaviorGroupName = keyof typeof groups;
export const groupNames = Object.keys(groups) as BehaviorGroupName[];

/** How far customers of one group differ: standard deviations of the logarithm. */
export const spread = { balance: 0.9, transactions: 0.18, ticket: 0.12, logins: 0.35 } as const;

/** Of each product but two, the share that holds it, in every group. Investment accounts go by group. */
export const holders = { "Debit card": 0.82, "Credit card": 0.38, Insurance: 0.28, "Personal loan": 0.14 } as const;

/** How much more often credit card and insurance are held together than chance would have it. */
export const creditCardInsuranceLift = 1.6;

/** How often a holder uses a product in a month: the mean, whatever the group. Credit cards go by group. */
export const uses = { "Debit card": 2.6, Insurance: 0.4, "Investment account": 1.2, "Personal loan": 0.9 } as const;
