/** `data/mitron-credit-card/`: customers of an invented bank, and what they spend by month, category and payment type. */
import { countSpellings, createPicker, listSpellings, type Spellings } from "./dirt.ts";
import { drawCardholders } from "./mitron-customers.ts";
import { paymentTypes } from "./mitron-groups.ts";
import { type Customer, describeCustomers, mustFind } from "./mitron-planted.ts";
import { categoryNames, cellsPerCustomer, cellsPerMonth, drawSpends, monthNames } from "./mitron-spends.ts";
import { createRandom, type Random } from "./random.ts";

const seed = 20231059;
const customerCount = 4000;

const missingIncomes = 36;

/** Spends that are refused, each in a row of its own. */
const negativeSpends = 6;
const notANumber = { "#REF!": 3, pending: 2 } as const satisfies Spellings;

/** Rows of a customer whose number was mistyped: nobody has it. */
const unknownCustomers = 2;

/** Months as the file has them: in no order. */
const fileMonths = ["October", "July", "May", "September", "June", "August"] as const;

/** The texts of a row that differ from what they were, by its place: `customer * cellsPerCustomer + cell`. */
type Spoiled = ReadonlyMap<number, { id?: string; spend?: string }>;

/** The files of the folder, by name. */
export function generateMitronCreditCard(): Map<string, string> {
	const random = createRandom(seed);
	const cardholders = drawCardholders(random, customerCount);
	const spends = drawSpends(random, cardholders);
	const numbers = random.shuffle(cardholders.map((_, i) => i + 1));
	const ids = numbers.map((number) => `MCC${String(number).padStart(4, "0")}`);
	const spoiled = spoilSpends(random, { ids, spends });
	const withoutIncome = new Set(createPicker(random, cardholders).pick(missingIncomes));
	const customers = cardholders.map((cardholder, i): Customer => {
		const own = spends.slice(i * cellsPerCustomer, (i + 1) * cellsPerCustomer);
		return {
			...cardholder,
			income: withoutIncome.has(cardholder) ? null : cardholder.income,
			spends: own.map((amount, cell) => (spoiled.has(i * cellsPerCustomer + cell) ? 0 : amount)),
		};
	});
	const planted = {
		seed,
		rows: {
			customers: { read: customers.length, kept: customers.length, rejected: 0 },
			spends: { read: spends.length, kept: spends.length - spoiled.size, rejected: spoiled.size },
		},
		rejectedRows: { unknownCustomer: unknownCustomers, negativeSpends, notANumber: countSpellings(notANumber) },
		missingValues: { avg_income: { "": missingIncomes } },
		mustFind,
		...describeCustomers(customers),
	};
	return new Map([
		["dim_customers.csv", writeCustomers(customers, ids)],
		["fact_spends.csv.gz", writeSpends(random, { ids, spends, spoiled })],
		["planted.json", `${JSON.stringify(planted, null, "\t")}\n`],
	]);
}

function spoilSpends(random: Random, { ids, spends }: { ids: readonly string[]; spends: Int32Array }): Spoiled {
	const { pick } = createPicker(random, [...spends.keys()]);
	const idOf = (place: number) => ids[Math.floor(place / cellsPerCustomer)] as string;
	const spoiled = new Map<number, { id?: string; spend?: string }>();
	for (const place of pick(negativeSpends)) spoiled.set(place, { spend: `-${spends[place]}` });
	for (const spend of listSpellings(notANumber)) for (const place of pick(1)) spoiled.set(place, { spend });
	for (const place of pick(unknownCustomers)) spoiled.set(place, { id: idOf(place).replace("MCC", "MCC-") });
	return spoiled;
}

/** Lines end as Windows ends them. */
function writeCustomers(customers: readonly Customer[], ids: readonly string[]): string {
	const header = "customer_id,age_group,city,occupation,gender,marital status,avg_income";
	const lines = customers.map(({ ageGroup, city, occupation, gender, maritalStatus, income }, i) =>
		[ids[i], ageGroup, city, occupation, gender, maritalStatus, income ?? ""].join(","),
	);
	return `${[header, ...lines].join("\r\n")}\r\n`;
}

/** A month's rows follow one another, and in them those of a customer, in whatever order. */
function writeSpends(
	random: Random,
	{ ids, spends, spoiled }: { ids: readonly string[]; spends: Int32Array; spoiled: Spoiled },
): string {
	const places = [...ids.keys()];
	const lines = ["customer_id,month,category,payment_type,spend"];
	for (const month of fileMonths) {
		const middles = categoryNames.flatMap((category) =>
			paymentTypes.map((payment) => `,${month},${category},${payment},`),
		);
		for (const i of random.shuffle(places)) {
			const first = i * cellsPerCustomer + monthNames.indexOf(month) * cellsPerMonth;
			for (const [cell, middle] of middles.entries()) {
				const texts = spoiled.get(first + cell);
				lines.push(`${texts?.id ?? ids[i]}${middle}${texts?.spend ?? spends[first + cell]}`);
			}
		}
	}
	return `${lines.join("\n")}\n`;
}
