/** What is planted in `data/mitron-credit-card/`: who there is, what they earn, and how they spend. Shares are 0 to 1. */

export interface Group {
	/** Share of customers, whatever the other demographics. */
	share: number;
	/**
	 * Mean monthly spend of the group over its mean monthly income. Only occupations give the level: those of another
	 * demographic are in relation to one another.
	 */
	utilization: number;
}

export interface Occupation extends Group {
	/** Monthly, in rupees: the median at the ages from 25 to 34. */
	income: number;
	/** Standard deviation of the logarithm of income. */
	spread: number;
	/** Percent by which spend rises with each percent of income, within the occupation. */
	elasticity: number;
}

export const occupations = {
	"Salaried IT Employees": { share: 0.31, utilization: 0.5, income: 58_000, spread: 0.3, elasticity: 0.95 },
	"Salaried Other Employees": { share: 0.23, utilization: 0.42, income: 38_000, spread: 0.26, elasticity: 1 },
	Freelancers: { share: 0.19, utilization: 0.38, income: 40_000, spread: 0.58, elasticity: 0.3 },
	"Business Owners": { share: 0.16, utilization: 0.34, income: 66_000, spread: 0.38, elasticity: 0.95 },
	"Government Employees": { share: 0.11, utilization: 0.28, income: 51_000, spread: 0.24, elasticity: 0.95 },
} as const satisfies Record<string, Occupation>;

/** `earning`: income in relation to the ages from 25 to 34. */
export const ageGroups = {
	"21-24": { share: 0.17, utilization: 0.36, earning: 0.78 },
	"25-34": { share: 0.36, utilization: 0.44, earning: 1 },
	"35-45": { share: 0.31, utilization: 0.43, earning: 1.06 },
	"45+": { share: 0.16, utilization: 0.33, earning: 1.12 },
} as const satisfies Record<string, Group & { earning: number }>;

export const cities = {
	Mumbai: { share: 0.27, utilization: 0.44 },
	Bengaluru: { share: 0.2, utilization: 0.395 },
	"Delhi NCR": { share: 0.19, utilization: 0.43 },
	Chennai: { share: 0.18, utilization: 0.38 },
	Hyderabad: { share: 0.16, utilization: 0.385 },
} as const satisfies Record<string, Group>;

export const genders = {
	Male: { share: 0.62, utilization: 1 },
	Female: { share: 0.38, utilization: 1 },
} as const satisfies Record<string, Group>;

export const maritalStatuses = {
	Married: { share: 0.72, utilization: 1 },
	Single: { share: 0.28, utilization: 1 },
} as const satisfies Record<string, Group>;

export interface Person {
	occupation: keyof typeof occupations;
	ageGroup: keyof typeof ageGroups;
	city: keyof typeof cities;
	gender: keyof typeof genders;
	maritalStatus: keyof typeof maritalStatuses;
}

export const demographics: { [Name in keyof Person]: Readonly<Record<Person[Name], Group>> } = {
	occupation: occupations,
	ageGroup: ageGroups,
	city: cities,
	gender: genders,
	maritalStatus: maritalStatuses,
};

export const demographicNames = keysOf(demographics);

/** Spends `times` as much of its income as its occupation, age group and city would have it. */
export const keySegment = {
	members: { occupation: "Salaried IT Employees", ageGroup: "25-34", city: "Mumbai" },
	times: 1.3,
} as const satisfies { members: Partial<Person>; times: number };

/** Few, and with nothing of their own: they spend as those do who are like them but for the last demographic. */
export const smallGroups = [
	{ occupation: "Salaried IT Employees", city: "Delhi NCR", maritalStatus: "Single" },
	{ ...keySegment.members, gender: "Male" },
] as const satisfies Partial<Person>[];

export function isMember(person: Person, members: Partial<Person>): boolean {
	return keysOf(members).every((name) => person[name] === members[name]);
}

/** Standard deviation of the logarithm of what a customer spends of the income, beyond all that is planted. */
export const utilizationSpread = 0.37;

/** Share of each category in the money spent, and share of it that is paid by credit card. */
export const categories = {
	Bills: { share: 0.19, byCreditCard: 0.27 },
	Groceries: { share: 0.155, byCreditCard: 0.29 },
	Electronics: { share: 0.15, byCreditCard: 0.54 },
	Travel: { share: 0.11, byCreditCard: 0.55 },
	Food: { share: 0.105, byCreditCard: 0.38 },
	"Health & Wellness": { share: 0.1, byCreditCard: 0.42 },
	Apparel: { share: 0.08, byCreditCard: 0.45 },
	Entertainment: { share: 0.07, byCreditCard: 0.42 },
	Others: { share: 0.04, byCreditCard: 0.4 },
} as const;

export type Category = keyof typeof categories;

/** Share of money in each month, in calendar order. */
export const months = {
	May: 0.144,
	June: 0.149,
	July: 0.153,
	August: 0.157,
	September: 0.189,
	October: 0.208,
} as const;

export const creditCard = "Credit Card";

/** Of what is not paid by credit card, the shares of the first and the last month; those between lie on a straight line. */
export const otherPayments = {
	UPI: { first: 0.22 / 0.6, last: 0.28 / 0.6 },
	"Debit Card": { first: 0.28 / 0.6, last: 0.22 / 0.6 },
	"Net Banking": { first: 0.1 / 0.6, last: 0.1 / 0.6 },
} as const;

export type OtherPayment = keyof typeof otherPayments;

export const paymentTypes = [creditCard, ...keysOf(otherPayments)] as const;

/** A group's share of money in a category is `times` that of everyone. */
export interface Taste<What> {
	group: Partial<Person>;
	what: What;
	times: number;
}

/** They balance: a group that spends more in one category spends less in another, and all others stay as they are. */
export const categoryTastes: readonly Taste<Category>[] = [
	{ group: { gender: "Female" }, what: "Health & Wellness", times: 1.25 },
	{ group: { gender: "Female" }, what: "Apparel", times: 1.15 },
	{ group: { gender: "Male" }, what: "Electronics", times: 1.15 },
	{ group: { ageGroup: "21-24" }, what: "Entertainment", times: 1.35 },
	{ group: { ageGroup: "21-24" }, what: "Electronics", times: 1.15 },
	{ group: { ageGroup: "21-24" }, what: "Bills", times: 0.75 },
	{ group: { occupation: "Business Owners" }, what: "Travel", times: 1.4 },
	{ group: { occupation: "Business Owners" }, what: "Groceries", times: 0.72 },
];

/** They balance too: what is not paid by debit card is paid the other way. */
export const paymentTastes: readonly Taste<OtherPayment>[] = [
	{ group: { ageGroup: "21-24" }, what: "UPI", times: 1.25 },
	{ group: { ageGroup: "21-24" }, what: "Debit Card", times: 0.75 },
	{ group: { occupation: "Business Owners" }, what: "Net Banking", times: 1.6 },
	{ group: { occupation: "Business Owners" }, what: "Debit Card", times: 0.76 },
];

/** Standard deviations of logarithms: what one customer likes, how months differ for one, and single amounts. */
export const spreads = { category: 0.25, payment: 0.3, month: 0.12, amount: 0.5 } as const;

export function keysOf<Key extends string>(record: Partial<Record<Key, unknown>>): Key[] {
	return Object.keys(record) as Key[];
}
