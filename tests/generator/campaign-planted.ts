/** What a report must find in `data/campaign-response/`, and its numbers, worked out the plain way from the rows kept. */
import type { Customer } from "./campaign-response.ts";
import {
	type Channel,
	channelNames,
	productNames,
	type SegmentName,
	segmentNames,
	segmentOf,
} from "./campaign-segments.ts";
import type { Transaction } from "./ledger.ts";

/** What was planted: everything else is the same in every segment, and goes with nothing. */
export function listPlanted() {
	const pairs = segmentNames.flatMap((segment) => channelNames.map((channel) => ({ segment, channel })));
	const isResponsive = ({ segment, channel }: { segment: SegmentName; channel: Channel }) =>
		segmentOf(segment).responsive.includes(channel);
	return {
		clickRateGoesWithBuying: pairs.filter(isResponsive),
		clickRateDoesNotGoWithBuying: pairs.filter((pair) => !isResponsive(pair)),
		advisedImpressions: channelNames.map((channel) => ({ channel, atLeast: 8, atMost: 12 })),
		ownershipMakesNoDifference: [...productNames],
		mostWithdrawals: "High-value power users",
		mostDeposits: "Affluent inactives",
	} as const;
}

/** Sums of money are in the currency's unit; clicks and impressions are those of customers whose clicks are known. */
export function describeSegments(customers: readonly Customer[], ledger: readonly Transaction[]) {
	const made = Map.groupBy(ledger, ({ customer }) => customer);
	return segmentNames.map((segment) => {
		const members = customers.filter((customer) => customer.segment === segment);
		const transactions = members.flatMap(({ id }) => made.get(id) ?? []);
		return {
			segment,
			customers: members.length,
			buyers: members.filter(({ bought }) => bought).length,
			holders: Object.fromEntries(
				productNames.map((product) => {
					const holders = members.filter(({ held }) => held[product]);
					return [product, { customers: holders.length, buyers: holders.filter(({ bought }) => bought).length }];
				}),
			),
			channels: channelNames.map((channel) => describeChannel(members, channel)),
			deposits: describeTransactions(transactions, "Deposit"),
			withdrawals: describeTransactions(transactions, "Withdrawal"),
			transfers: describeTransactions(transactions, "Transfer"),
			payments: describeTransactions(transactions, "Payment"),
		};
	});
}

function describeChannel(members: readonly Customer[], channel: Channel) {
	const known = members.flatMap(({ seen }) => {
		const { impressions, clicks } = seen[channel];
		return clicks === null ? [] : [{ impressions, clicks }];
	});
	const impressions = known.reduce((sum, exposure) => sum + exposure.impressions, 0);
	const clicks = known.reduce((sum, exposure) => sum + exposure.clicks, 0);
	return {
		channel,
		customers: known.length,
		impressions,
		clicks,
		clickRate: Number((clicks / impressions).toFixed(6)),
	};
}

function describeTransactions(transactions: readonly Transaction[], type: Transaction["type"]) {
	const found = transactions.filter((transaction) => transaction.type === type);
	return {
		customers: new Set(found.map(({ customer }) => customer)).size,
		count: found.length,
		sum: found.reduce((sum, { cents }) => sum + cents, 0) / 100,
	};
}
