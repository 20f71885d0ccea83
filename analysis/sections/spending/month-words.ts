/** Which months are above and below the mean, in a sentence. */
import type { Finding } from "../../findings/hypothesis.ts";
import { joinWords } from "../../narrative/words.ts";
import { type Basis, indexColumn } from "./basis.ts";

/** Months above and below the mean, and the one with the most. */
export function monthsClaim(
	compared: readonly { name: string; finding: Finding }[],
	{ formats }: Pick<Basis, "formats">,
): string {
	const index = ({ finding }: (typeof compared)[number]) => finding.measured?.estimate.estimate ?? 1;
	const supported = compared.filter(({ finding }) => finding.verdict === "supported");
	const [above, below] = [supported.filter((one) => index(one) > 1), supported.filter((one) => index(one) < 1)];
	if (supported.length === 0) {
		const isSame = compared.every(({ finding }) => finding.verdict === "no difference");
		return isSame
			? `Spending was about the same in all ${compared.length} months`
			: `No month is known to differ in spending from the mean of ${compared.length} months`;
	}
	const listed = (months: typeof supported) =>
		months.length > mostNamed ? `${months.length} months` : joinWords(months.map(({ name }) => name));
	const most = [...above].toSorted((a, b) => index(b) - index(a))[0];
	const least = [...below].toSorted((a, b) => index(a) - index(b))[0];
	const says = (which: string, one: typeof most) => {
		const { estimate = 1, low = 1, high = 1 } = one?.finding.measured?.estimate ?? {};
		const [at, from, to] = [estimate, low, high].map((value) => formats.cell(value, indexColumn.format));
		return one ? [`${which} in ${one.name}, ${at} where the mean month is 100 (${from} to ${to})`] : [];
	};
	const sides = [
		...(above.length > 0 ? [`above the mean month in ${listed(above)}`] : []),
		...(below.length > 0 ? [`below ${above.length > 0 ? "it" : "the mean month"} in ${listed(below)}`] : []),
	];
	const extreme = most ? says("most", most) : says("least", least);
	return `Spending was ${joinWords(sides)}: ${extreme.join("")}`;
}

const mostNamed = 6;
