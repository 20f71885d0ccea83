/** The customers of `data/behavioral-patterns/`, with all that their files will say of them. */
import { shuffleApart } from "./behavior-balance.ts";
import { drawCampaign, drawLogins, type MonthOfChannel, type Reached } from "./behavior-engagement.ts";
import {
	type BehaviorGroupName,
	type Campaign,
	groupNames,
	groups,
	type OwnChannel,
	ownChannels,
	type Product,
	products,
} from "./behavior-groups.ts";
import type { Habit } from "./behavior-ledger.ts";
import { chanceLimit, drawWares } from "./behavior-offers.ts";
import { drawPeople, type Person, traitsOfPeople } from "./behavior-people.ts";
import { drawUses } from "./behavior-uses.ts";
import type { Random } from "./random.ts";

/** They did not agree to be written to: no campaign reaches them, and they get no offer. */
export const withoutConsent = 400;

/** In standard errors: how far age and the like may go by chance with taking an offer. They are many, and come together. */
const traitLimit = 1.2;

/** As the files have them: null where they give no value. */
export interface BehaviorCustomer {
	id: string;
	group: BehaviorGroupName;
	habit: Habit;
	person: { [trait in keyof Person]: Person[trait] | null };
	/** Times used a month, of each product held. */
	uses: Map<Product, number | null>;
	/** By channel and month. */
	engagement: MonthOfChannel[];
	/** Undefined without an offer. */
	offer: { product: Product; taken: boolean | null } | undefined;
}

/** What a customer lets the bank do and the files tell. */
interface Terms {
	consents: boolean;
	/** Whether there is an offer of which the files say whether it was taken. */
	isOutcomeKnown: boolean;
}

/**
 * The customers of all groups, in random order.
 *
 * @param options.unknownOutcomes how many offers there are of which the files do not say whether they were taken
 */
export function drawBehaviorCustomers(
	random: Random,
	{ unknownOutcomes }: { unknownOutcomes: number },
): BehaviorCustomer[] {
	const order = random.shuffle(
		groupNames.flatMap((group) => Array<BehaviorGroupName>(groups[group].customers).fill(group)),
	);
	const some = random.shuffle(order.map((_, place) => place)).slice(0, withoutConsent + unknownOutcomes);
	const refusing = new Set(some.slice(0, withoutConsent));
	const silent = new Set(some);
	const members = new Map(
		groupNames.map((name) => {
			const places = order.flatMap((group, place) => (group === name ? [place] : []));
			const terms = places.map((place) => ({ consents: !refusing.has(place), isOutcomeKnown: !silent.has(place) }));
			return [name, drawMembers(random, name, terms).values()] as const;
		}),
	);
	const customers = order.flatMap((group, place): BehaviorCustomer[] => {
		const next = members.get(group)?.next().value;
		return next ? [{ id: idOf(place + 1), ...next }] : [];
	});
	plantUses(random, customers);
	return customers;
}

export function idOf(number: number): string {
	return `C${String(number).padStart(5, "0")}`;
}

/** The customers of a group. People, logins and social media say nothing of who takes an offer. */
function drawMembers(
	random: Random,
	group: BehaviorGroupName,
	terms: readonly Terms[],
): Omit<BehaviorCustomer, "id">[] {
	const consenting = terms.filter(({ consents }) => consents).length;
	const draw = (campaign: Campaign) => drawCampaign(random, campaign, { group: groups[group], customers: consenting });
	const [email, sms] = [handOut(draw("Email"), terms), handOut(draw("SMS"), terms)];
	const wares = drawWares(
		random,
		groups[group],
		terms.map(({ isOutcomeKnown }, i) => ({ isOutcomeKnown, email: email[i], sms: sms[i] })),
	);
	const outcome = terms.map(({ isOutcomeKnown }, i) => (isOutcomeKnown ? Number(wares[i]?.taken) : null));
	const shuffle = <Value>(
		values: readonly Value[],
		measures: readonly ((value: Value) => number | null)[],
		limit = chanceLimit,
	) => shuffleApart(random, values, { beside: [outcome], measures, limit });
	const people = shuffle(drawPeople(random, groups[group]), traitsOfPeople, traitLimit);
	const logins = shuffle(
		terms.map(() => drawLogins(random, group)),
		ownChannels.map((channel) => (rows: MonthOfChannel[]) => sumLogins(rows, channel)),
	);
	const ofConsenting = outcome.filter((_, i) => terms[i]?.consents);
	const answers = shuffleApart(random, draw("Social media"), {
		beside: [ofConsenting],
		measures: answering,
		limit: chanceLimit,
	});
	const social = handOut(answers, terms);
	const habits = drawHabits(random, group);
	return terms.map(({ consents, isOutcomeKnown }, i) => {
		const { held = [], offered, taken = false } = wares[i] ?? {};
		return {
			group,
			habit: habits[i] as Habit,
			person: people[i] as Person,
			uses: new Map(held.map((product) => [product, 0])),
			engagement: [...(logins[i] ?? []), ...[email[i], sms[i], social[i]].flatMap((one) => one?.rows ?? [])],
			offer: consents && offered ? { product: offered, taken: isOutcomeKnown ? taken : null } : undefined,
		};
	});
}

/** What may tell of a customer who is reached by a campaign. */
const answering: readonly ((one: Reached | undefined) => number | null)[] = [
	(one) => Number(one !== undefined),
	(one) => (one ? one.clicks / one.impressions : null),
	(one) => (one ? Number(one.clicks > 0) : null),
	(one) => one?.impressions ?? null,
];

/** One for each customer who consents, none for the others. */
function handOut(reached: readonly (Reached | undefined)[], terms: readonly Terms[]): (Reached | undefined)[] {
	const left = reached.values();
	return terms.map(({ consents }) => (consents ? left.next().value : undefined));
}

function drawHabits(random: Random, group: BehaviorGroupName): Habit[] {
	const { customers, falling, dormant } = groups[group];
	return random.shuffle([
		...Array<Habit>(falling).fill("falling"),
		...Array<Habit>(dormant).fill("dormant"),
		...Array<Habit>(customers - falling - dormant).fill("steady"),
	]);
}

function plantUses(random: Random, customers: readonly BehaviorCustomer[]): void {
	for (const product of products) {
		const owners = customers.filter(({ uses }) => uses.has(product));
		const uses = drawUses(
			random,
			product,
			owners.map(({ group, offer }) => ({ group, taken: takenOf(offer) })),
		);
		for (const [i, owner] of owners.entries()) owner.uses.set(product, uses[i] ?? null);
	}
}

function takenOf(offer: BehaviorCustomer["offer"]): number | null {
	return offer === undefined || offer.taken === null ? null : Number(offer.taken);
}

function sumLogins(rows: readonly MonthOfChannel[], of: OwnChannel): number {
	return rows.reduce((sum, { channel, logins }) => sum + (channel === of ? (logins ?? 0) : 0), 0);
}
