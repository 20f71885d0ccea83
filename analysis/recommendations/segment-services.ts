/** Kinds of segments, by what sets them apart, each with how to engage it, what to market to it and how to serve it. */
import type { DistinctFeature } from "./segment-features.ts";

export interface SegmentService {
	/** "Give Quiet savers ...". */
	claim(segment: string): string;
	/** Ends of the sentence "Engage them ...". */
	engagement: string;
	/** Of "market ...". */
	marketing: string;
	/** Of "serve them ...". */
	service: string;
	/** As a sentence. */
	risk: string;
	/** In words: "the share of customers who ...". */
	outcome: string;
}

interface SegmentKind extends SegmentService {
	isOf(features: readonly DistinctFeature[]): boolean;
}

type Sought = readonly [label: RegExp, sign: 1 | -1];

/** Labels as the features of segments have them, with and without a time that they are for. */
const wealth: Sought[] = [
	[/^(Balance|Income)$/, 1],
	[/^Deposits?: money/i, 1],
];
const moneyMoved: Sought[] = [[/^Money moved/, 1]];
const little: Sought[] = [...wealth, ...moneyMoved].map(([label]) => [label, -1]);
const frequent: Sought[] = [
	[/^Transactions( |$)/, 1],
	[/^Months with a transaction$/, 1],
];
const longAgo: Sought[] = [[/^Days since the last transaction$/, 1]];
const quiet: Sought[] = [...longAgo, [/^Months with a transaction$/, -1], [/^Change in transactions/, -1]];
const cash: Sought[] = [[/^(Cash )?Withdrawals?: money/i, 1]];

function hasAny(features: readonly DistinctFeature[], sought: readonly Sought[]): boolean {
	return features.some(({ label, difference }) =>
		sought.some(([name, sign]) => name.test(label) && sign * difference > 0),
	);
}

/** The first that a segment is of counts. */
const kinds: SegmentKind[] = [
	{
		isOf: (features) => hasAny(features, frequent) && hasAny(features, [...wealth, ...moneyMoved]),
		claim: (segment) => `Give ${segment} premium service and priority support`,
		engagement: "with early access to what is new",
		marketing: "a premium account and advice on larger sums",
		service: "first, by a team that knows them",
		risk: "They use the bank much already: a premium costs money where it only thanks them for it.",
		outcome: "the share of customers who keep their account as their main one",
	},
	{
		isOf: (features) => hasAny(features, wealth) && hasAny(features, longAgo),
		claim: (segment) => `Give ${segment} an adviser who calls about their deposits`,
		engagement:
			"by a personal call, since their last transaction lies further back on average than that of all customers",
		marketing: "term deposits and investments rather than everyday services",
		service: "through one adviser who stays the same",
		risk: "Customers who leave much money untouched may move it once they are reminded of it.",
		outcome: "the share of customers who take up a deposit or investment product",
	},
	{
		isOf: (features) => hasAny(features, wealth),
		claim: (segment) => `Offer ${segment} deposit advice from an adviser of their own`,
		engagement: "with a yearly review of what they have put aside",
		marketing: "term deposits, savings plans and investments",
		service: "by appointment with an adviser",
		risk: "Advice costs more than it brings where deposits would have stayed and grown anyway.",
		outcome: "the share of customers who take up a deposit or investment product",
	},
	{
		isOf: (features) => hasAny(features, cash),
		claim: (segment) => `Make withdrawals easy for ${segment}, and show them payments without cash`,
		engagement: "where they take out money, at machines and in branches",
		marketing: "payments by card and phone, with help for the first one",
		service: "at machines nearby, with staff who show how the rest is done online",
		risk: "Those who prefer cash may feel pushed, and machines cost money.",
		outcome: "the share of customers who pay without cash in a month",
	},
	{
		isOf: (features) => hasAny(features, frequent),
		claim: (segment) => `Reward ${segment} for everyday banking, and let them serve themselves`,
		engagement: "in the app or on the site, when they pay or transfer",
		marketing: "rewards for everyday payments and a plan that puts small sums aside",
		service: "by self-service that is quick at many small transactions",
		risk: "Rewards are paid for transactions that would have been made anyway.",
		outcome: "the share of customers who take up a plan or a further product",
	},
	{
		isOf: (features) => hasAny(features, little) && features.every(({ difference }) => difference < 0),
		claim: (segment) => `Serve ${segment} digitally at low cost, and help them to one more product`,
		engagement: "with few messages, each about one thing",
		marketing: "one simple product that they lack, such as a savings account",
		service: "online, with answers that need no call",
		risk: "Who holds little here may bank elsewhere, and low-cost service gives no reason to come over.",
		outcome: "the share of customers who take up a further product",
	},
	{
		isOf: (features) => hasAny(features, quiet),
		claim: (segment) => `Invite ${segment} to use their account more often`,
		engagement: "with one message that says what the account can do for them",
		marketing: "a first standing order or a salary account rather than more products",
		service: "with help to set it up, in few steps",
		risk: "A message may remind customers of an account that they meant to close.",
		outcome: "the share of customers who make more transactions than before",
	},
];

/** Undefined where what sets a segment apart suggests none. */
export function findSegmentService(features: readonly DistinctFeature[]): SegmentService | undefined {
	return kinds.find((kind) => kind.isOf(features));
}
