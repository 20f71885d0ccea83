/** Who is meant by an audience: SQL for the column `customer`, over the relations of the bank. */
import { doubleSql, identifier, literal } from "../engine/engine.ts";
import type { Settings } from "../report.ts";
import { isDormantSql } from "../sections/transactions/dormancy.ts";
import type { Trait } from "./recommendation.ts";

export function everyoneSql(): string {
	return "select customer from customers";
}

/** Those who saw a message on one of the channels. */
export function shownSql(channels: readonly string[]): string {
	return `select distinct customer from engagement where impressions > 0 and channel in (${channels.map(literal).join(", ")})`;
}

/** Of groups that the chapters on behavior compare: segments, tiers or a category. */
export function groupSql(groups: readonly string[]): string {
	return `select customer from customer_groups where grp in (${groups.map(literal).join(", ")})`;
}

export function segmentSql(segment: string): string {
	return `select customer from segments where segment = ${literal(segment)}`;
}

export function tierSql(tiers: readonly string[]): string {
	return `select customer from customer_tiers where tier in (${tiers.map(literal).join(", ")})`;
}

/** Of tiers, without those who are overdrawn. */
export function notOverdrawnSql(tiers: readonly string[]): string {
	return bothSql(tierSql(tiers), "select customer from customers where balance >= 0");
}

/** So many of those with the largest balances. */
export function largestBalancesSql(customers: number): string {
	return `select customer from customers where balance is not null order by balance desc, customer limit ${customers}`;
}

/** Without a transaction for so many days: of `customer_activity`, which the chapter on transactions creates. */
export function dormantSql(settings: Pick<Settings, "asOf" | "dormantAfterDays">): string {
	return `select customer from customer_activity where ${isDormantSql(settings)}`;
}

/** With all of the traits. */
export function traitsSql(traits: readonly Trait[]): string {
	const conditions = traits.map(({ role, value }) => `${identifier(role)} = ${literal(value)}`);
	return `select customer from customers where ${conditions.length === 0 ? "true" : conditions.join(" and ")}`;
}

/** Of any of the traits. */
export function anyTraitSql(traits: readonly Trait[]): string {
	return traits.map((trait) => traitsSql([trait])).join(" union ");
}

/** Those of whose spending at least a share, 0 to 1, goes to a category. */
export function categorySpendersSql(category: string, share: number): string {
	return spendersSql(`category = ${literal(category)}`, share);
}

/** Those of whose spending at least a share, 0 to 1, is paid in a way. */
export function payersSql(paymentType: string, share: number): string {
	return spendersSql(`payment_type = ${literal(paymentType)}`, share);
}

function spendersSql(condition: string, share: number): string {
	return `select customer from customer_spend_cells group by customer
		having sum(spend) > 0 and sum(case when ${condition} then spend else 0 end) >= ${doubleSql(share)} * sum(spend)`;
}

/** Those with a known income above zero. */
export function knownUtilizationSql(): string {
	return "select customer from customer_utilization where ratio is not null";
}

/** Those who spend more than a share of their income. */
export function highUtilizationSql(share: number): string {
	return `select customer from customer_utilization where ratio > ${doubleSql(share)}`;
}

export function holdersSql(product: string): string {
	return `select customer from holdings where product = ${literal(product)}`;
}

/** Those who hold a product and not another one. */
export function holdersWithoutSql(held: string, lacked: string): string {
	return `${holdersSql(held)} except ${holdersSql(lacked)}`;
}

/** Those who are in both audiences. */
export function bothSql(first: string, second: string): string {
	return `select customer from (${first}) as first_audience intersect select customer from (${second}) as second_audience`;
}
