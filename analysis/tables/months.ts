/** Months in calendar order, whatever their names' alphabet says. */
import { literal } from "../engine/engine.ts";

/**
 * SQL that reads a month as text that sorts by the calendar: `2024-10` where the year is given (`2024-10`, `2024-10-03`,
 * `2024/10`), `10` where it is not (`October`, `Oct`, `10`; English names and those of `locale`). Null for anything else.
 */
export function monthSql(text: string, locale: string): string {
	const spellings = monthNames(locale).flatMap((variants, index) =>
		variants.map((variant) => ({ variant, number: String(index + 1).padStart(2, "0") })),
	);
	const list = (texts: string[]) => `[${texts.map(literal).join(", ")}]`;
	const place = `list_position(${list(spellings.map(({ variant }) => variant))}, lower(${text}))`;
	return `case when ${place} is not null then ${list(spellings.map(({ number }) => number))}[${place}]
		when regexp_full_match(${text}, '\\d{4}[-/](0?[1-9]|1[0-2])([-/]\\d{1,2})?')
		then split_part(replace(${text}, '/', '-'), '-', 1) || '-' || lpad(split_part(replace(${text}, '/', '-'), '-', 2), 2, '0')
		end`;
}

/** Twelve lists of lower-case spellings: full and short names in English and in the locale, and the number. */
function monthNames(locale: string): string[][] {
	return Array.from({ length: 12 }, (_, month) => {
		const day = new Date(Date.UTC(2024, month, 15));
		const spell = (language: string, style: "long" | "short") =>
			new Intl.DateTimeFormat(language, { month: style, timeZone: "UTC" }).format(day).toLowerCase().replace(/\.$/, "");
		const spellings = ["en", locale].flatMap((language) => [spell(language, "long"), spell(language, "short")]);
		return [...new Set([...spellings, String(month + 1), String(month + 1).padStart(2, "0")])];
	});
}
