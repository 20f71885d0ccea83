/** The vocabulary of roles: what a table and a field mean to the analysis. */

export const tableRoles = ["customers", "transactions", "holdings", "engagement", "purchases", "segments"] as const;
export type TableRole = (typeof tableRoles)[number];

/** What a table may mean that holds no customers: published figures of others, which findings are held against. */
export const researchRole = "research";

export interface FieldRole {
	/** As readers see it. */
	label: string;
	kind: "key" | "category" | "number" | "date" | "month" | "flag";
	/** `money` is in the report's currency. */
	unit?: "money" | "years" | "count" | "minutes";
	/** The relation that the field's values end up in, whatever the role of the table it stands in. */
	relation: TableRole;
	/** What a value that is not of its type or breaks a constraint costs: itself (it becomes missing) or its row. */
	rejects: "value" | "row";
	/** Describes people in a way that the law protects: it may describe groups, never select them for an offer. */
	protected?: true;
	/** Bounds that hold in any bank; a descriptor's constraints come on top. */
	minimum?: number;
	maximum?: number;
	/** In wide tables, the property of the descriptor's field that names the member a column stands for. */
	member?: "product" | "channel" | "transaction";
}

const demographic = { kind: "category", relation: "customers", rejects: "value" } as const;
const measure = { kind: "number", relation: "customers", rejects: "value" } as const;

export const fieldRoles = {
	customer: { label: "Customer", kind: "key", relation: "customers", rejects: "row" },

	age: { ...measure, label: "Age", unit: "years", protected: true, minimum: 0, maximum: 120 },
	birth_date: { label: "Birth date", kind: "date", relation: "customers", rejects: "value", protected: true },
	age_band: { ...demographic, label: "Age band", protected: true },
	gender: { ...demographic, label: "Gender", protected: true },
	marital_status: { ...demographic, label: "Marital status", protected: true },
	occupation: { ...demographic, label: "Occupation" },
	education: { ...demographic, label: "Education" },
	city: { ...demographic, label: "City" },
	region: { ...demographic, label: "Region" },

	balance: { ...measure, label: "Balance", unit: "money" },
	income: { ...measure, label: "Income", unit: "money" },
	credit_score: { ...measure, label: "Credit score", minimum: 0 },
	tenure: { ...measure, label: "Tenure", unit: "years", minimum: 0 },

	date: { label: "Date", kind: "date", relation: "transactions", rejects: "row" },
	month: { label: "Month", kind: "month", relation: "transactions", rejects: "row" },
	type: { label: "Type", kind: "category", relation: "transactions", rejects: "value" },
	category: { label: "Category", kind: "category", relation: "transactions", rejects: "value" },
	payment_type: { label: "Payment type", kind: "category", relation: "transactions", rejects: "value" },
	amount: {
		label: "Amount",
		kind: "number",
		unit: "money",
		relation: "transactions",
		rejects: "row",
		member: "transaction",
	},
	transaction_count: {
		label: "Number of transactions",
		kind: "number",
		unit: "count",
		relation: "transactions",
		rejects: "value",
		minimum: 0,
		member: "transaction",
	},

	product: { label: "Product", kind: "category", relation: "holdings", rejects: "row" },
	held: { label: "Held", kind: "flag", relation: "holdings", rejects: "value", member: "product" },
	usage: {
		label: "Times used a month",
		kind: "number",
		unit: "count",
		relation: "holdings",
		rejects: "value",
		minimum: 0,
		member: "product",
	},

	channel: { label: "Channel", kind: "category", relation: "engagement", rejects: "row" },
	impressions: {
		label: "Impressions",
		kind: "number",
		unit: "count",
		relation: "engagement",
		rejects: "value",
		minimum: 0,
		member: "channel",
	},
	clicks: {
		label: "Clicks",
		kind: "number",
		unit: "count",
		relation: "engagement",
		rejects: "value",
		minimum: 0,
		member: "channel",
	},
	logins: {
		label: "Logins",
		kind: "number",
		unit: "count",
		relation: "engagement",
		rejects: "value",
		minimum: 0,
		member: "channel",
	},
	minutes: {
		label: "Minutes",
		kind: "number",
		unit: "minutes",
		relation: "engagement",
		rejects: "value",
		minimum: 0,
		member: "channel",
	},
	activity: {
		label: "Activity",
		kind: "number",
		relation: "engagement",
		rejects: "value",
		minimum: 0,
		member: "channel",
	},
	responded: { label: "Responded", kind: "flag", relation: "engagement", rejects: "value", member: "channel" },

	purchased: { label: "Purchased", kind: "flag", relation: "purchases", rejects: "value", member: "product" },

	segment: { label: "Segment", kind: "category", relation: "segments", rejects: "value" },
} as const satisfies Record<string, FieldRole>;

export type FieldRoleName = keyof typeof fieldRoles;

export function fieldRole(name: FieldRoleName): FieldRole {
	return fieldRoles[name];
}
